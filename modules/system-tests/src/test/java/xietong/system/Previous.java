// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The program as an earlier commit has it: that of {@code -Dxietong.previous} (anything git understands), else the one before
 * the newest migration of the ledger's schema. It is built from git's history by Maven once and kept in
 * {@code ~/.cache/xietong/programs} (or {@code -Dxietong.programs}) under the commit's name; the first time takes about a
 * minute.
 */
final class Previous {
    private static final String MIGRATIONS = "modules/ledger/src/main/resources/xietong/ledger/migrations";
    private static final int BUILD_MINUTES = 15;

    private Previous() {}

    /**
     * Its folder. A clone without the history has none: at the short size this commit's program stands for it then, which is
     * said, so that nodes are at least replaced.
     */
    static Path program() {
        try {
            String commit;
            try {
                commit = commit();
            } catch (AssertionError noHistory) {
                if (Boolean.getBoolean("xietong.long")) {
                    throw noHistory;
                }
                System.out.println("previous program: none in this clone's history, so this commit's stands for it");
                return Program.FOLDER;
            }
            Path cache = Path.of(System.getProperty("xietong.programs",
                    Path.of(System.getProperty("user.home"), ".cache/xietong/programs").toString()));
            Path program = cache.resolve(commit);
            if (Files.isExecutable(program.resolve("bin/xietong"))) {
                System.out.println("previous program: commit " + commit + ", built before");
                return program;
            }
            long began = System.nanoTime();
            build(commit, cache, program);
            System.out.printf("previous program: commit %s, built in %d s%n",
                    commit, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String commit() throws IOException {
        String named = System.getProperty("xietong.previous", "");
        if (named.isEmpty()) {
            String newest = git("log", "-1", "--diff-filter=A", "--format=%H", "--", MIGRATIONS);
            assertThat(newest).as("git's history of %s; a clone without it needs -Dxietong.previous", MIGRATIONS)
                    .matches("[0-9a-f]{40}");
            named = newest + "^";
        }
        return git("rev-parse", "--verify", named + "^{commit}");
    }

    private static String git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-C", Program.ROOT.toString()));
        command.addAll(List.of(arguments));
        return run(null, command).strip();
    }

    private static void build(String commit, Path cache, Path program) throws IOException {
        Path work = Files.createTempDirectory(Files.createDirectories(cache), commit.substring(0, 12) + "-");
        Path sources = Files.createDirectory(work.resolve("sources"));
        Path fresh = work.resolve("program");
        run(null, List.of("sh", "-c", "git -C \"$1\" archive \"$2\" | tar -x -C \"$3\"", "sh",
                Program.ROOT.toString(), commit, sources.toString()));
        List<String> maven = new ArrayList<>(List.of("mvn", "-o", "-B", "-q", "-Dstyle.color=never", "-pl", "modules/app", "-am",
                "package", "-Dmaven.test.skip=true", "-Dxietong.program=" + fresh));
        String repository = System.getProperty("maven.repo.local", "");
        if (!repository.isEmpty()) {
            maven.add("-Dmaven.repo.local=" + repository);
        }
        try {
            run(sources, maven);
        } catch (AssertionError offline) {
            // It may need what this commit does not.
            maven.remove("-o");
            run(sources, maven);
        }
        run(null, List.of(fresh.resolve("bin/xietong").toString(), "prepare"));
        Files.move(fresh, program, StandardCopyOption.ATOMIC_MOVE);
        run(null, List.of("rm", "-rf", work.toString()));
    }

    /** Runs a command to its end and gives what it printed. */
    private static String run(Path folder, List<String> command) throws IOException {
        Path out = Files.createTempFile("xietong-previous", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder == null ? null : folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("XIETONG_"));
            builder.environment().putAll(Map.of("LANG", "C.UTF-8"));
            Process process = Watch.started(builder.start());
            boolean ended = process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES);
            Watch.end(process);
            String said = Files.readString(out);
            assertThat(ended && process.exitValue() == 0).as("%s: %s", command, said).isTrue();
            return said;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            Files.deleteIfExists(out);
        }
    }
}

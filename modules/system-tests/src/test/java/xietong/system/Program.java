// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as it is shipped, and its command line. */
public final class Program {
    public static final Path ROOT = Path.of(System.getProperty("xietong.root", "../..")).toAbsolutePath().normalize();
    /** Where the program of this commit is. */
    static final Path FOLDER =
            Path.of(System.getProperty("xietong.program", ROOT.resolve("modules/app/target/xietong").toString()));
    static final int PATIENCE_SECONDS = 90;
    /** At short sizes each process is over before the second compiler would pay; see surefire.jit. */
    static final List<String> QUICK = Boolean.getBoolean("xietong.long")
            ? List.of() : List.of("-XX:TieredStopAtLevel=1", "-XX:ReservedCodeCacheSize=240m");

    static {
        prepare();
    }

    private Program() {}

    /**
     * As an installation does: with an archive of classes each of the many starts takes half the time. Of the processes
     * that run tests at the same time one makes it, and the others wait for it.
     */
    private static void prepare() {
        Path library = FOLDER.resolve("lib");
        try (var channel = FileChannel.open(library.resolve("prepare.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock();
                var files = Files.list(library)) {
            Path archive = library.resolve("xietong.jsa");
            boolean fits = Files.exists(archive)
                    && files.allMatch(file -> file.toFile().lastModified() <= archive.toFile().lastModified());
            if (!fits) {
                run(Map.of(), "prepare");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command printed and ended with. */
    public record Result(List<String> command, int exit, String out, String err) {

        /** Itself, if it ended so. */
        public Result ended(int expected) {
            assertThat(exit).as("exit code of %s%n%s%n%s", command, out, err).isEqualTo(expected);
            return this;
        }
    }

    /** A command that is yet to be started; of this process's environment only what is not ours is passed on. */
    public static ProcessBuilder prepared(Map<String, String> environment, List<String> prefix, String... arguments) {
        return prepared(FOLDER, environment, prefix, arguments);
    }

    /** The same of the program in another folder. */
    static ProcessBuilder prepared(
            Path program, Map<String, String> environment, List<String> prefix, String... arguments) {
        Path start = program.resolve("bin/xietong");
        assertThat(start).as("the packaged program: mvn -pl modules/app package makes it").isExecutable();
        List<String> command = new ArrayList<>(prefix);
        command.add(start.toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("XIETONG_") || name.startsWith("LC_"));
        builder.environment().put("LANG", "C");
        builder.environment().putAll(environment);
        builder.environment().merge("XIETONG_OPTS", String.join(" ", QUICK), (own, quick) -> own + " " + quick);
        return builder;
    }

    /** The Java machine that runs the tests. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Runs a command to its end. */
    public static Result run(Map<String, String> environment, String... arguments) {
        return run(environment, null, arguments);
    }

    /** The same from a folder. */
    public static Result run(Map<String, String> environment, Path from, String... arguments) {
        return run(environment, from, PATIENCE_SECONDS, arguments);
    }

    /** The same for one that takes longer. */
    public static Result run(Map<String, String> environment, Path from, int patienceSeconds, String... arguments) {
        try {
            Path out = Files.createTempFile("xietong-out", ".txt");
            Path err = Files.createTempFile("xietong-err", ".txt");
            try {
                ProcessBuilder builder = prepared(environment, List.of(), arguments);
                Process process = Watch.started(builder.directory(from == null ? null : from.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start());
                boolean ended = process.waitFor(patienceSeconds, TimeUnit.SECONDS);
                Watch.end(process);
                String said = Files.readString(out);
                String complained = Files.readString(err);
                assertThat(ended).as("%s ended in time: %s %s", List.of(arguments), said, complained).isTrue();
                return new Result(List.of(arguments), process.exitValue(), said, complained);
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The shipped program in one process that carries out one command after the other: in short runs the start is paid once.
 * The rest is as it is for whoever types: the folder, the variables, what is printed and the exit code.
 */
final class Typist {
    /** Of each so many commands one is typed into a shell all the same. */
    private static final int TYPED = 10;
    private static final boolean ALL = Size.of("commands of each " + TYPED + " typed in a process of their own", 1, TYPED) == TYPED;
    private static final AtomicInteger COMMANDS = new AtomicInteger();
    /** By the folder they work in. */
    private static final Map<Path, Typist> AT_WORK = new TreeMap<>();

    private final Process process;
    private final DataOutputStream commands;
    private final DataInputStream answers;

    /** A command from a folder: carried out by the one who works there, or typed. */
    static Program.Result run(Path folder, Map<String, String> environment, String... arguments) {
        return ALL || COMMANDS.getAndIncrement() % TYPED == 0
                ? Program.run(environment, folder, arguments)
                : in(folder).carryOut(environment, arguments);
    }

    private static synchronized Typist in(Path folder) {
        return AT_WORK.compute(folder, (f, known) -> {
            try {
                return known != null && known.process.isAlive() ? known : new Typist(f);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** One at work in a folder until the tests of this process are over; its log goes to a file there. */
    private Typist(Path folder) throws IOException {
        String libraries;
        try (Stream<Path> all = Files.list(Program.FOLDER.resolve("lib"))) {
            libraries = all.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
        Path tests = Path.of(Typist.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        List<String> command = new ArrayList<>(List.of(Program.java()));
        command.addAll(Program.QUICK);
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Xshare:auto", "-Xlog:disable",
                "-XX:SharedArchiveFile=" + Program.FOLDER.resolve("lib/xietong.jsa"),
                "-cp", libraries + File.pathSeparator + tests, TypistProcess.class.getName()));
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("typist.log").toFile()));
        builder.environment().put("LC_ALL", "C.UTF-8");
        process = builder.start();
        commands = new DataOutputStream(process.getOutputStream());
        answers = new DataInputStream(process.getInputStream());
    }

    /** Carries out one command to its end, with what the start script adds to the variables. */
    private synchronized Program.Result carryOut(Map<String, String> environment, String... arguments) {
        var variables = new TreeMap<>(environment);
        variables.putIfAbsent("XIETONG_HOME", Program.FOLDER.toString());
        // One that does not end in time is ended with its process, which the reading below notices.
        var patience = CompletableFuture.runAsync(process::destroyForcibly,
                CompletableFuture.delayedExecutor(Program.PATIENCE_SECONDS, TimeUnit.SECONDS));
        try {
            commands.writeInt(variables.size());
            for (var variable : variables.entrySet()) {
                commands.writeUTF(variable.getKey());
                commands.writeUTF(variable.getValue());
            }
            commands.writeInt(arguments.length);
            for (String argument : arguments) {
                commands.writeUTF(argument);
            }
            commands.flush();
            int exit = answers.readInt();
            return new Program.Result(List.of(arguments), exit, text(answers), text(answers));
        } catch (IOException e) {
            throw new UncheckedIOException("the program ended while it carried out " + List.of(arguments), e);
        } finally {
            patience.cancel(false);
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}

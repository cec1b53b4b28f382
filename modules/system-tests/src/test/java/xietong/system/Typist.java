// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.app.Main;

/**
 * The shipped program in one process that carries out one command after the other: in short runs the start is paid once.
 * The rest is as it is for whoever types: the folder, the variables, what is printed and the exit code.
 */
final class Typist {
    private final Process process;
    private final DataOutputStream commands;
    private final DataInputStream answers;

    /** One at work in a folder; its log goes to a file there. */
    Typist(Path folder) throws IOException {
        String libraries;
        try (Stream<Path> all = Files.list(Program.FOLDER.resolve("lib"))) {
            libraries = all.map(Path::toString).filter(name -> name.endsWith(".jar")).sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
        Path tests = Path.of(Typist.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java")));
        command.addAll(Program.QUICK);
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Xshare:auto", "-Xlog:disable",
                "-XX:SharedArchiveFile=" + Program.FOLDER.resolve("lib/xietong.jsa"),
                "-cp", libraries + File.pathSeparator + tests, Typist.class.getName()));
        var builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("typist.log").toFile()));
        builder.environment().put("LC_ALL", "C.UTF-8");
        process = Watch.started(builder.start());
        commands = new DataOutputStream(process.getOutputStream());
        answers = new DataInputStream(process.getInputStream());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Carries out one command to its end. */
    synchronized Program.Result run(Map<String, String> environment, String... arguments) {
        try {
            commands.writeInt(environment.size());
            for (var variable : environment.entrySet()) {
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
        }
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    /** The process: reads commands until there are no more. */
    public static void main(String[] nothing) throws IOException {
        var in = new DataInputStream(System.in);
        var out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
        System.setIn(InputStream.nullInputStream());
        try {
            while (true) {
                Map<String, String> environment = new TreeMap<>();
                for (int left = in.readInt(); left > 0; left--) {
                    environment.put(in.readUTF(), in.readUTF());
                }
                String[] arguments = new String[in.readInt()];
                for (int i = 0; i < arguments.length; i++) {
                    arguments[i] = in.readUTF();
                }
                var printed = new ByteArrayOutputStream();
                var complained = new ByteArrayOutputStream();
                int exit;
                try (var o = new PrintStream(printed, false, StandardCharsets.UTF_8);
                        var e = new PrintStream(complained, true, StandardCharsets.UTF_8)) {
                    System.setOut(o);
                    System.setErr(e);
                    exit = Main.run(environment, o, e, arguments);
                }
                out.writeInt(exit);
                for (var said : List.of(printed, complained)) {
                    out.writeInt(said.size());
                    said.writeTo(out);
                }
                out.flush();
            }
        } catch (EOFException noMore) {
            System.exit(0);
        }
    }
}

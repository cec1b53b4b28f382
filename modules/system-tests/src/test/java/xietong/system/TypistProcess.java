// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The process of a {@link Typist}: carries out commands until there are no more, which is when whoever sends them has ended.
 * Where the program begins is named, as its start script does it.
 */
final class TypistProcess {
    private TypistProcess() {}

    public static void main(String[] nothing) throws Exception {
        Method run = Class.forName("xietong.app.Main")
                .getMethod("run", Map.class, PrintStream.class, PrintStream.class, String[].class);
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
                    exit = (int) run.invoke(null, environment, o, e, arguments);
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

// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.bridge.SLF4JBridgeHandler;
import xietong.app.config.Environment;
import xietong.app.log.Log;

/** Where the program begins. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // Whatever the locale says: names and states are Chinese.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(out);
        System.setErr(err);
        int code = run(System.getenv(), out, err, arguments);
        out.flush();
        System.exit(code);
    }

    /** One command, as from a shell with these variables; its exit code. What is logged goes where the process logs. */
    public static int run(Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
        logging(environment, arguments);
        return Cli.commandLine(environment, arguments)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    private static void logging(Map<String, String> environment, String[] arguments) {
        String usual = arguments.length == 0 ? "error" : Cli.LEVELS.getOrDefault(arguments[0], "error");
        String wanted = environment.getOrDefault(Environment.LOG, "");
        Log.level(wanted.isEmpty() ? usual : wanted);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
        logging(arguments);
        int code = Cli.commandLine(System.getenv(), arguments)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .execute(arguments);
        out.flush();
        System.exit(code);
    }

    private static void logging(String[] arguments) {
        String usual = arguments.length == 0 ? "error" : Cli.LEVELS.getOrDefault(arguments[0], "error");
        String wanted = System.getenv().getOrDefault(Environment.LOG, "");
        Log.level(wanted.isEmpty() ? usual : wanted);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}

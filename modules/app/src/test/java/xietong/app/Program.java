// SPDX-License-Identifier: Apache-2.0
package xietong.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;

/** The program as a shell sees it. */
final class Program {
    private final Map<String, String> environment;

    Program(Map<String, String> environment) {
        this.environment = new HashMap<>(environment);
    }

    record Ran(int code, String out, String err) {}

    Program with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Program(more);
    }

    Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Cli.commandLine(environment, arguments)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Ran(code, out.toString(), err.toString());
    }
}

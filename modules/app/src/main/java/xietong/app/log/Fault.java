// SPDX-License-Identifier: Apache-2.0
package xietong.app.log;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A failure as the log tells it: its classes and where it came from. Its message only where that cannot be what somebody
 * sent: engines and libraries put the value that they could not take into theirs, and a value may be a name.
 */
final class Fault {
    private static final int MOST_FRAMES = 60;
    private static final int MOST_CAUSES = 8;
    /** Code of ours that words its messages without values; rules, which speak of what a command said, are not of it. */
    private static final Pattern OWN = Pattern.compile("xietong\\.(hub|ledger|live|app|client)\\..*");

    private Fault() {}

    /** Without the stack. */
    static String line(Throwable failure) {
        String name = failure.getClass().getName();
        if (failure instanceof SQLException sql) {
            return name + ": SQLSTATE " + sql.getSQLState() + ", code " + sql.getErrorCode();
        }
        String message = failure.getMessage();
        return message != null && tellable(failure) ? name + ": " + message : name;
    }

    private static boolean tellable(Throwable failure) {
        // Where there is a cause, its message may be in this one.
        if (failure.getCause() != null) {
            return false;
        }
        if (failure instanceof IOException) {
            return failure.getClass().getName().startsWith("java.") || failure.getClass().getName().startsWith("javax.");
        }
        StackTraceElement[] stack = failure.getStackTrace();
        return stack.length > 0 && OWN.matcher(stack[0].getClassName()).matches();
    }

    /** With it and with its causes. */
    static String stack(Throwable failure) {
        var text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable next = failure;
        for (int causes = 0; next != null && causes < MOST_CAUSES && seen.add(next); causes++) {
            text.append(causes == 0 ? "" : "Caused by: ").append(line(next)).append('\n');
            StackTraceElement[] frames = next.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
                text.append("\tat ").append(frames[i]).append('\n');
            }
            next = next.getCause();
        }
        return text.toString();
    }
}

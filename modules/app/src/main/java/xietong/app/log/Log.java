// SPDX-License-Identifier: Apache-2.0
package xietong.app.log;

import java.util.Locale;
import java.util.Map;
import org.slf4j.event.Level;

/**
 * How much is logged and in which form. One for the process; set before much is logged. Until then the system property
 * {@code xietong.log} says how much, info where it does not.
 */
public final class Log {
    /** System property: trace, debug, info, warn, error or off. */
    public static final String PROPERTY = "xietong.log";

    /** More than any level. */
    static final int OFF = Integer.MAX_VALUE;

    /** Libraries that are talkative; the longest name that fits counts. */
    private static final Map<String, Integer> LEAST = Map.of(
            "com.hazelcast", Level.WARN.toInt(),
            // A lone node has no join method, and says so as a warning; members come and go in our own words.
            "com.hazelcast.instance.impl.Node", Level.ERROR.toInt(),
            "io.netty", Level.WARN.toInt(),
            "io.vertx", Level.WARN.toInt(),
            // Garbage of strangers: the connection is closed, and no line here is theirs to write.
            "io.vertx.core.net.impl.ConnectionBase", OFF,
            "org.flywaydb", Level.WARN.toInt(),
            "com.zaxxer", Level.WARN.toInt(),
            "io.grpc", Level.ERROR.toInt(),
            // The exporter says at each attempt that its collector is away.
            "io.opentelemetry", Level.ERROR.toInt());

    private static volatile int level = parse(System.getProperty(PROPERTY, ""));
    private static volatile boolean json;

    private Log() {}

    /** From now on so much: trace, debug, info, warn, error or off; anything else is info. */
    public static void level(String name) {
        level = parse(name);
    }

    /** From now on one JSON object a line, or text. */
    public static void json(boolean wanted) {
        json = wanted;
    }

    static boolean json() {
        return json;
    }

    /** Whether a logger logs at a level. */
    static boolean logs(int least, Level at) {
        return at.toInt() >= Math.max(least, level);
    }

    /** Level below which a logger of this name says nothing, however much is wanted. */
    static int least(String logger) {
        return LEAST.entrySet().stream()
                .filter(e -> logger.equals(e.getKey()) || logger.startsWith(e.getKey() + "."))
                .max((a, b) -> Integer.compare(a.getKey().length(), b.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(Level.TRACE.toInt());
    }

    private static int parse(String name) {
        if (name.equalsIgnoreCase("off")) {
            return OFF;
        }
        try {
            return Level.valueOf(name.toUpperCase(Locale.ROOT)).toInt();
        } catch (IllegalArgumentException e) {
            return Level.INFO.toInt();
        }
    }
}

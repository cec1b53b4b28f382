// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.v1.Mode;

/**
 * This machine's clock as the hub sees it. Commits are stamped with trusted time (the ledger's); this one is for what a node
 * decides by itself: validity of tokens, age of streams, freshness of its list.
 *
 * <p>So that a test can see what a wrong clock does, a DRILL ledger's hub that was started with the Java property
 * {@code xietong.drill.clock} adds what the file of that name says, as ISO-8601 ({@code PT10M}), as long as it says so.
 */
public final class HubClock {
    private static final Logger LOG = LoggerFactory.getLogger(HubClock.class);
    private static final String PROPERTY = "xietong.drill.clock";
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static volatile Duration wrong = Duration.ZERO;

    private HubClock() {}

    /** Now. */
    public static Instant now() {
        return Instant.now().plus(wrong);
    }

    /** Now, in milliseconds since 1970. */
    public static long millis() {
        return System.currentTimeMillis() + wrong.toMillis();
    }

    /** Follows the file of the property from now on, where there is one and the ledger is for drills. */
    static void of(Mode mode) {
        String file = System.getProperty(PROPERTY, "");
        if (mode != Mode.MODE_DRILL || file.isEmpty()) {
            return;
        }
        var thread = new Thread(
                () -> {
                    while (true) {
                        look(Path.of(file));
                        LockSupport.parkNanos(LOOK_NANOS);
                    }
                },
                "xietong-drill-clock");
        thread.setDaemon(true);
        thread.start();
    }

    private static void look(Path file) {
        Duration said = Duration.ZERO;
        try {
            String text = Files.exists(file) ? Files.readString(file).strip() : "";
            said = text.isEmpty() ? Duration.ZERO : Duration.parse(text);
        } catch (IOException | DateTimeParseException e) {
            LOG.debug("the drill's clock cannot be read", e);
        }
        if (!said.equals(wrong)) {
            LOG.warn("drill: this node's clock is wrong by {}", said);
            wrong = said;
        }
    }
}

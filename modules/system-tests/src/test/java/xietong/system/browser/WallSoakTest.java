// SPDX-License-Identifier: Apache-2.0
package xietong.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import xietong.system.Size;

/** A wall runs for months: what it holds after hours of full traffic is what it held after minutes. */
class WallSoakTest {
    private static final int HOUR = 3_600;
    /** A browser's own comings and goings. */
    private static final double NOISE = 256 << 10;
    private static final double MOST_AN_HOUR = 50 << 10;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private static Recorded recorded;

    @BeforeAll
    static void open() {
        recorded = new Recorded();
    }

    @AfterAll
    static void close() {
        recorded.close();
    }

    @Test
    void a7HoursOfFullTrafficLeaveNoNodeNoListenerAndNoHeapBehind() {
        // Twelve hours of full traffic; the short size is most of one.
        int ticks = Size.of("seconds of full traffic on a wall", 1_200, 12 * HOUR);
        int piece = 600;
        Page wall = recorded.open(CHROMIUM, "/wall?frozen", "busy", 1920, 1080);
        CDPSession session = wall.context().newCDPSession(wall);
        session.send("Performance.enable");
        run(wall, 0, piece, true);
        Soak.collect(session);
        double nodes = Soak.metric(session, "Nodes");
        double listeners = Soak.metric(session, "JSEventListeners");
        double heap = Soak.metric(session, "JSHeapUsedSize");
        for (int done = piece; done < ticks; done += piece) {
            run(wall, done, piece, true);
        }
        // What the page draws while it is collected is left for the next collection; what it holds stays.
        double[] now = new double[2];
        Pages.until(wall, () -> "nodes %.0f as %.0f, listeners %.0f as %.0f".formatted(now[0], nodes, now[1], listeners), () -> {
            Soak.collect(session);
            now[0] = Soak.metric(session, "Nodes");
            now[1] = Soak.metric(session, "JSEventListeners");
            return now[0] == nodes && now[1] == listeners;
        });
        double grown = Soak.metric(session, "JSHeapUsedSize") - heap;
        System.out.printf("wall after %,d s: %.0f nodes before %.0f, %.0f listeners before %.0f, heap %+.0f KB%n", ticks,
                now[0], nodes, now[1], listeners, grown / 1024);
        assertThat(grown).isLessThan(NOISE + MOST_AN_HOUR * ticks / HOUR);
    }

    private static void run(Page wall, int start, int ticks, boolean settle) {
        Object missing = wall.evaluate(Soak.TICKS, Map.of(
                "frame", Recorded.frames("busy"), "ticks", ticks, "seed", 7 + start, "start", start, "settle", settle));
        assertThat((List<?>) missing).as("words that are missing").isEmpty();
    }
}

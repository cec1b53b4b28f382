// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xietong.ledger.Reads;
import xietong.ledger.StoredState;
import xietong.ledger.Timer;
import xietong.rules.Times;
import xietong.rules.alert.AlertResource;
import xietong.store.v1.ClockFired;

/** Timers that cannot be decided wait by themselves (promise 5: what is due escalates on time). */
class DueTimersTest {
    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final int STUCK = 40;

    private final List<Timer> timers = Stream.concat(
                    IntStream.range(0, STUCK).mapToObj(i -> timer("stuck-" + i, i)),
                    IntStream.range(0, 3).mapToObj(i -> timer("good-" + i, STUCK + i)))
            .toList();
    private final DueTimers due = new DueTimers(ledger(), 256);

    private static Timer timer(String id, int millis) {
        var fired = ClockFired.newBuilder().setResource("a-1").setClock("alert.acknowledge").setPercent(50)
                .setDueTime(Times.timestamp(NOW.plusMillis(millis)));
        return new Timer(id, "a-1", NOW.plusMillis(millis), fired.build().toByteArray());
    }

    /** Timers and one alert; nothing else is asked. */
    private Reads ledger() {
        return (Reads) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Reads.class}, (p, m, a) ->
                switch (m.getName()) {
                    case "timersDue" -> timers.stream()
                            .filter(t -> !t.due().isAfter((Instant) a[0])).limit((int) a[1]).toList();
                    case "nextTimer" -> Optional.of(timers.get(0).due());
                    case "states" -> Map.of("a-1", new StoredState("a-1", AlertResource.KIND, 1, 1, new byte[0], new byte[0]));
                    default -> throw new UnsupportedOperationException(m.getName());
                });
    }

    @Test
    void moreStuckTimersThanFitBesideOthersHoldUpNone() {
        Instant now = NOW.plusSeconds(1);
        List<Submission> first = due.due(now, true);
        assertThat(first).isNotEmpty().allMatch(s -> s.timer().startsWith("stuck"));
        first.forEach(s -> due.later(s, now));
        assertThat(due.due(now, true)).extracting(Submission::timer).contains("good-0", "good-1", "good-2");
    }

    @Test
    void aStuckTimerIsTriedAgainAndDoesNotSpin() {
        Instant now = NOW;
        due.due(now, false).forEach(s -> due.later(s, now));
        assertThat(due.due(now, false)).isEmpty();
        assertThat(due.next()).as("looked for others soon").isAfter(now).isBefore(now.plusSeconds(1));
        assertThat(due.due(now.plusSeconds(5), false)).extracting(Submission::timer).contains("stuck-0");
    }
}

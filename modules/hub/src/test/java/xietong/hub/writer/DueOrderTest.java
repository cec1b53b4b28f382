// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xietong.ledger.Batch;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Timer;
import xietong.rules.Times;
import xietong.rules.cases.CaseNodeResource;
import xietong.store.v1.ClockFired;

/** Timers of one batch fire in order of due time, those too that the others set (promise 5: on time, once). */
class DueOrderTest {
    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    private static Timer timer(String id, int minute) {
        Instant due = START.plusSeconds(60L * minute);
        var fired = ClockFired.newBuilder().setResource(id).setClock("node.5").setDueTime(Times.timestamp(due));
        return new Timer(id, id, due, fired.build().toByteArray());
    }

    private static Submission submission(Timer timer) {
        return DueOrder.command(timer, CaseNodeResource.KIND).orElseThrow();
    }

    private static Batch.Entry entry(List<Timer> set, List<String> cleared) {
        var record = new HistoryRecord(1, 0, CaseNodeResource.KIND, "n", 2, START, "", "", "", 1, "SHA-256",
                new byte[0], new byte[0], new byte[0], new byte[0], new byte[0], new byte[0], null);
        return new Batch.Entry(
                record, null, null, List.of(), set, cleared, List.of(), List.of(), List.of(), Map.of(), false, null);
    }

    /** What fires where each timer of the key sets those of the value and is cleared itself. */
    private static List<String> fired(List<Timer> due, int most, Map<String, List<Timer>> sets, Map<String, String> clears) {
        var order = new DueOrder(due.stream().map(DueOrderTest::submission).toList(), most);
        var fired = new ArrayList<String>();
        for (Submission next = order.next(); next != null; next = order.next()) {
            String id = next.timer();
            fired.add(id);
            order.changed(List.of(entry(
                    sets.getOrDefault(id, List.of()),
                    clears.containsKey(id) ? List.of(id, clears.get(id)) : List.of(id))));
        }
        return fired;
    }

    @Test
    void whatATimerSetsTakesItsPlaceAmongThoseThatWait() {
        List<Timer> due = List.of(timer("a1", 1), timer("b1", 4), timer("c1", 9));
        var sets = Map.of("a1", List.of(timer("a2", 3)), "a2", List.of(timer("a3", 5)), "b1", List.of(timer("b2", 20)));

        assertThat(fired(due, 10, sets, Map.of())).as("what comes after the last waits for its page")
                .containsExactly("a1", "a2", "b1", "a3", "c1");
    }

    @Test
    void aBatchHasItsMostAndWhatIsLeftIsTheLatest() {
        List<Timer> due = List.of(timer("a1", 1), timer("b1", 4), timer("c1", 9));

        assertThat(fired(due, 3, Map.of("a1", List.of(timer("a2", 3))), Map.of())).containsExactly("a1", "a2", "b1");
    }

    @Test
    void oneThatWasClearedMeanwhileDoesNotFire() {
        List<Timer> due = List.of(timer("a1", 1), timer("b1", 4), timer("c1", 9));

        assertThat(fired(due, 10, Map.of(), Map.of("a1", "b1"))).containsExactly("a1", "c1");
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubRefusal;
import xietong.ledger.Delivery;
import xietong.ledger.LedgerSettings;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.Mode;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.Receipt;
import xietong.v1.Step;

/** Promise 5: each step of a clock fires once, whatever happens to the hub meanwhile. */
class ClockTest {
    private static final String SENDER = "京0117";
    private static final String RECIPIENT = "津0119";

    @TempDir
    Path folder;

    private int commands;

    private Receipt advance(TestHub hub, Duration by) {
        return hub.administrator().admin().advanceClock(AdminServiceAdvanceClockRequest.newBuilder()
                .setHeader(TestHub.header("advance-" + commands++, OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .setSeconds(by.toSeconds())
                .build());
    }

    private static Map<String, Long> fired(TestHub hub, String id) {
        Entrustment matter = hub.as(SENDER).entrustments().get(id);
        return matter.getStepsList().stream()
                .map(Step::getAction)
                .filter(a -> a.startsWith("clock/"))
                .collect(Collectors.groupingBy(a -> a, TreeMap::new, Collectors.counting()));
    }

    private static List<String> topics(TestHub hub, String mailbox) {
        return hub.hub().ledger().deliveries(mailbox, 0, 1_000).stream().map(Delivery::topic).toList();
    }

    @Test
    void due_steps_fire_once_and_tell_whom_the_rule_book_names() {
        try (TestHub hub = TestHub.start(folder)) {
            var request = Matters.other(Matters.paper(hub.as(SENDER)), RECIPIENT, "c-1").toBuilder();
            request.getMatterBuilder().setUrgent(true);
            String id = hub.as(SENDER).entrustments().submit(request.build()).getResource();
            String superior = hub.as(SENDER).directory().get(RECIPIENT).getSuperior();
            assertThat(fired(hub, id)).isEmpty();

            advance(hub, Duration.ofHours(14));
            Await.until("half of it", () -> fired(hub, id).containsKey("clock/entrust.urgent/50"));
            assertThat(topics(hub, RECIPIENT)).containsExactly("entrustment.sent", "entrustment.due_soon");
            assertThat(topics(hub, SENDER)).isEmpty();

            advance(hub, Duration.ofHours(14));
            Await.until("the end", () -> fired(hub, id).containsKey("clock/entrust.urgent/100"));
            Await.until("all that is due", () -> fired(hub, id).containsKey("clock/entrust.urgent/80"));
            assertThat(topics(hub, SENDER)).containsExactly("entrustment.overdue");
            assertThat(topics(hub, superior)).containsExactly("entrustment.overdue");
            assertThat(topics(hub, RECIPIENT)).filteredOn("entrustment.overdue"::equals).hasSize(1);
            assertThat(hub.as(SENDER).entrustments().get(id).getOverdue()).isTrue();

            advance(hub, Duration.ofDays(400));
            Await.until("the last clock", () -> fired(hub, id).containsKey("clock/entrust.report/100"));
            hub.restart();
            advance(hub, Duration.ofDays(400));
            requireQuiet(hub);
            assertThat(fired(hub, id)).allSatisfy((step, times) -> assertThat(times).as(step).isEqualTo(1));
        }
    }

    /** A later command that is decided shows that nothing more was due before it. */
    private void requireQuiet(TestHub hub) {
        long position = advance(hub, Duration.ofSeconds(1)).getPosition();
        assertThat(advance(hub, Duration.ofSeconds(1)).getPosition()).isEqualTo(position + 1);
        assertThat(hub.hub().ledger().timersDue(hub.hub().writer().now(), 10)).isEmpty();
    }

    @Test
    void what_fell_due_while_the_hub_was_stopped_fires_once_after_the_restart() {
        int rounds = Size.of("restarts with clocks that have just fallen due", 2, 40);
        try (TestHub hub = TestHub.start(folder)) {
            for (int round = 0; round < rounds; round++) {
                var paper = Matters.paper(hub.as(SENDER));
                int many = 40;
                String prefix = "s-" + round + "-";
                Flood.send(hub.as(SENDER), many, i -> {
                    var request = Matters.other(paper, RECIPIENT, prefix + i).toBuilder();
                    request.getMatterBuilder().setUrgent(true);
                    return request.build();
                });
                // The clock jumps and the hub stops before it has fired all of it.
                advance(hub, Duration.ofDays(300));
                hub.restart();
                for (int i = 0; i < many; i++) {
                    String id = resource(hub, prefix + i);
                    Await.until("fired", () -> fired(hub, id).size() >= 6);
                    assertThat(fired(hub, id)).allSatisfy((step, times) -> assertThat(times).as(step).isEqualTo(1));
                }
                requireQuiet(hub);
            }
        }
    }

    private static String resource(TestHub hub, String requestId) {
        var request = hub.hub().ledger().request(SENDER, requestId).orElseThrow();
        return Wire.parse(Receipt.getDefaultInstance(), request.receipt()).getResource();
    }

    @Test
    void a_clock_that_has_ended_fires_no_more() {
        try (TestHub hub = TestHub.start(folder)) {
            String id = hub.as(SENDER).entrustments()
                    .submit(Matters.other(Matters.paper(hub.as(SENDER)), RECIPIENT, "c-2"))
                    .getResource();
            hub.as(RECIPIENT).entrustments().sign(EntrustmentServiceSignRequest.newBuilder()
                    .setHeader(TestHub.header("c-3", OfficerRole.OFFICER_ROLE_OFFICER))
                    .setId(id)
                    .build());
            advance(hub, Duration.ofDays(400));
            Await.until("the others", () -> fired(hub, id).containsKey("clock/entrust.report/100"));
            requireQuiet(hub);
            assertThat(fired(hub, id).keySet()).noneMatch(s -> s.startsWith("clock/entrust.sign/"));
        }
    }

    @Test
    void nobody_moves_the_clock_of_a_live_ledger() {
        try (TestHub hub = TestHub.start(folder, s -> new HubSettings(
                s.node(),
                s.data(),
                s.server(),
                LedgerSettings.sqlite(s.data(), Mode.MODE_LIVE),
                s.writer(),
                s.mailbox(),
                s.live(),
                s.initialRules()))) {
            assertThat(hub.administrator().admin().hub().getMode()).isEqualTo(Mode.MODE_LIVE);
            assertThat(catchThrowableOfType(HubRefusal.class, () -> advance(hub, Duration.ofDays(1))).reason())
                    .isEqualTo(Reason.REASON_DRILL_ONLY);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.SightingStream;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.AdminServiceApplyRulesRequest;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertStep;
import xietong.v1.LegalBasis;
import xietong.v1.OfficerRole;
import xietong.v1.RuleDocument;
import xietong.v1.SightingReport;
import xietong.v1.SightingVerdict;

/** An alert that nobody acknowledges climbs at the times of the rule book, also when the hub is not there; an acknowledged one never. */
@ExtendWith(Watch.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EscalationTest {
    private static final String SUPERIOR = "BUREAU-1";
    private static final String FIRST = "STATION-1";
    private static final String CLOCK = "clock/alert.acknowledge.urgent/";
    /** In seconds after the alert, by the rule book: who is told of it, and as what. */
    private static final Map<Integer, Integer> CONFIGURED = Map.of(20, 60, 60, 180, 100, 300);

    @TempDir
    private static Path folder;

    private static Site site;
    private static Lookout lookout;
    private static int sightings;

    @BeforeAll
    static void start() {
        site = new Site(folder, Map.of()).start();
        lookout = new Lookout(site);
        lookout.station(SUPERIOR, "", false);
        lookout.station(FIRST, SUPERIOR, true);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    /** Somebody is looked for by the station, and seen. */
    private static String raised() throws Exception {
        String person = Lookout.identifier(++sightings);
        lookout.watched(person, LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE, List.of(FIRST));
        SightingReport report = Lookout.seen(person, "E-" + sightings, "980001");
        try (SightingStream stream = lookout.source().watches().sightings(1)) {
            Await.until("the list is sure", () -> verdict(stream, report) == SightingVerdict.SIGHTING_VERDICT_MATCH);
        }
        return site.as(FIRST).alerts().list(AlertBox.ALERT_BOX_OPEN)
                .filter(a -> a.getSightings(0).getNumber().equals("E-" + sightings))
                .map(Alert::getId)
                .findFirst()
                .orElseThrow();
    }

    private static SightingVerdict verdict(SightingStream stream, SightingReport report) {
        try {
            return stream.send(List.of(report)).get(30, TimeUnit.SECONDS).get(0).getVerdict();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void advance(String requestId, Duration by) {
        site.administrator().admin().advanceClock(AdminServiceAdvanceClockRequest.newBuilder()
                .setHeader(Matters.header(requestId, OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .setSeconds(by.toSeconds())
                .build());
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    private static Alert alert(String id) {
        return site.as(Lookout.COURT).alerts().get(id);
    }

    private static List<AlertStep> fired(String id) {
        return alert(id).getStepsList().stream().filter(s -> s.getAction().startsWith("clock/")).toList();
    }

    private static void awaitFired(String id, int steps) {
        Await.until(() -> steps + " steps of " + fired(id), Duration.ofSeconds(30), () -> fired(id).size() >= steps);
    }

    /** How often a mailbox of an organisation was told something about an alert. */
    private static long told(String organisation, String topic, String id) {
        return Mailboxes.all(site.as(organisation)).stream()
                .filter(i -> i.resource().equals(id) && i.topic().equals(topic))
                .count();
    }

    @Test
    @Order(1)
    void theConfiguredTimesAreKeptWhetherTheHubWasThereOrNot() throws Exception {
        String id = raised();
        String seen = raised();
        site.as(FIRST).alerts().acknowledge(Lookout.acknowledge(seen, "seen-1"));
        Instant raise = instant(alert(id).getRaiseTime());

        // The first step with the hub there: the clock of the drill is moved to right before it.
        Duration before = Duration.ofSeconds(1);
        advance("to-60", Duration.between(now(), raise.plusSeconds(60)).minus(before));
        awaitFired(id, 1);
        onTime(fired(id).get(0), raise, 20);
        assertThat(told(FIRST, "alert.escalated", id)).isEqualTo(1);
        assertThat(told(SUPERIOR, "alert.escalated", id)).isZero();

        // The second while the hub is away: it fires as soon as it is back, once, and says that it is late.
        advance("to-180", Duration.between(now(), raise.plusSeconds(180)).minus(before));
        site.hub().kill();
        Instant back = Instant.now().plus(before).plusSeconds(2);
        Await.until("it has fallen due", () -> Instant.now().isAfter(back));
        site.start();
        Instant started = now();
        awaitFired(id, 2);
        AlertStep late = fired(id).get(1);
        assertThat(late.getAction()).isEqualTo(CLOCK + "60/late");
        assertThat(instant(late.getTime())).isAfter(raise.plusSeconds(181)).isBefore(started.plusSeconds(2));
        assertThat(told(SUPERIOR, "alert.escalated", id)).isEqualTo(1);

        advance("to-300", Duration.between(now(), raise.plusSeconds(300)).minus(before));
        awaitFired(id, 3);
        onTime(fired(id).get(2), raise, 100);
        assertThat(told(Lookout.COURT, "alert.unanswered", id)).isEqualTo(1);
        assertThat(alert(id).getOverdue()).isTrue();

        advance("beyond", Duration.ofMinutes(10));
        String marker = raised();
        assertThat(fired(marker)).isEmpty();
        assertThat(fired(id)).as("each once").hasSize(3);
        assertThat(fired(seen)).as("acknowledged").isEmpty();
        assertThat(told(FIRST, "alert.escalated", seen)).isZero();
    }

    private static Instant now() {
        return instant(site.administrator().admin().hub().getTime());
    }

    private static void onTime(AlertStep step, Instant raise, int percent) {
        Instant due = raise.plusSeconds(CONFIGURED.get(percent));
        assertThat(step.getAction()).isEqualTo(CLOCK + percent);
        assertThat(instant(step.getTime())).isBetween(due, due.plusSeconds(1));
    }

    /** Nothing moves the clock here: a rule book of a few seconds, many alerts at once, some of them acknowledged. */
    @Test
    @Order(2)
    void inRealTimeEachOfManyAlertsClimbsWithinASecondAndTheAcknowledgedOnesDoNot() throws Exception {
        int count = Size.of("alerts at once", 8, 400);
        quickly();
        var ids = new HashSet<String>();
        for (int i = 0; i < count; i++) {
            String id = raised();
            ids.add(id);
            if (i % 2 == 0) {
                site.as(FIRST).alerts().acknowledge(Lookout.acknowledge(id, "seen-" + id));
            }
        }
        List<Alert> all = site.as(Lookout.COURT).alerts().list(AlertBox.ALERT_BOX_OPEN)
                .filter(a -> ids.contains(a.getId()))
                .toList();
        assertThat(all).hasSize(count);
        List<Alert> waiting = all.stream().filter(a -> a.getAcknowledgementsCount() == 0).toList();
        assertThat(waiting).hasSize(count / 2);
        waiting.forEach(a -> awaitFired(a.getId(), 3));
        long slowest = 0;
        for (Alert alert : waiting) {
            List<AlertStep> steps = fired(alert.getId());
            assertThat(steps).hasSize(3).noneMatch(s -> s.getAction().endsWith("/late"));
            int[] due = {1, 3, 5};
            for (int i = 0; i < due.length; i++) {
                Duration after = Duration.between(
                        instant(alert.getRaiseTime()).plusSeconds(due[i]), instant(steps.get(i).getTime()));
                assertThat(after).as("step %d of %s", i, alert.getId())
                        .isBetween(Duration.ZERO, Duration.ofSeconds(1));
                slowest = Math.max(slowest, after.toMillis());
            }
        }
        System.out.printf("%d alerts, %d steps, the latest %d ms after it was due%n",
                waiting.size(), 3 * waiting.size(), slowest);
        all.stream().filter(a -> a.getAcknowledgementsCount() > 0).forEach(a -> {
            Instant seen = instant(a.getAcknowledgements(0).getTime());
            assertThat(fired(a.getId())).as("after it was acknowledged")
                    .noneMatch(s -> instant(s.getTime()).isAfter(seen));
        });
    }

    /** The urgent clock in five seconds: the steps at one, three and five. */
    private static void quickly() {
        String clocks = site.administrator().admin().rules().getDocumentsList().stream()
                .filter(d -> d.getName().equals("clocks"))
                .map(RuleDocument::getText)
                .findFirst()
                .orElseThrow();
        String quick = clocks.replace("length: 300\n", "length: 5\n");
        assertThat(quick).isNotEqualTo(clocks);
        site.administrator().admin().applyRules(AdminServiceApplyRulesRequest.newBuilder()
                .setHeader(Matters.header("quick", OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .addDocuments(RuleDocument.newBuilder().setName("clocks").setText(quick))
                .build());
    }
}

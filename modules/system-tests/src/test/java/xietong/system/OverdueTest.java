// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.Clock;
import xietong.v1.OfficerRole;
import xietong.v1.Step;

/** Promise 5 with a hub that is not there when a deadline falls due. */
@ExtendWith(Watch.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OverdueTest {
    private static final String SENDER = "京0117";
    private static final String RECIPIENT = "津0119";
    private static final String SUPERIOR = "津01";
    /** How close to the end the clock is moved before the hub is killed. */
    private static final Duration SHORT_OF = Duration.ofSeconds(6);

    @TempDir
    private Path folder;

    @Test
    void aDeadlineThatFallsDueWhileTheHubIsDownFiresOnce() {
        try (Site site = new Site(folder, Map.of()).start()) {
            String id = urgentMatter(site, "overdue-1");
            advance(site, "to-just-before", due(site, id).minus(SHORT_OF));
            site.hub().kill();
            // The hub's time runs on with the machine's while it is down; here it stands this far ahead.
            Instant back = Instant.now().plus(SHORT_OF).plusSeconds(1);
            Await.until("the deadline has passed", () -> Instant.now().isAfter(back));
            site.start();
            Instant due = due(site, id);

            awaitStep(site, id, 100);
            marker(site, "after-1");
            firedOnce(site, id, 50, List.of(RECIPIENT));
            firedOnce(site, id, 80, List.of(RECIPIENT));
            firedOnce(site, id, 100, List.of(RECIPIENT, SENDER, SUPERIOR));
            assertThat(site.as(SENDER).entrustments().get(id).getOverdue()).isTrue();
            assertThat(instant(step(site, id, 100))).isAfterOrEqualTo(due);
        }
    }

    @Test
    void anAdvanceOfTheClockThatIsReceiptedRightBeforeAKillFiresWhatItPasses() {
        int kills = Size.of("kills", 1, 10);
        try (Site site = new Site(folder, Map.of()).start()) {
            for (int kill = 1; kill <= kills; kill++) {
                String id = urgentMatter(site, "overdue-" + kill);
                advance(site, "beyond-" + kill, due(site, id).plusSeconds(1));
                site.hub().kill();
                site.start();
                awaitStep(site, id, 100);
                // Once more, so that what fired is not fired again by another start.
                site.hub().kill();
                site.start();
                marker(site, "after-" + kill);
                firedOnce(site, id, 50, List.of(RECIPIENT));
                firedOnce(site, id, 80, List.of(RECIPIENT));
                firedOnce(site, id, 100, List.of(RECIPIENT, SENDER, SUPERIOR));
            }
        }
    }

    /** Its only clocks within a day end 24 hours after the next full hour. */
    private static String urgentMatter(Site site, String requestId) {
        var command = Matters.freeze(requestId, RECIPIENT, Matters.paper(site.as(SENDER))).toBuilder();
        command.getMatterBuilder().setUrgent(true);
        return site.as(SENDER).entrustments().submit(command.build()).getResource();
    }

    private static void advance(Site site, String requestId, Instant to) {
        var now = site.administrator().admin().hub().getTime();
        site.administrator().admin().advanceClock(AdminServiceAdvanceClockRequest.newBuilder()
                .setHeader(Matters.header(requestId, OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                .setSeconds(Duration.between(Instant.ofEpochSecond(now.getSeconds(), now.getNanos()), to).toSeconds())
                .build());
    }

    private static Instant due(Site site, String id) {
        Clock clock = site.as(SENDER).entrustments().get(id).getClocksList().stream()
                .filter(each -> each.getName().equals("entrust.urgent"))
                .findFirst()
                .orElseThrow();
        return Instant.ofEpochSecond(clock.getDueTime().getSeconds(), clock.getDueTime().getNanos());
    }

    private static String action(int percent) {
        return "clock/entrust.urgent/" + percent;
    }

    private static void awaitStep(Site site, String id, int percent) {
        Await.until(action(percent), () -> site.as(SENDER).entrustments().get(id).getStepsList().stream()
                .anyMatch(step -> step.getAction().equals(action(percent))));
    }

    private static Step step(Site site, String id, int percent) {
        List<Step> steps = site.as(SENDER).entrustments().get(id).getStepsList().stream()
                .filter(step -> step.getAction().equals(action(percent)))
                .toList();
        assertThat(steps).as(action(percent)).hasSize(1);
        return steps.get(0);
    }

    private static Instant instant(Step step) {
        return Instant.ofEpochSecond(step.getTime().getSeconds(), step.getTime().getNanos());
    }

    /** One step, and one delivery of it to each who is told. */
    private static void firedOnce(Site site, String id, int percent, List<String> told) {
        long revision = step(site, id, percent).getRevision();
        for (String court : List.of(SENDER, RECIPIENT, SUPERIOR)) {
            assertThat(Mailboxes.all(site.as(court)))
                    .as("%s of %s in the mailbox of %s", action(percent), id, court)
                    .filteredOn(item -> item.resource().equals(id) && item.revision() == revision)
                    .hasSize(told.contains(court) ? 1 : 0);
        }
    }

    /** What comes behind it in the mailboxes shows that nothing else came before. */
    private static void marker(Site site, String requestId) {
        var receipt = site.as(SENDER).entrustments()
                .submit(Matters.freeze(requestId, RECIPIENT, Matters.paper(site.as(SENDER))));
        Await.until("the marker", () -> Mailboxes.all(site.as(RECIPIENT)).stream()
                .anyMatch(item -> item.resource().equals(receipt.getResource())));
    }
}

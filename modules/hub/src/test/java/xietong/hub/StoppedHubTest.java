// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_DOCKETED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_PROPERTY_FOUND;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.client.HubClient;
import xietong.hub.writer.Claim;
import xietong.hub.writer.OwnCommand;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Ledger;
import xietong.ledger.Ledgers;
import xietong.rules.Times;
import xietong.rules.warning.WarningResource;
import xietong.store.v1.ClockFired;
import xietong.store.v1.HistoryBody;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.DocumentRef;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Warning;
import xietong.v1.WarningDelay;
import xietong.v1.WarningStep;

/** A hub that was stopped for days makes up for what fell due: once, in order of due time, and says that it was late. */
class StoppedHubTest {
    private static final Duration AWAY = Duration.ofDays(3);

    @TempDir
    Path folder;

    /** Three days pass on the scenario clock while no hub runs. */
    private void away() {
        try (Ledger ledger = Ledgers.open(TestHub.settings(folder).ledger())) {
            var header = TestHub.header("away", OfficerRole.OFFICER_ROLE_ADMINISTRATOR);
            Officer officer = header.getOfficer();
            OwnCommand.commit(
                    ledger,
                    Claim.of("away", Duration.ofSeconds(5)),
                    "xietong.v1.AdminService/AdvanceClock",
                    AdminServiceAdvanceClockRequest.newBuilder().setHeader(header).setSeconds(AWAY.toSeconds()).build(),
                    officer,
                    "away");
        }
    }

    private static ClockFired fired(HistoryRecord record) {
        try {
            return ClockFired.parseFrom(HistoryBody.parseFrom(record.body()).getCommand());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    /** Steps of clocks that fired after a position, in the order in which they did. */
    private static List<ClockFired> firedAfter(Ledger ledger, long position) {
        var all = new ArrayList<ClockFired>();
        List<HistoryRecord> page = ledger.historyAfter(position, Integer.MAX_VALUE, 500);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(r -> r.command().startsWith(ClockFired.getDescriptor().getFullName()))
                    .map(StoppedHubTest::fired)
                    .forEach(all::add);
            HistoryRecord last = page.get(page.size() - 1);
            page = ledger.historyAfter(last.position(), last.ordinal(), 500);
        }
        return all;
    }

    private static List<Warning> warnings(Ledger ledger) {
        return ledger.statesOfKind(WarningResource.KIND, "", 10_000).stream()
                .map(row -> (Warning) States.parse(row))
                .toList();
    }

    @Test
    void whatFellDueInThreeDaysFiresOnceInOrderOfItsTimeAndSaysThatItWasLateAndWhy() {
        int courts = Size.of("courts whose clocks fall due while the hub is stopped", 3, 40);
        try (TestHub hub = TestHub.start(folder)) {
            begin(hub, courts);
            Instant stopped = hub.hub().writer().now();
            long before = hub.hub().ledger().heads().position();
            hub.stopped(this::away);
            Overdue.quiet(hub);

            Ledger ledger = hub.hub().ledger();
            List<ClockFired> fired = firedAfter(ledger, before + 1);
            List<Instant> dues = fired.stream().map(f -> Times.instant(f.getDueTime())).toList();
            assertThat(dues).as("more than one batch, and steps that follow one another").hasSizeGreaterThan(courts * 80)
                    .isSortedAccordingTo(Comparator.naturalOrder());
            assertThat(dues.get(0)).isAfterOrEqualTo(stopped.minusSeconds(1));
            assertThat(dues.get(dues.size() - 1)).isBeforeOrEqualTo(hub.hub().writer().now());
            assertThat(fired).doesNotHaveDuplicates();

            requireReasons(warnings(ledger), stopped);
            long after = ledger.heads().position();
            hub.restart();
            Overdue.quiet(hub);
            assertThat(firedAfter(hub.hub().ledger(), after)).as("nothing fires again").isEmpty();
            assertThat(hub.verify().findings()).isEmpty();
        }
    }

    /** Cases whose nodes fall due at many times, and urgent matters whose clocks have three steps each. */
    private static void begin(TestHub hub, int courts) {
        List<String> all = hub.administrator().directory().list(xietong.v1.OrganisationKind.ORGANISATION_KIND_COURT)
                .filter(o -> o.getLevel() == xietong.v1.CourtLevel.COURT_LEVEL_BASIC)
                .map(xietong.v1.Organisation::getCode)
                .limit(courts)
                .toList();
        HubClient sender = hub.as("京0117");
        DocumentRef paper = Matters.paper(sender);
        for (String code : all) {
            Overdue.tell(hub.as(code), CASE_FACT_KIND_DOCKETED, "");
            for (int i = 0; i < 40; i++) {
                var matter = Matters.other(paper, code.equals("京0117") ? "津0119" : code, "s-" + all.indexOf(code) + "-" + i).toBuilder();
                matter.getMatterBuilder().setUrgent(true);
                sender.entrustments().submit(matter.build());
            }
            Overdue.tell(hub.as(code), CASE_FACT_KIND_PROPERTY_FOUND, "P-1");
            Overdue.advance(hub, Duration.ofMinutes(7));
        }
        // What is told long after it happened is late by the court's own doing.
        sender.cases().reportFact(xietong.v1.CaseServiceReportFactRequest.newBuilder()
                .setHeader(Overdue.header(OfficerRole.OFFICER_ROLE_OFFICER).toBuilder()
                        .setCaseNumber("（2026）京0117执9002号"))
                .setKind(CASE_FACT_KIND_PROPERTY_FOUND)
                .setItem("P-2")
                .setEventTime(Times.timestamp(hub.hub().writer().now().minus(Duration.ofDays(40))))
                .build());
        Overdue.quiet(hub);
    }

    private static void requireReasons(List<Warning> warnings, Instant stopped) {
        List<WarningStep> steps = warnings.stream().flatMap(w -> w.getStepsList().stream()).toList();
        assertThat(steps).filteredOn(s -> s.getDelay() == WarningDelay.WARNING_DELAY_HUB_AWAY)
                .as("raised after the stop").hasSizeGreaterThan(10)
                .allSatisfy(s -> {
                    assertThat(Times.instant(s.getDueTime())).isAfterOrEqualTo(stopped.minusSeconds(61));
                    assertThat(Times.instant(s.getTime())).isAfter(Times.instant(s.getDueTime()).plusSeconds(60));
                });
        assertThat(steps).filteredOn(s -> s.hasDueTime()
                        && Times.instant(s.getTime()).isAfter(Times.instant(s.getDueTime()).plusSeconds(60)))
                .allMatch(s -> s.getDelay() != WarningDelay.WARNING_DELAY_UNSPECIFIED);
        assertThat(steps).filteredOn(s -> s.getDelay() == WarningDelay.WARNING_DELAY_TOLD_LATE)
                .as("of what happened before it was told").hasSize(1);
    }
}

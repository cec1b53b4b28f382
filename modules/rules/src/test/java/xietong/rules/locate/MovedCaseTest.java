// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.locate.Watcher.HAIDIAN;
import static xietong.rules.locate.Watcher.HAIDIAN_POLICE;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Times;
import xietong.rules.collaboration.Collaborator;
import xietong.v1.Alert;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertState;
import xietong.v1.CaseTransfer;
import xietong.v1.HandOverResult;
import xietong.v1.LegalBasis;
import xietong.v1.Reason;
import xietong.v1.SightingSource;
import xietong.v1.WatchEnd;
import xietong.v1.WatchOrder;
import xietong.v1.WatchState;

/** A case that another court dockets takes its watch orders and their open alerts along: nothing is lost, nothing stays behind. */
class MovedCaseTest {
    private static final String OLD_CASE = "（2026）京0108执9001号";
    private static final String NEW_CASE = "（2026）津0119执9200号";
    private static final Watcher RECEIVING = Watcher.of("津0119");

    private final Docket docket = Docket.opens("2026-03-02T09:00");
    private final Collaborator haidian = new Collaborator(HAIDIAN.court());
    private final Collaborator jizhou = new Collaborator(Court.JIZHOU);

    private String ordered() {
        String id = docket.hears(HAIDIAN.requests(LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE));
        docket.hears(HAIDIAN_POLICE.accepts(id));
        return id;
    }

    private String seen(String order, String division) {
        return docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_HOTEL, docket.now(), division).build())
                .orElseThrow();
    }

    private WatchOrder order(String id) {
        return docket.get(id, WatchOrder.getDefaultInstance());
    }

    private Alert alert(String id) {
        return docket.get(id, Alert.getDefaultInstance());
    }

    private String docketed() {
        String transfer = docket.hears(haidian.entrusts(OLD_CASE, "津0119"));
        docket.hears(jizhou.dockets(transfer, NEW_CASE));
        return transfer;
    }

    @Test
    void theReceivingCourtHoldsTheOrderAsItWasAndItsOpenAlertsAndTheOldOneHasNoPartInThem() {
        String id = ordered();
        String open = seen(id, "110108");
        String held = seen(id, "110117");
        docket.hears(HAIDIAN_POLICE.claims(held));
        docket.hears(HAIDIAN_POLICE.reports(held, AlertOutcome.ALERT_OUTCOME_CONTROLLED));
        String reported = seen(id, "120119");
        docket.hears(HAIDIAN_POLICE.claims(reported));
        docket.hears(HAIDIAN_POLICE.reports(reported, AlertOutcome.ALERT_OUTCOME_LEFT));
        WatchOrder before = order(id);

        String transfer = docketed();
        assertThat(order(id).getSender()).as("not before the hub's own command").isEqualTo("京0108");
        docket.after(Duration.ofSeconds(1));

        WatchOrder after = order(id);
        assertThat(after.getSender()).isEqualTo("津0119");
        assertThat(after.getCaseNumber()).isEqualTo(NEW_CASE);
        assertThat(after.getState()).isEqualTo(WatchState.WATCH_STATE_ACTIVE);
        assertThat(after.getValidUntil()).isEqualTo(before.getValidUntil());
        assertThat(after.getPapersList()).isEqualTo(before.getPapersList());
        assertThat(after.getAddresseesList()).isEqualTo(before.getAddresseesList());
        assertThat(after.getClocksList()).isEqualTo(before.getClocksList());
        assertThat(alert(open).getSender()).isEqualTo("津0119");
        assertThat(alert(open).getState()).isEqualTo(AlertState.ALERT_STATE_UNACKNOWLEDGED);
        assertThat(alert(held).getControl()).as("the hold runs on").isNotNull();
        assertThat(alert(held).getClocksList()).extracting(c -> c.getName()).contains("alert.hold");
        assertThat(alert(reported).getSender()).as("what was reported to it, it closes").isEqualTo("京0108");
        assertThat(docket.get(transfer, CaseTransfer.getDefaultInstance()).getClocksList()).isEmpty();

        assertThat(docket.view(id, "京0108", "LocateService/Get")).isEmpty();
        assertThat(docket.view(open, "京0108", "AlertService/Get")).isEmpty();
        assertThat(docket.refuses(HAIDIAN.cancels(id)).reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        docket.hears(HAIDIAN_POLICE.handsOver(held, HandOverResult.HAND_OVER_RESULT_TO_COURT, docket.now()));
        assertThat(docket.told()).contains("津0119 alert.handed_over").noneMatch(t -> t.startsWith("京0108"));
        docket.hears(RECEIVING.cancels(id));
        assertThat(docket.told()).contains("POLICE-110108 watch_order.cancelled", "POLICE-110108 alert.recalled");
    }

    @Test
    void whoAcceptedItAndTheReceivingCourtAreToldAndASightingAfterwardsIsRaisedForIt() {
        String id = ordered();
        docketed();
        docket.after(Duration.ofMillis(1));
        assertThat(docket.told()).contains("POLICE-110108 watch_order.moved", "津0119 watch_order.moved");
        String raised = seen(id, "110108");
        assertThat(docket.told()).containsExactly("POLICE-110108 alert.raised", "津0119 alert.raised");
        assertThat(alert(raised).getCaseNumber()).isEqualTo(NEW_CASE);
        assertThat(alert(raised).getOfficer()).as("the officer of the old court is on duty for it no more").isEmpty();
    }

    @Test
    void theOldCourtClosingItsCaseEndsNothingThatHasMovedAndTheNewOneClosingItsOwnDoes() {
        String id = ordered();
        docketed();
        docket.after(Duration.ofSeconds(1));
        docket.hears(closed(HAIDIAN.court(), OLD_CASE));
        docket.after(Duration.ofSeconds(1));
        assertThat(order(id).getState()).isEqualTo(WatchState.WATCH_STATE_ACTIVE);
        docket.hears(closed(Court.JIZHOU, NEW_CASE));
        docket.after(Duration.ofSeconds(1));
        assertThat(order(id).getEnd()).isEqualTo(WatchEnd.WATCH_END_CASE_CLOSED);
    }

    private static xietong.rules.Motion<?> closed(Court court, String caseNumber) {
        return court.by(xietong.v1.CaseServiceReportFactRequest.newBuilder()
                        .setKind(xietong.v1.CaseFactKind.CASE_FACT_KIND_CLOSED))
                .head(h -> h.setCaseNumber(caseNumber))
                .reason("结案");
    }

    @Test
    void moreThanOneCommandCanChangeFollowInSlicesAndEachMovesOnce() {
        String id = ordered();
        Instant from = docket.now();
        int alerts = 300;
        for (int i = 0; i < alerts; i++) {
            seen(id, String.format("11%04d", i));
        }
        String transfer = docketed();
        docket.after(Duration.ofSeconds(1));
        assertThat(docket.all(Alert.getDefaultInstance()).values()).hasSize(alerts).allSatisfy(alert -> {
            assertThat(alert.getSender()).isEqualTo("津0119");
            assertThat(alert.getStepsList()).filteredOn(s -> s.getAction().equals("Transfer case")).hasSize(1);
            assertThat(Times.instant(alert.getRaiseTime())).isEqualTo(from);
        });
        assertThat(order(id).getStepsList()).filteredOn(s -> s.getAction().equals("Transfer")).hasSize(1);
        // Docketed, three slices of alerts and their order, and one that finds nothing left.
        assertThat(docket.get(transfer, CaseTransfer.getDefaultInstance()).getRevision()).isEqualTo(2 + 3 + 1);
        assertThat(docket.told()).filteredOn("津0119 alert.moved"::equals).hasSize(alerts);
    }
}

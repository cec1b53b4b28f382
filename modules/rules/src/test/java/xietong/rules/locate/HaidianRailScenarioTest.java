// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.locate.Watcher.HAIDIAN;
import static xietong.rules.locate.Watcher.HAIDIAN_POLICE;
import static xietong.rules.locate.Watcher.RAIL_POLICE;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import xietong.rules.Docket;
import xietong.rules.Times;
import xietong.store.v1.SightingMatched;
import xietong.v1.Alert;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertState;
import xietong.v1.HandOverResult;
import xietong.v1.LegalBasis;
import xietong.v1.SightingSource;
import xietong.v1.WatchOrder;

/** Scenario E, rail: a ticket, an alert on the platform, control, lock-up; stale after the journey, silent after the end. */
class HaidianRailScenarioTest {
    private final Docket docket = Docket.opens("2018-03-01T07:30");
    private final String order = docket.hears(
            HAIDIAN.requests(LegalBasis.LEGAL_BASIS_DETENTION_DECISION, HAIDIAN_POLICE, RAIL_POLICE));

    private SightingMatched ticket(Instant bought, Instant arrival) {
        var ticket = Watcher.seen(order, SightingSource.SIGHTING_SOURCE_RAIL, bought, "");
        ticket.getSightingBuilder().setUntilTime(Times.timestamp(arrival)).setDetail("G0000次 05车01A 某站至某站");
        return ticket.build();
    }

    private Alert alert(String id) {
        return docket.get(id, Alert.getDefaultInstance());
    }

    @Test
    void fromTheTicketToTheLockUp() {
        docket.hears(HAIDIAN_POLICE.accepts(order));
        docket.hears(RAIL_POLICE.accepts(order));
        String alert = docket.sees(ticket(docket.now(), docket.now().plus(Duration.ofHours(4)))).orElseThrow();
        assertThat(docket.told()).contains("POLICE-RAIL-BJ alert.raised", "POLICE-110108 alert.raised", "京0108 alert.raised");
        assertThat(alert(alert).getPriority()).isEqualTo(1);

        docket.after(Duration.ofSeconds(50));
        docket.hears(HAIDIAN.acknowledges(alert));
        docket.after(Duration.ofMinutes(4));
        assertThat(docket.told()).as("the officers on duty acknowledged in five minutes").isEmpty();
        docket.hears(RAIL_POLICE.claims(alert));
        docket.hears(RAIL_POLICE.reports(alert, AlertOutcome.ALERT_OUTCOME_ON_THE_WAY));
        docket.after(Duration.ofMinutes(30));
        docket.hears(RAIL_POLICE.reports(alert, AlertOutcome.ALERT_OUTCOME_CONTROLLED));
        docket.after(Duration.ofHours(2));
        docket.hears(RAIL_POLICE.handsOver(alert, HandOverResult.HAND_OVER_RESULT_TAKEN_IN, docket.now()));
        assertThat(alert(alert).getState()).isEqualTo(AlertState.ALERT_STATE_HANDED_OVER);
        docket.hears(HAIDIAN.closes(alert));
    }

    @Test
    void aSightingOlderThanTheJourneysEndIsStale() {
        docket.hears(RAIL_POLICE.accepts(order));
        Instant bought = docket.now();
        docket.after(Duration.ofHours(4));
        Alert late = alert(docket.sees(ticket(bought, bought.plus(Duration.ofHours(3)))).orElseThrow());
        assertThat(late.getStale()).isTrue();
        assertThat(late.getPriority()).isEqualTo(3);
    }

    @Test
    void anOrderThatWasCancelledSuppressesAndCounts() {
        docket.hears(RAIL_POLICE.accepts(order));
        docket.hears(HAIDIAN.cancels(order));
        assertThat(docket.sees(ticket(docket.now(), docket.now().plus(Duration.ofHours(3))))).isEmpty();
        assertThat(docket.told()).isEmpty();
        assertThat(docket.get(order, WatchOrder.getDefaultInstance()).getSuppressedCount()).isEqualTo(1);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xietong.rules.Times;
import xietong.v1.Alert;
import xietong.v1.AlertControl;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertState;
import xietong.v1.LegalBasis;
import xietong.v1.Place;
import xietong.v1.Sighting;
import xietong.v1.SightingSource;
import xietong.v1.WatchEnd;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedVehicle;

class AlertTextTest {
    private static final Instant SEEN = Instant.parse("2026-11-21T01:30:00Z");

    private static Alert.Builder alert() {
        return Alert.newBuilder()
                .setId("M1")
                .setPriority(2)
                .setState(AlertState.ALERT_STATE_UNACKNOWLEDGED)
                .setLegalBasis(LegalBasis.LEGAL_BASIS_VEHICLE_FIND)
                .setTarget(WatchTarget.newBuilder().setVehicle(WatchedVehicle.newBuilder().setPlate("闽E·**217")))
                .addSightings(Sighting.newBuilder()
                        .setSource(SightingSource.SIGHTING_SOURCE_VEHICLE)
                        .setTime(Times.timestamp(SEEN.minusSeconds(600)))
                        .setPlace(Place.newBuilder().setText("漳浦县***")))
                .addSightings(Sighting.newBuilder()
                        .setSource(SightingSource.SIGHTING_SOURCE_VEHICLE)
                        .setTime(Times.timestamp(SEEN))
                        .setPlace(Place.newBuilder().setText("云霄县***")))
                .setSightingCount(2)
                .addAllowedCommands("Acknowledge")
                .addAllowedCommands("Claim")
                .addAllowedOutcomes(AlertOutcome.ALERT_OUTCOME_VEHICLE_HELD);
    }

    @ParameterizedTest
    @CsvSource({"0, 00:00", "-5, 00:00", "59, 00:59", "61, 01:01", "3599, 59:59", "3600, 1:00:00", "86399, 23:59:59",
            "90000, 1 d 1 h"})
    void anAgeCountsFromTheLastSighting(long seconds, String shown) {
        assertThat(AlertText.age(alert().build(), SEEN.plus(Duration.ofSeconds(seconds)))).isEqualTo(shown);
        assertThat(AlertText.age(alert().setStale(true).build(), SEEN.plus(Duration.ofSeconds(seconds))))
                .isEqualTo(shown + " 较旧");
    }

    @Test
    void aCardSaysHowUrgentWhoseWhereAndWhatMayBeDone() {
        var card = String.join("\n", AlertText.card(7, "alert.raised", alert().build(), SEEN.plusSeconds(41)));
        assertThat(card).startsWith("[7] ◆2 重要  alert.raised  UNACKNOWLEDGED 未确认  00:41  M1")
                .contains("闽E·**217", "VEHICLE_FIND 查找车辆, no hold 不得控制", "09:30:00 VEHICLE 卡口 云霄县***, 2 sightings",
                        "Acknowledge Claim; outcomes 可报: VEHICLE_HELD 已扣车");
    }

    @Test
    void aRecallSaysThatNothingMayBeDoneAndOfWhomIsHeldThatHeIsLetGo() {
        var recalled = alert().setState(AlertState.ALERT_STATE_LAPSED)
                .clearAllowedCommands()
                .addAllowedCommands("Acknowledge")
                .setRecallTime(Times.timestamp(SEEN))
                .setRecall(WatchEnd.WATCH_END_PERFORMED);
        assertThat(String.join("\n", AlertText.card(7, "alert.recalled", recalled.build(), SEEN)))
                .contains("alert.recalled  LAPSED 失效未确认", "RECALLED 撤回", "PERFORMED 履行完毕", "不得再据此采取措施", "may 可 Acknowledge")
                .doesNotContain("云霄县", "放人", "VEHICLE_HELD");
        recalled.setControl(AlertControl.getDefaultInstance());
        assertThat(String.join("\n", AlertText.card(7, "", recalled.setState(AlertState.ALERT_STATE_CONTROLLED).build(), SEEN)))
                .contains("立即放人");
        assertThat(String.join("\n", AlertText.card(7, "", recalled.setState(AlertState.ALERT_STATE_REPORTED).build(), SEEN)))
                .as("once he was let go").doesNotContain("立即放人");
    }

    @Test
    void aListStandsUnderTheNumbersOfTheTerminal() {
        assertThat(AlertText.numbered(java.util.List.of(alert().build()), a -> 12, SEEN)).hasSize(2)
                .anyMatch(line -> line.matches("NO +PRIORITY +AGE .*MAY"))
                .anyMatch(line -> line.matches("12 +◆2 重要 +00:00 +UNACKNOWLEDGED 未确认 +闽E·\\*\\*217 .*VEHICLE_HELD 已扣车"));
    }
}

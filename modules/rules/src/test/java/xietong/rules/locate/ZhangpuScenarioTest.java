// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.locate.Watcher.ZHANGPU;
import static xietong.rules.locate.Watcher.ZHANGPU_POLICE;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import xietong.rules.Docket;
import xietong.rules.Masking;
import xietong.rules.Times;
import xietong.rules.alert.Share;
import xietong.rules.alert.WatchTallies;
import xietong.rules.calendar.Deadlines;
import xietong.v1.Alert;
import xietong.v1.AlertOutcome;
import xietong.v1.HandOverResult;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceGetTallyRequest;
import xietong.v1.OfficerRole;
import xietong.v1.SightingSource;
import xietong.v1.WatchOrder;
import xietong.v1.WatchTally;
import xietong.v1.WatchTarget;

/** Scenario F: hotels, rail, border and cars of one county, 746 sightings and 79 vehicles, counted as they came. */
class ZhangpuScenarioTest {
    private static final List<SightingSource> SOURCES = List.of(
            SightingSource.SIGHTING_SOURCE_HOTEL, SightingSource.SIGHTING_SOURCE_CAR_PURCHASE,
            SightingSource.SIGHTING_SOURCE_AIR, SightingSource.SIGHTING_SOURCE_RAIL, SightingSource.SIGHTING_SOURCE_VENUE,
            SightingSource.SIGHTING_SOURCE_BORDER, SightingSource.SIGHTING_SOURCE_ID_USE);

    /** What is counted, in all and of these in 2018. */
    private enum Count {
        SIGHTINGS(746, 146),
        VEHICLES(79, 14),
        DETENTIONS(1_185, 237),
        HELPED(304, 154);

        private final int all;
        private final int in2018;

        Count(int all, int in2018) {
            this.all = all;
            this.in2018 = in2018;
        }
    }

    private final Docket docket = Docket.opens("2016-06-01T08:00");

    private String ordered(LegalBasis basis) {
        String id = docket.hears(ZHANGPU.requests(basis, ZHANGPU_POLICE));
        docket.hears(ZHANGPU_POLICE.accepts(id));
        return id;
    }

    /** One event that the court closes at once, so that the next is another. */
    private void seen(String order, int i, boolean vehicle, boolean helped) {
        SightingSource source = vehicle ? SightingSource.SIGHTING_SOURCE_VEHICLE : SOURCES.get(i % SOURCES.size());
        String alert = docket.sees(Watcher.seen(order, source, docket.now(), "350623").build()).orElseThrow();
        docket.hears(ZHANGPU_POLICE.claims(alert));
        if (helped) {
            docket.hears(ZHANGPU_POLICE.reports(alert, AlertOutcome.ALERT_OUTCOME_CONTROLLED));
            docket.hears(ZHANGPU_POLICE.handsOver(alert, HandOverResult.HAND_OVER_RESULT_TAKEN_IN, docket.now()));
        } else {
            docket.hears(ZHANGPU_POLICE.reports(alert, vehicle
                    ? AlertOutcome.ALERT_OUTCOME_VEHICLE_HELD : AlertOutcome.ALERT_OUTCOME_LEFT));
        }
        docket.hears(ZHANGPU.closes(alert));
    }

    private void year(String from, int sightings, int vehicles, int helped) {
        docket.at(from);
        String person = ordered(LegalBasis.LEGAL_BASIS_DETENTION_DECISION);
        String vehicle = ordered(LegalBasis.LEGAL_BASIS_VEHICLE_FIND);
        for (int i = 0; i < sightings; i++) {
            seen(person, i, false, i < helped);
        }
        for (int i = 0; i < vehicles; i++) {
            seen(vehicle, i, true, false);
        }
        docket.hears(ZHANGPU.cancels(person));
        docket.hears(ZHANGPU.cancels(vehicle));
    }

    private long counted(boolean in2018, java.util.function.Predicate<Alert> which) {
        Instant from = ZonedDateTime.of(2018, 1, 1, 0, 0, 0, 0, Deadlines.ZONE).toInstant();
        return docket.all(Alert.getDefaultInstance()).values().stream()
                .filter(a -> !in2018 || !Times.instant(a.getRaiseTime()).isBefore(from))
                .filter(which)
                .count();
    }

    @Test
    void theFiguresComeOutOfTheCountsWithTheStatedRounding() {
        year("2016-06-01T09:00", Count.SIGHTINGS.all - Count.SIGHTINGS.in2018, Count.VEHICLES.all - Count.VEHICLES.in2018,
                Count.HELPED.all - Count.HELPED.in2018);
        // More detentions were helped with in 2018 than there were sightings: eight came without one.
        year("2018-05-18T09:00", Count.SIGHTINGS.in2018, Count.VEHICLES.in2018, Count.SIGHTINGS.in2018);

        for (boolean in2018 : new boolean[] {false, true}) {
            assertThat(counted(in2018, a -> a.getLegalBasis() == LegalBasis.LEGAL_BASIS_DETENTION_DECISION))
                    .isEqualTo(in2018 ? Count.SIGHTINGS.in2018 : Count.SIGHTINGS.all);
            assertThat(counted(in2018, a -> a.getLegalBasis() == LegalBasis.LEGAL_BASIS_VEHICLE_FIND))
                    .isEqualTo(in2018 ? Count.VEHICLES.in2018 : Count.VEHICLES.all);
        }
        assertThat(counted(true, a -> a.getHandOversCount() > 0)).isEqualTo(Count.HELPED.in2018 - 8);
        WatchTally tally = tally(LocateServiceGetTallyRequest.getDefaultInstance());
        assertThat(List.of(tally.getWatchOrders(), tally.getAlerts(), tally.getTakenIn(), tally.getVehiclesHeld()))
                .containsExactly(4, Count.SIGHTINGS.all + Count.VEHICLES.all, Count.HELPED.all - 8, Count.VEHICLES.all);
        var mark = Times.timestamp(ZonedDateTime.of(2018, 1, 1, 0, 0, 0, 0, Deadlines.ZONE).toInstant());
        assertThat(tally(LocateServiceGetTallyRequest.newBuilder().setFrom(mark)
                .setLegalBasis(LegalBasis.LEGAL_BASIS_DETENTION_DECISION).build()).getAlerts())
                .isEqualTo(Count.SIGHTINGS.in2018);
        assertThat(tally(LocateServiceGetTallyRequest.newBuilder().setUntil(mark)
                .addSources(SightingSource.SIGHTING_SOURCE_HOTEL).build()).getAlerts())
                .isEqualTo((int) IntStream.range(0, 600).filter(i -> i % SOURCES.size() == 0).count());
        assertThat(WatchTallies.of("京0108", docket.all(WatchOrder.getDefaultInstance()).values().stream(),
                docket.all(Alert.getDefaultInstance()).values().stream(), LocateServiceGetTallyRequest.getDefaultInstance()))
                .as("another court's").isEqualTo(WatchTally.getDefaultInstance());
        assertThat(new Share(Count.HELPED.all, Count.DETENTIONS.all).percent(1, Share.Rounding.TRUNCATED)).isEqualTo("25.6");
        assertThat(new Share(Count.HELPED.all, Count.DETENTIONS.all).percent(2, Share.Rounding.HALF_UP)).isEqualTo("25.65");
        assertThat(new Share(Count.HELPED.in2018, Count.DETENTIONS.in2018).percent(0, Share.Rounding.HALF_UP)).isEqualTo("65");
        assertThat(new Share(Count.HELPED.in2018, Count.DETENTIONS.in2018).percent(2, Share.Rounding.HALF_UP)).isEqualTo("64.98");
    }

    private WatchTally tally(LocateServiceGetTallyRequest asked) {
        return WatchTallies.of("闽0623", docket.all(WatchOrder.getDefaultInstance()).values().stream(),
                docket.all(Alert.getDefaultInstance()).values().stream(), asked);
    }

    @Test
    void whatAHotelReportsOnlyTheSubscribingOfficerReadsAndItIsPurgedOnClose() {
        String order = ordered(LegalBasis.LEGAL_BASIS_DETENTION_DECISION);
        String alert = docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_HOTEL, docket.now(), "350623").build())
                .orElseThrow();
        String clear = "漳浦县绥安镇某酒店303房";
        assertThat(place(alert, "闽0623", 1)).isEqualTo(clear);
        assertThat(place(alert, "闽0623", 2)).isEqualTo("漳浦县绥安镇***");
        assertThat(place(alert, "POLICE-350623", 1)).isEqualTo("漳浦县绥安镇***");
        docket.hears(ZHANGPU_POLICE.claims(alert));
        docket.hears(ZHANGPU_POLICE.reports(alert, AlertOutcome.ALERT_OUTCOME_LEFT));
        docket.hears(ZHANGPU.closes(alert));
        assertThat(place(alert, "闽0623", 1)).isEmpty();
        docket.after(Duration.ofDays(1));
        assertThat(docket.get(alert, Alert.getDefaultInstance()).getTarget().getPerson().getSubject().getName())
                .isEqualTo(WatchTarget.getDefaultInstance().getPerson().getSubject().getName());
    }

    private String place(String alert, String organisation, int officer) {
        var reader = new xietong.rules.Court(organisation).officer(officer, OfficerRole.OFFICER_ROLE_OFFICER);
        Alert view = (Alert) docket.view(alert, organisation, "AlertService/Get", reader).orElseThrow();
        return Masking.mask(view).getSightings(0).getPlace().getText();
    }
}

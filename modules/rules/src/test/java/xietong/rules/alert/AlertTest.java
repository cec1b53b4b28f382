// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.locate.Watcher.HAIDIAN;
import static xietong.rules.locate.Watcher.HAIDIAN_POLICE;
import static xietong.rules.locate.Watcher.PINGGU_POLICE;
import static xietong.rules.locate.Watcher.RAIL_POLICE;
import static xietong.v1.AlertOutcome.ALERT_OUTCOME_CONTROLLED;
import static xietong.v1.AlertOutcome.ALERT_OUTCOME_LEFT;
import static xietong.v1.AlertOutcome.ALERT_OUTCOME_NOT_FOUND;
import static xietong.v1.AlertOutcome.ALERT_OUTCOME_ON_THE_WAY;
import static xietong.v1.AlertOutcome.ALERT_OUTCOME_RELEASED;
import static xietong.v1.AlertOutcome.ALERT_OUTCOME_VEHICLE_HELD;
import static xietong.v1.AlertOutcome.ALERT_OUTCOME_VERIFIED;
import static xietong.v1.LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE;
import static xietong.v1.LegalBasis.LEGAL_BASIS_DETENTION_DECISION;
import static xietong.v1.LegalBasis.LEGAL_BASIS_EXIT_BAN;
import static xietong.v1.LegalBasis.LEGAL_BASIS_SUMMONS_WHEREABOUTS_UNKNOWN;
import static xietong.v1.LegalBasis.LEGAL_BASIS_VEHICLE_FIND;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import xietong.rules.About;
import xietong.rules.Config;
import xietong.rules.Docket;
import xietong.rules.Masking;
import xietong.rules.Times;
import xietong.rules.locate.Watcher;
import xietong.store.v1.SightingMatched;
import xietong.v1.Alert;
import xietong.v1.AlertAddressee;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertState;
import xietong.v1.HandOverResult;
import xietong.v1.LegalBasis;
import xietong.v1.MatchKind;
import xietong.v1.OfficerRole;
import xietong.v1.Place;
import xietong.v1.Reason;
import xietong.v1.SightingSource;
import xietong.v1.Terminal;
import xietong.v1.UnconfirmedTerminal;
import xietong.v1.WatchOrder;
import xietong.v1.WatchState;

/** Alerts: how urgent, to whom, who acts, what may be reported on which basis, how long anyone is held, and recall. */
class AlertTest {
    private static final String HAIDIAN_AREA = "110108";

    private final Docket docket = Docket.opens("2026-03-02T09:00");

    private String ordered(LegalBasis basis, Watcher... police) {
        String id = docket.hears(HAIDIAN.requests(basis, police));
        for (Watcher p : police) {
            docket.hears(p.accepts(id));
        }
        return id;
    }

    private String raised(String order, SightingSource source) {
        return docket.sees(Watcher.seen(order, source, docket.now(), HAIDIAN_AREA).build()).orElseThrow();
    }

    private String raised(LegalBasis basis) {
        boolean border = basis == LEGAL_BASIS_EXIT_BAN;
        boolean vehicle = basis == LEGAL_BASIS_VEHICLE_FIND;
        return raised(ordered(basis, HAIDIAN_POLICE, PINGGU_POLICE, RAIL_POLICE), border
                ? SightingSource.SIGHTING_SOURCE_BORDER
                : vehicle ? SightingSource.SIGHTING_SOURCE_VEHICLE : SightingSource.SIGHTING_SOURCE_HOTEL);
    }

    private Alert alert(String id) {
        return docket.get(id, Alert.getDefaultInstance());
    }

    private String held(LegalBasis basis) {
        String id = raised(basis);
        docket.hears(HAIDIAN_POLICE.claims(id));
        docket.hears(HAIDIAN_POLICE.reports(id, ALERT_OUTCOME_CONTROLLED));
        return id;
    }

    // --- raising

    @ParameterizedTest
    @CsvSource({"COMPELLED_ATTENDANCE, 0, 1", "COMPELLED_ATTENDANCE, 30, 1", "COMPELLED_ATTENDANCE, 31, 2",
            "COMPELLED_ATTENDANCE, 121, 3", "DETENTION_DECISION, 5, 1", "SUMMONS_WHEREABOUTS_UNKNOWN, 0, 2",
            "VEHICLE_FIND, 0, 2", "EXIT_BAN, 0, 3"})
    void priorityFollowsBasisAndAge(String basis, int minutes, int priority) {
        LegalBasis legal = LegalBasis.valueOf("LEGAL_BASIS_" + basis);
        String order = ordered(legal, HAIDIAN_POLICE);
        SightingSource source = legal == LEGAL_BASIS_EXIT_BAN
                ? SightingSource.SIGHTING_SOURCE_BORDER : SightingSource.SIGHTING_SOURCE_VEHICLE;
        String id = docket.sees(Watcher.seen(order, source, docket.now().minus(Duration.ofMinutes(minutes)), HAIDIAN_AREA)
                .build()).orElseThrow();
        assertThat(alert(id).getPriority()).isEqualTo(priority);
        assertThat(alert(id).getStale()).isEqualTo(minutes > 120);
    }

    @Test
    void aCandidateByNameAndBirthIsMarkedAndNeverOfTheGreatestUrgency() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE);
        String id = docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_CLUE, docket.now(), HAIDIAN_AREA)
                .setMatch(MatchKind.MATCH_KIND_CANDIDATE).build()).orElseThrow();
        assertThat(alert(id).getMatch()).isEqualTo(MatchKind.MATCH_KIND_CANDIDATE);
        assertThat(alert(id).getPriority()).isEqualTo(2);

        String same = raised(order, SightingSource.SIGHTING_SOURCE_ID_USE);
        assertThat(same).isEqualTo(id);
        assertThat(alert(id).getMatch()).isEqualTo(MatchKind.MATCH_KIND_EXACT);
        assertThat(alert(id).getPriority()).isEqualTo(1);
        assertThat(docket.told()).contains("POLICE-110108 alert.raised_again");
        assertThat(alert(id).getClocksList()).extracting(c -> c.getName()).containsExactly("alert.acknowledge.urgent");
    }

    @Test
    void aJourneyThatIsOverIsStaleHoweverFreshTheTicket() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, RAIL_POLICE);
        var ticket = Watcher.seen(order, SightingSource.SIGHTING_SOURCE_RAIL, docket.now(), "");
        ticket.getSightingBuilder().setUntilTime(Times.timestamp(docket.now().plus(Duration.ofHours(5))));
        docket.after(Duration.ofHours(4));
        String under = docket.sees(ticket.build()).orElseThrow();
        assertThat(alert(under).getStale()).as("still on the train").isFalse();
        docket.hears(HAIDIAN.cancels(order));
        String again = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, RAIL_POLICE);
        docket.after(Duration.ofHours(2));
        assertThat(alert(docket.sees(ticket.setWatchOrder(again).build()).orElseThrow()).getStale()).isTrue();
    }

    @Test
    void theNearestStationGetsItAndTheCourtThatAsked() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE, PINGGU_POLICE, RAIL_POLICE);
        raised(order, SightingSource.SIGHTING_SOURCE_HOTEL);
        assertThat(docket.told()).containsExactly("POLICE-110108 alert.raised", "京0108 alert.raised");
        docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_RAIL, docket.now(), "120000").build());
        assertThat(docket.told()).as("in nobody's area but that of the railway police")
                .containsExactly("POLICE-RAIL-BJ alert.raised", "京0108 alert.raised");
    }

    @Test
    void anOrderThatIsNotAcceptedOrAsksAnotherSourceOrAreaLeavesNoTrace() {
        String waiting = docket.hears(HAIDIAN.requests(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE));
        WatchOrder before = docket.get(waiting, WatchOrder.getDefaultInstance());
        assertThat(docket.sees(Watcher.seen(waiting, SightingSource.SIGHTING_SOURCE_HOTEL, docket.now(), HAIDIAN_AREA).build()))
                .isEmpty();
        String asked = docket.hears(HAIDIAN.requests(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE)
                .but(c -> c.addSources(SightingSource.SIGHTING_SOURCE_RAIL).addAreas("11")));
        docket.hears(HAIDIAN_POLICE.accepts(asked));
        assertThat(docket.sees(Watcher.seen(asked, SightingSource.SIGHTING_SOURCE_HOTEL, docket.now(), HAIDIAN_AREA).build()))
                .isEmpty();
        assertThat(docket.sees(Watcher.seen(asked, SightingSource.SIGHTING_SOURCE_RAIL, docket.now(), "120119").build()))
                .isEmpty();
        assertThat(docket.get(waiting, WatchOrder.getDefaultInstance())).isEqualTo(before);
        assertThat(docket.all(Alert.getDefaultInstance())).isEmpty();
    }

    @Test
    void twoSourcesOfOneEventAreOneAlertAndAnotherEventIsAnother() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE);
        String id = raised(order, SightingSource.SIGHTING_SOURCE_HOTEL);
        docket.after(Duration.ofSeconds(40));
        assertThat(raised(order, SightingSource.SIGHTING_SOURCE_ID_USE)).isEqualTo(id);
        assertThat(docket.told()).as("no second alarm").isEmpty();
        assertThat(alert(id).getSightingCount()).isEqualTo(2);
        docket.after(Duration.ofMinutes(31));
        assertThat(raised(order, SightingSource.SIGHTING_SOURCE_HOTEL)).isNotEqualTo(id);
        String elsewhere = docket.sees(
                Watcher.seen(order, SightingSource.SIGHTING_SOURCE_ID_USE, docket.now(), "110117").build()).orElseThrow();
        assertThat(docket.all(Alert.getDefaultInstance())).hasSize(3).containsKey(elsewhere);
    }

    @Test
    void theSameReportIsTheSameEventWhateverItsPlaceAndAnUnknownPlaceIsAnyPlace() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE);
        String here = seen(order, "R-1", docket.now(), HAIDIAN_AREA);
        String there = seen(order, "R-2", docket.now(), "110117");
        assertThat(there).isNotEqualTo(here);
        assertThat(seen(order, "R-1", docket.now(), "110101")).as("the same report, put right").isEqualTo(here);
        assertThat(seen(order, "R-3", docket.now(), "110101")).as("where the report was put right to").isEqualTo(here);
        assertThat(seen(order, "R-4", docket.now(), "")).as("somewhere").isIn(here, there);
        docket.after(Duration.ofHours(1));
        assertThat(seen(order, "R-1", docket.now(), HAIDIAN_AREA)).as("an hour later").isEqualTo(here);
        docket.after(Duration.ofHours(1));
        String nowhere = seen(order, "R-5", docket.now(), "");
        assertThat(nowhere).isNotIn(here, there);
        assertThat(seen(order, "R-6", docket.now(), "110228")).as("it may have been there").isEqualTo(nowhere);
    }

    private String seen(String order, String number, Instant time, String division) {
        SightingMatched.Builder hit = Watcher.seen(order, SightingSource.SIGHTING_SOURCE_HOTEL, time, division);
        hit.getSightingBuilder().setNumber(number);
        return docket.sees(hit.build()).orElseThrow();
    }

    @Test
    void anAlertKeepsSixteenSightingsOfAnEventAndCountsTheRest() {
        String order = ordered(LEGAL_BASIS_VEHICLE_FIND, HAIDIAN_POLICE);
        String id = raised(order, SightingSource.SIGHTING_SOURCE_VEHICLE);
        for (int i = 0; i < 90; i++) {
            raised(order, SightingSource.SIGHTING_SOURCE_VEHICLE);
        }
        for (int i = 0; i < 60; i++) {
            docket.hears(HAIDIAN_POLICE.claims(id));
            docket.hears(HAIDIAN_POLICE.releasesClaim(id));
        }
        assertThat(alert(id).getStepsCount()).isEqualTo(100);
        assertThat(alert(id).getSteps(0).getAction()).isEqualTo("Raise");
        assertThat(alert(id).getSightingsCount()).isEqualTo(16);
        assertThat(alert(id).getSightingCount()).isEqualTo(91);
        assertThat(alert(id).getSerializedSize()).isLessThan(64 * 1024);
    }

    @Test
    void aBroadcastGoesToEveryStationOfItsAreas() {
        String order = docket.hears(HAIDIAN.requests(LEGAL_BASIS_DETENTION_DECISION, HAIDIAN_POLICE)
                .but(c -> c.setBroadcast(true).addAreas("11"))
                .as(HAIDIAN.court().officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE)));
        docket.hears(HAIDIAN_POLICE.accepts(order));
        String id = raised(order, SightingSource.SIGHTING_SOURCE_HOTEL);
        assertThat(docket.told()).containsExactlyInAnyOrder("POLICE-110108 alert.raised", "POLICE-110117 alert.raised",
                "POLICE-110000 alert.raised", "京0108 alert.raised");
        assertThat(docket.view(id, "POLICE-120119", "AlertService/Get")).isEmpty();
        assertThat(docket.refuses(PINGGU_POLICE.shelves(id, 5)).reason()).isEqualTo(Reason.REASON_BASIS_FORBIDS);
        docket.hears(PINGGU_POLICE.claims(id));
        assertThat(docket.told()).contains("POLICE-110000 alert.claimed");
        docket.hears(PINGGU_POLICE.reports(id, ALERT_OUTCOME_ON_THE_WAY));
        assertThat(docket.told()).as("not for all").doesNotContain("POLICE-110000 alert.reported");
        docket.hears(HAIDIAN.cancels(order));
        assertThat(docket.told()).contains("POLICE-110000 alert.recalled", "POLICE-110117 alert.recalled");
    }

    // --- acknowledging, claiming, escalation

    @Test
    void nobodyAcknowledgesAndItClimbsStepByStep() {
        String id = raised(LEGAL_BASIS_COMPELLED_ATTENDANCE);
        docket.after(Duration.ofSeconds(59));
        assertThat(docket.told()).isEmpty();
        docket.after(Duration.ofSeconds(1));
        assertThat(docket.told()).containsExactlyInAnyOrder("POLICE-110108 alert.escalated", "POLICE-110117 alert.escalated",
                "POLICE-RAIL-BJ alert.escalated", "POLICE-110108/duty alert.escalated");
        docket.after(Duration.ofSeconds(120));
        assertThat(docket.told()).containsExactly("POLICE-110000 alert.escalated");
        docket.after(Duration.ofSeconds(120));
        assertThat(docket.told()).containsExactly("京0108 alert.unanswered", "POLICE-110108 warning.raised");
        assertThat(alert(id).getOverdue()).isTrue();
        assertThat(alert(id).getStepsList()).filteredOn(s -> s.getAction().startsWith("clock/")).hasSize(3);
        docket.hears(Watcher.of("POLICE-110000").acknowledges(id));
    }

    @Test
    void acknowledgingEndsTheEscalationAndIsNoClaim() {
        String id = raised(LEGAL_BASIS_COMPELLED_ATTENDANCE);
        docket.hears(HAIDIAN_POLICE.acknowledges(id));
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_ACKNOWLEDGED);
        assertThat(alert(id).hasClaim()).isFalse();
        assertThat(docket.refuses(HAIDIAN_POLICE.acknowledges(id)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.after(Duration.ofHours(1));
        assertThat(docket.told()).isEmpty();
    }

    @Test
    void oneClaimWinsAndTheOthersAreToldWhoHoldsIt() {
        String order = docket.hears(HAIDIAN.requests(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE)
                .but(c -> c.setBroadcast(true)).as(HAIDIAN.court().officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE)));
        docket.hears(HAIDIAN_POLICE.accepts(order));
        String id = raised(order, SightingSource.SIGHTING_SOURCE_HOTEL);
        docket.hears(HAIDIAN_POLICE.claims(id).but(c -> c.setDesk("duty")));
        for (int i = 0; i < 199; i++) {
            var late = docket.refuses((i % 2 == 0 ? PINGGU_POLICE : HAIDIAN_POLICE).claims(id));
            assertThat(late.reason()).isEqualTo(Reason.REASON_ALREADY_CLAIMED);
            assertThat(late.metadata()).containsEntry("holder", "POLICE-110108/duty").containsKey("since");
        }
        assertThat(docket.refuses(PINGGU_POLICE.releasesClaim(id)).reason()).isEqualTo(Reason.REASON_NOT_CLAIMED);
        assertThat(docket.refuses(PINGGU_POLICE.transfers(id, RAIL_POLICE)).reason())
                .isEqualTo(Reason.REASON_ALREADY_CLAIMED);
        assertThat(docket.refuses(PINGGU_POLICE.reports(id, ALERT_OUTCOME_NOT_FOUND)).reason())
                .isEqualTo(Reason.REASON_NOT_CLAIMED);
        docket.hears(HAIDIAN_POLICE.releasesClaim(id));
        docket.hears(PINGGU_POLICE.claims(id));
        assertThat(alert(id).getClaim().getOrganisation()).isEqualTo("POLICE-110117");
    }

    @Test
    void whoeverItIsTransferredToGetsItAsUnacknowledgedWithItsClockAnew() {
        String id = raised(ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE), SightingSource.SIGHTING_SOURCE_HOTEL);
        docket.hears(HAIDIAN_POLICE.acknowledges(id));
        docket.hears(HAIDIAN_POLICE.transfers(id, PINGGU_POLICE));
        assertThat(docket.told())
                .containsExactly("POLICE-110117 alert.transferred", "京0108 alert.transferred", "POLICE-110108 alert.transferred");
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_UNACKNOWLEDGED);
        docket.after(Duration.ofSeconds(60));
        assertThat(docket.told()).contains("POLICE-110117 alert.escalated");
        assertThat(docket.refuses(PINGGU_POLICE.transfers(id, Watcher.of("GRID-110117"))).reason())
                .isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
        docket.hears(PINGGU_POLICE.claims(id));
    }

    @Test
    void aDeskOfItsOwnOrOfAnotherMayGetItAndEscalationReachesTheDutyDesk() {
        String id = raised(ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE), SightingSource.SIGHTING_SOURCE_HOTEL);
        docket.hears(HAIDIAN_POLICE.transfers(id, HAIDIAN_POLICE).but(c -> c.setOrganisation("POLICE-110108/duty")));
        assertThat(docket.told()).contains("POLICE-110108/duty alert.transferred");
        docket.hears(HAIDIAN_POLICE.transfers(id, PINGGU_POLICE).but(c -> c.setOrganisation("POLICE-110117/duty")));
        assertThat(docket.told()).contains("POLICE-110117/duty alert.transferred");
        assertThat(alert(id).getAddresseesList()).extracting(AlertAddressee::getMailbox)
                .contains("POLICE-110108/duty", "POLICE-110117/duty");
        assertThat(docket.refuses(HAIDIAN_POLICE.transfers(id, PINGGU_POLICE)
                .but(c -> c.setOrganisation("POLICE-110117/attic"))).reason()).isEqualTo(Reason.REASON_ORGANISATION_UNKNOWN);
        assertThat(docket.refuses(HAIDIAN_POLICE.transfers(id, HAIDIAN_POLICE)).reason())
                .isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
        docket.hears(PINGGU_POLICE.claims(id));
    }

    @Test
    void whereAndAboutWhomAnAlertIsStaysTheSameWhateverElseIsSeenLater() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE);
        String id = raised(order, SightingSource.SIGHTING_SOURCE_HOTEL);
        var resource = new AlertResource();
        assertThat(resource.about(alert(id))).isEqualTo(new About(HAIDIAN_AREA, order));
        assertThat(resource.about(alert(id).toBuilder().addSightings(alert(id).getSightings(0).toBuilder()
                .setPlace(Place.newBuilder().setDivision("110117"))).build())).isEqualTo(new About(HAIDIAN_AREA, order));
        assertThat(About.seen("", order)).as("nobody knows where: everywhere").isEqualTo(new About(About.SOMEWHERE, order));
    }

    @Test
    void afterATransferTheDeskAndTheSuperiorOfWhoeverHasItNowAreNext() {
        String id = raised(ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE), SightingSource.SIGHTING_SOURCE_HOTEL);
        docket.hears(HAIDIAN_POLICE.transfers(id, Watcher.of("POLICE-120119")));
        docket.after(Duration.ofSeconds(60));
        assertThat(docket.told()).contains("POLICE-120119 alert.escalated", "POLICE-120119/duty alert.escalated");
        docket.after(Duration.ofSeconds(120));
        assertThat(docket.told()).contains("POLICE-120000 alert.escalated");
    }

    @Test
    void whoAcknowledgedBeforeATransferMayAcknowledgeAgainAndUntilThenNobodyHasSeenIt() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE);
        String id = raised(order, SightingSource.SIGHTING_SOURCE_HOTEL);
        docket.hears(HAIDIAN_POLICE.acknowledges(id));
        var toItsDesk = HAIDIAN_POLICE.transfers(id, HAIDIAN_POLICE).but(c -> c.setOrganisation("POLICE-110108/duty"));
        docket.hears(toItsDesk);
        docket.hears(HAIDIAN_POLICE.acknowledges(id));
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_ACKNOWLEDGED);
        assertThat(alert(id).getStepsList()).filteredOn(s -> s.getAction().equals("Acknowledge")).hasSize(2);
        docket.after(Duration.ofHours(1));
        assertThat(docket.told()).as("nothing escalates").isEmpty();

        docket.hears(toItsDesk);
        docket.hears(HAIDIAN.cancels(order));
        assertThat(alert(id).getState()).as("nobody has seen it since").isEqualTo(AlertState.ALERT_STATE_LAPSED);
    }

    @Test
    void whatWasSetAsideAndBecomesOfPriorityOneIsSetAsideNoLonger() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE);
        String id = docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_CLUE, docket.now(), HAIDIAN_AREA)
                .setMatch(MatchKind.MATCH_KIND_CANDIDATE).build()).orElseThrow();
        docket.hears(HAIDIAN_POLICE.acknowledges(id));
        docket.hears(HAIDIAN_POLICE.shelves(id, 30));
        assertThat(raised(order, SightingSource.SIGHTING_SOURCE_ID_USE)).isEqualTo(id);
        assertThat(docket.told()).contains("POLICE-110108 alert.raised_again");
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_UNACKNOWLEDGED);
        assertThat(alert(id).hasShelveUntil()).isFalse();
        assertThat(alert(id).getClocksList()).extracting(c -> c.getName()).containsExactly("alert.acknowledge.urgent");
        docket.after(Duration.ofSeconds(60));
        assertThat(docket.told()).contains("POLICE-110108/duty alert.escalated");
        docket.hears(HAIDIAN_POLICE.acknowledges(id));
    }

    @Test
    void aShelvedAlertComesBackByItselfAndOneOfPriorityOneIsNeverSetAside() {
        String id = raised(LEGAL_BASIS_SUMMONS_WHEREABOUTS_UNKNOWN);
        assertThat(docket.refuses(HAIDIAN_POLICE.shelves(id, 31)).metadata()).containsEntry("field", "minutes");
        assertThat(docket.refuses(HAIDIAN_POLICE.shelves(id, 30).reason("")).metadata()).containsEntry("field", "header.reason");
        docket.hears(HAIDIAN_POLICE.shelves(id, 30));
        docket.after(Duration.ofMinutes(29));
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_SHELVED);
        docket.after(Duration.ofMinutes(1));
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_UNACKNOWLEDGED);
        assertThat(docket.told()).contains("POLICE-110108 alert.shelf_ended");
        docket.after(Duration.ofMinutes(6));
        assertThat(docket.told()).as("it escalates again").contains("POLICE-110117 alert.escalated");
        assertThat(docket.refuses(HAIDIAN_POLICE.shelves(raised(LEGAL_BASIS_COMPELLED_ATTENDANCE), 5)).reason())
                .isEqualTo(Reason.REASON_BASIS_FORBIDS);
    }

    // --- what may be reported

    /** Line 8 of what must be true: inform only never controls, vehicles are no persons. */
    @ParameterizedTest
    @EnumSource(value = LegalBasis.class, names = {"UNRECOGNIZED", "LEGAL_BASIS_UNSPECIFIED", "LEGAL_BASIS_CRIMINAL_313"},
            mode = EnumSource.Mode.EXCLUDE)
    void onlyOutcomesOfTheBasisAreOfferedAndTaken(LegalBasis basis) {
        Set<AlertOutcome> allowed = Config.BOOK.locating().basis(basis).outcomes();
        for (AlertOutcome outcome : AlertOutcome.values()) {
            if (outcome == AlertOutcome.UNRECOGNIZED || outcome == AlertOutcome.ALERT_OUTCOME_UNSPECIFIED) {
                continue;
            }
            String id = raised(basis);
            docket.hears(HAIDIAN_POLICE.claims(id));
            Alert view = (Alert) docket.view(id, "POLICE-110108", "AlertService/Get").orElseThrow();
            assertThat(view.getAllowedOutcomesList()).containsExactlyInAnyOrderElementsOf(allowed);
            if (allowed.contains(outcome)) {
                docket.hears(HAIDIAN_POLICE.reports(id, outcome));
            } else {
                var refused = docket.refuses(HAIDIAN_POLICE.reports(id, outcome));
                assertThat(refused.reason()).isEqualTo(Reason.REASON_BASIS_FORBIDS);
                assertThat(refused.metadata()).containsKeys("article", "accepted");
            }
        }
        boolean holds = basis == LEGAL_BASIS_COMPELLED_ATTENDANCE || basis == LEGAL_BASIS_DETENTION_DECISION;
        assertThat(allowed.contains(ALERT_OUTCOME_CONTROLLED)).isEqualTo(holds);
        assertThat(allowed.contains(ALERT_OUTCOME_VEHICLE_HELD)).isEqualTo(basis == LEGAL_BASIS_VEHICLE_FIND);
    }

    @Test
    void officersOnTheWayReportAgainAndWhatIsReportedTheCourtCloses() {
        String id = raised(LEGAL_BASIS_COMPELLED_ATTENDANCE);
        docket.hears(HAIDIAN_POLICE.claims(id));
        docket.hears(HAIDIAN_POLICE.reports(id, ALERT_OUTCOME_ON_THE_WAY));
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_IN_PROGRESS);
        docket.hears(HAIDIAN_POLICE.reports(id, ALERT_OUTCOME_LEFT));
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_REPORTED);
        assertThat(docket.refuses(HAIDIAN_POLICE.closes(id)).reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        docket.hears(HAIDIAN.closes(id));
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_CLOSED);
    }

    @Test
    void aTimeBeforeTheSightingOrInTheFutureIsRefused() {
        String id = raised(LEGAL_BASIS_COMPELLED_ATTENDANCE);
        docket.hears(HAIDIAN_POLICE.claims(id));
        for (Duration off : List.of(Duration.ofMinutes(1), Duration.ofMinutes(-1))) {
            assertThat(docket.refuses(HAIDIAN_POLICE.reports(id, ALERT_OUTCOME_CONTROLLED)
                    .but(c -> c.setTime(Times.timestamp(docket.now().plus(off))))).metadata()).containsEntry("field", "time");
        }
    }

    @Test
    void aSourceWhoseClockIsAheadKeepsNobodyFromReporting() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE);
        Instant ahead = docket.now().plus(Duration.ofMinutes(4));
        String id = docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_HOTEL, ahead, HAIDIAN_AREA).build())
                .orElseThrow();
        docket.hears(HAIDIAN_POLICE.claims(id));
        assertThat(docket.refuses(HAIDIAN_POLICE.reports(id, ALERT_OUTCOME_CONTROLLED)
                .but(c -> c.setTime(Times.timestamp(docket.now().minusSeconds(1))))).metadata()).containsEntry("field", "time");
        docket.hears(HAIDIAN_POLICE.reports(id, ALERT_OUTCOME_CONTROLLED));
        assertThat(Times.instant(alert(id).getControl().getTime())).isEqualTo(docket.now());
    }

    @Test
    void anAlertKeepsTheTextsOfItsNewestStepsHoweverLongTheReports() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE);
        String id = raised(order, SightingSource.SIGHTING_SOURCE_HOTEL);
        docket.hears(HAIDIAN_POLICE.claims(id));
        for (int i = 10; i < 50; i++) {
            String text = i + "场".repeat(1_990);
            docket.hears(HAIDIAN_POLICE.reports(id, ALERT_OUTCOME_ON_THE_WAY).but(c -> c.setText(text)));
        }
        assertThat(alert(id).getSerializedSize()).isLessThan(32 * 1024);
        assertThat(alert(id).getStepsList()).filteredOn(s -> s.getAction().equals("Report")).hasSize(40)
                .filteredOn(s -> !s.getText().isEmpty()).extracting(s -> s.getText().substring(0, 2)).containsExactly("48", "49");
        docket.hears(HAIDIAN.cancels(order));
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_RECALLED);
    }

    // --- holding

    @ParameterizedTest
    @CsvSource({"COMPELLED_ATTENDANCE, false, 8", "COMPELLED_ATTENDANCE, true, 24", "DETENTION_DECISION, false, 24"})
    void aHoldIsWarnedOfAndEndsAtTheLimitOfTheInstrument(String basis, boolean prolonged, int hours) {
        String order = docket.hears(HAIDIAN.requests(LegalBasis.valueOf("LEGAL_BASIS_" + basis), HAIDIAN_POLICE)
                .but(c -> c.setProlonged(prolonged)));
        docket.hears(HAIDIAN_POLICE.accepts(order));
        String id = raised(order, SightingSource.SIGHTING_SOURCE_HOTEL);
        docket.hears(HAIDIAN_POLICE.claims(id));
        Instant control = docket.now();
        docket.after(Duration.ofMinutes(10));
        docket.hears(HAIDIAN_POLICE.reports(id, ALERT_OUTCOME_CONTROLLED).but(c -> c.setTime(Times.timestamp(control))));
        assertThat(Times.instant(alert(id).getControl().getLimitTime())).isEqualTo(control.plus(Duration.ofHours(hours)));

        docket.at(control.plus(Duration.ofHours(hours / 2)));
        assertThat(docket.told()).containsExactly("POLICE-110108 alert.hold_50", "京0108 alert.hold_50");
        docket.at(control.plus(Duration.ofMinutes(hours * 60L * 8 / 10)));
        assertThat(docket.told()).containsExactly("POLICE-110108 alert.hold_80", "京0108 alert.hold_80");
        docket.at(control.plus(Duration.ofHours(hours)));
        assertThat(docket.told()).contains("POLICE-110108 alert.hold_ended", "京0108 alert.hold_ended",
                "POLICE-110000 alert.hold_ended");
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_HOLD_ENDED);

        var late = docket.refuses(HAIDIAN_POLICE.handsOver(id, HandOverResult.HAND_OVER_RESULT_TO_COURT, docket.now()));
        assertThat(late.reason()).isEqualTo(Reason.REASON_TOO_LATE);
        assertThat(docket.refuses(HAIDIAN.closes(id)).reason()).as("not before he is let go").isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.hears(HAIDIAN_POLICE.reports(id, ALERT_OUTCOME_RELEASED));
        docket.hears(HAIDIAN.closes(id));
    }

    @Test
    void aHandOverInTimeThatIsRecordedLateCounts() {
        String id = held(LEGAL_BASIS_COMPELLED_ATTENDANCE);
        Instant handed = docket.now().plus(Duration.ofHours(3));
        docket.after(Duration.ofHours(9));
        docket.hears(HAIDIAN_POLICE.handsOver(id, HandOverResult.HAND_OVER_RESULT_TO_COURT, handed));
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_HANDED_OVER);
    }

    @Test
    void aPersonIsHandedToTwoOfficersOfTheCourt() {
        String id = held(LEGAL_BASIS_COMPELLED_ATTENDANCE);
        var over = HAIDIAN_POLICE.handsOver(id, HandOverResult.HAND_OVER_RESULT_TO_COURT, docket.now());
        var one = over.but(c -> c.getHandOverBuilder().getRecordBuilder().removeReceivingOfficers(1));
        assertThat(docket.refuses(one).reason()).isEqualTo(Reason.REASON_PERSONNEL_REQUIRED);
        assertThat(docket.refuses(over.but(c -> c.getHandOverBuilder().getRecordBuilder().clearInstrumentNumber())).metadata())
                .containsEntry("field", "hand_over.record.instrument_number");
        assertThat(docket.refuses(HAIDIAN_POLICE.handsOver(id, HandOverResult.HAND_OVER_RESULT_TAKEN_IN, docket.now())).reason())
                .as("no lock-up on a compulsory summons").isEqualTo(Reason.REASON_BASIS_FORBIDS);
        docket.hears(over);
        assertThat(docket.told()).containsExactly("京0108 alert.handed_over", "POLICE-110108 alert.handed_over");
        assertThat(alert(id).getClocksList()).isEmpty();
        assertThat(docket.refuses(over).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
    }

    @Test
    void theLockUpRefusesForMedicalReasonsAndTheCourtDefersWhichCancelsNothing() {
        String id = held(LEGAL_BASIS_DETENTION_DECISION);
        var sick = HAIDIAN_POLICE.handsOver(id, HandOverResult.HAND_OVER_RESULT_REFUSED_MEDICAL, docket.now());
        assertThat(docket.refuses(sick).reason()).isEqualTo(Reason.REASON_PAPERS_MISSING);
        docket.hears(sick.but(c -> c.getHandOverBuilder().addAllPapers(HAIDIAN_POLICE.court().papers("MEDICAL_FINDING"))));
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_INTAKE_REFUSED);
        assertThat(docket.told()).contains("京0108 alert.intake_refused");
        assertThat(alert(id).getClocksList()).as("he is still held").extracting(c -> c.getName()).containsExactly("alert.hold");

        var defers = HAIDIAN.handsOver(id, HandOverResult.HAND_OVER_RESULT_DETENTION_DEFERRED, docket.now())
                .but(c -> c.getHandOverBuilder().addAllPapers(HAIDIAN.court().papers("UNDERTAKING")));
        assertThat(docket.refuses(HAIDIAN_POLICE.handsOver(id, HandOverResult.HAND_OVER_RESULT_DETENTION_DEFERRED, docket.now()))
                .reason()).isEqualTo(Reason.REASON_NOT_CLAIMED);
        docket.hears(defers);
        assertThat(alert(id).getState()).isEqualTo(AlertState.ALERT_STATE_DETENTION_DEFERRED);
        assertThat(docket.get(alert(id).getWatchOrder(), WatchOrder.getDefaultInstance()).getState())
                .isEqualTo(WatchState.WATCH_STATE_ACTIVE);
        assertThat(alert(id).getClocksList()).isEmpty();
    }

    // --- recall

    @Test
    void cancellingCallsBackEveryOpenAlertAtEveryoneWhoGotIt() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE, PINGGU_POLICE);
        String unseen = raised(order, SightingSource.SIGHTING_SOURCE_HOTEL);
        String seen = docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_HOTEL, docket.now(), "110117").build())
                .orElseThrow();
        docket.hears(PINGGU_POLICE.claims(seen));
        String held = docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_HOTEL, docket.now(), "110101").build())
                .orElseThrow();
        docket.hears(HAIDIAN_POLICE.claims(held));
        docket.hears(HAIDIAN_POLICE.reports(held, ALERT_OUTCOME_CONTROLLED));

        docket.hears(HAIDIAN.cancels(order));
        assertThat(docket.told()).contains("POLICE-110108 watch_order.cancelled", "POLICE-110108 alert.recalled",
                "POLICE-110117 alert.recalled");
        assertThat(alert(unseen).getState()).isEqualTo(AlertState.ALERT_STATE_LAPSED);
        assertThat(alert(seen).getState()).isEqualTo(AlertState.ALERT_STATE_RECALLED);
        assertThat(alert(held).getState()).as("let go first").isEqualTo(AlertState.ALERT_STATE_CONTROLLED);
        assertThat(docket.refuses(HAIDIAN_POLICE.handsOver(held, HandOverResult.HAND_OVER_RESULT_TO_COURT, docket.now())).reason())
                .isEqualTo(Reason.REASON_WATCH_ENDED);
        docket.hears(HAIDIAN_POLICE.reports(held, ALERT_OUTCOME_RELEASED));
        docket.hears(HAIDIAN_POLICE.acknowledges(unseen));
        assertThat(alert(unseen).getState()).isEqualTo(AlertState.ALERT_STATE_RECALLED);
        docket.after(Duration.ofHours(1));
        assertThat(docket.told()).as("nothing escalates any more").isEmpty();
    }

    @Test
    void aSightingAfterTheEndIsCountedAndToldToNobodyAndItsPlaceIsNotKept() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE);
        docket.hears(HAIDIAN.cancels(order));
        docket.after(Duration.ofMinutes(3));
        assertThat(docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_HOTEL, docket.now(), HAIDIAN_AREA).build()))
                .isEmpty();
        assertThat(docket.told()).isEmpty();
        WatchOrder after = docket.get(order, WatchOrder.getDefaultInstance());
        assertThat(after.getSuppressedCount()).isEqualTo(1);
        assertThat(Times.instant(after.getLastSuppressedTime())).isEqualTo(docket.now());
        assertThat(after.toString()).doesNotContain("酒店");
    }

    @Test
    void anOrderThatExpiresLeavesWhoIsHeldOnTheInstrument() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE);
        docket.after(Duration.ofDays(90).minus(Duration.ofHours(1)));
        String id = raised(order, SightingSource.SIGHTING_SOURCE_HOTEL);
        docket.hears(HAIDIAN_POLICE.claims(id));
        docket.hears(HAIDIAN_POLICE.reports(id, ALERT_OUTCOME_CONTROLLED));
        docket.after(Duration.ofHours(2));
        assertThat(docket.get(order, WatchOrder.getDefaultInstance()).getState()).isEqualTo(WatchState.WATCH_STATE_EXPIRED);
        assertThat(alert(id).hasRecallTime()).isFalse();
        docket.hears(HAIDIAN_POLICE.handsOver(id, HandOverResult.HAND_OVER_RESULT_TO_COURT, docket.now()));
    }

    @Test
    void moreAlertsThanOneCommandRecallsAreRecalledDirectlyAfter() {
        String order = ordered(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE);
        for (int i = 0; i < 250; i++) {
            docket.sees(Watcher.seen(order, SightingSource.SIGHTING_SOURCE_ID_USE, docket.now(), String.valueOf(110101 + i))
                    .build()).orElseThrow();
        }
        docket.hears(HAIDIAN.cancels(order));
        assertThat(docket.told()).hasSizeLessThanOrEqualTo(256);
        assertThat(docket.get(order, WatchOrder.getDefaultInstance()).hasRecallTime()).isTrue();
        docket.after(Duration.ofSeconds(1));
        assertThat(docket.all(Alert.getDefaultInstance()).values()).hasSize(250)
                .allSatisfy(a -> assertThat(a.getState()).isEqualTo(AlertState.ALERT_STATE_LAPSED));
        assertThat(docket.get(order, WatchOrder.getDefaultInstance()).hasRecallTime()).isFalse();
    }

    // --- who has shown it

    @Test
    void aTerminalSaysHowFarItHasShownItsMailboxAndWhoHasNotIsListed() {
        docket.hears(HAIDIAN_POLICE.hasShown("desk-1", 4));
        docket.hears(HAIDIAN_POLICE.hasShown("desk-2", 9));
        assertThat(docket.refuses(HAIDIAN_POLICE.hasShown("desk-2", 8)).metadata()).containsEntry("field", "seq");
        docket.hears(HAIDIAN_POLICE.hasShown("desk-2", 2).but(c -> c.setEpoch("e2")));
        docket.hears(HAIDIAN_POLICE.hasShown("desk-2", 9).but(c -> c.setMailbox("POLICE-110108/duty")));
        assertThat(docket.refuses(HAIDIAN_POLICE.hasShown("desk-2", 9).but(c -> c.setMailbox("POLICE-110117"))).reason())
                .isEqualTo(Reason.REASON_NOT_PARTY);
        assertThat(docket.refuses(HAIDIAN_POLICE.hasShown("desk-2", 9).but(c -> c.setMailbox("POLICE-110108/attic"))).reason())
                .isEqualTo(Reason.REASON_NOT_PARTY);

        Instant now = docket.now();
        var deliveries = List.of(
                new Terminals.Delivered("POLICE-110108", "e1", 3, "alert.raised", now),
                new Terminals.Delivered("POLICE-110108", "e1", 5, "alert.recalled", now),
                new Terminals.Delivered("POLICE-110117", "e1", 1, "alert.raised", now));
        Map<String, List<String>> terminals = Map.of("POLICE-110108", List.of("desk-1", "desk-2"));
        List<UnconfirmedTerminal> left = Terminals.unconfirmed(
                deliveries, m -> terminals.getOrDefault(m, List.of()),
                id -> docket.state(id, Terminal.getDefaultInstance()).orElse(Terminal.getDefaultInstance()));
        assertThat(left).extracting(u -> u.getMailbox() + " " + u.getTerminal() + " " + u.getSeq()).containsExactly(
                "POLICE-110108 desk-2 3", "POLICE-110108 desk-1 5", "POLICE-110108 desk-2 5", "POLICE-110117  1");
    }

    // --- who reads what

    @Test
    void thePlaceIsShownDownToTheTownshipToAllButTheOfficerOnDuty() {
        String id = raised(LEGAL_BASIS_COMPELLED_ATTENDANCE);
        var officer = HAIDIAN.court().officer();
        var duty = HAIDIAN.court().officer(3, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE);
        var colleague = HAIDIAN.court().officer(2, OfficerRole.OFFICER_ROLE_OFFICER);
        assertThat(List.of(read(id, "京0108", officer), read(id, "京0108", duty))).allMatch("漳浦县绥安镇某酒店303房 24.1,117.6"::equals);
        assertThat(read(id, "京0108", colleague)).isEqualTo("漳浦县绥安镇*** ***");
        assertThat(read(id, "POLICE-110108", HAIDIAN_POLICE.court().officer(1, OfficerRole.OFFICER_ROLE_POLICE)))
                .isEqualTo("漳浦县绥安镇*** ***");
        Alert masked = Masking.mask((Alert) docket.view(id, "京0108", "AlertService/Get", officer).orElseThrow());
        assertThat(masked.getTarget().getPerson().getSubject().getName()).as("the name still asks for a reason").isEqualTo("吴**");
        assertThat(alert(id).getClearKindsList()).as("never stored").isEmpty();
    }

    private String read(String id, String organisation, xietong.v1.Officer officer) {
        Alert masked = Masking.mask((Alert) docket.view(id, organisation, "AlertService/Get", officer).orElseThrow());
        return masked.getSightings(0).getPlace().getText() + " " + masked.getSightings(0).getPlace().getPosition();
    }

    @Test
    void closingTakesWhereSomeoneWasSeenAwayFromTheState() {
        String id = raised(LEGAL_BASIS_SUMMONS_WHEREABOUTS_UNKNOWN);
        docket.hears(HAIDIAN_POLICE.claims(id));
        docket.hears(HAIDIAN_POLICE.reports(id, ALERT_OUTCOME_VERIFIED));
        docket.hears(HAIDIAN.closes(id));
        Alert closed = alert(id);
        assertThat(closed.getErased()).isTrue();
        assertThat(closed.toString()).doesNotContain("24.1", "酒店");
        assertThat(closed.getSightings(0).getPlace()).isEqualTo(xietong.v1.Place.getDefaultInstance());
        assertThat(closed.getTarget().getPerson().getSubject().getIdentifier()).isEmpty();
        assertThat(closed.getSteps(1).getOfficer().getId()).as("who acted stays").isEqualTo("POLICE-110108-1");
        assertThat(new ArrayList<>(closed.getClocksList())).isEmpty();
    }
}

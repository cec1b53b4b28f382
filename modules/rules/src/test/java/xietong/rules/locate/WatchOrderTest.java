// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.locate.Watcher.HAIDIAN;
import static xietong.rules.locate.Watcher.HAIDIAN_POLICE;
import static xietong.rules.locate.Watcher.PINGGU_POLICE;
import static xietong.rules.locate.Watcher.ZHANGPU;
import static xietong.rules.locate.Watcher.ZHANGPU_POLICE;
import static xietong.v1.LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE;
import static xietong.v1.LegalBasis.LEGAL_BASIS_CRIMINAL_313;
import static xietong.v1.LegalBasis.LEGAL_BASIS_DETENTION_DECISION;
import static xietong.v1.LegalBasis.LEGAL_BASIS_EXIT_BAN;
import static xietong.v1.LegalBasis.LEGAL_BASIS_SUMMONS_WHEREABOUTS_UNKNOWN;
import static xietong.v1.LegalBasis.LEGAL_BASIS_UNSPECIFIED;
import static xietong.v1.LegalBasis.LEGAL_BASIS_VEHICLE_FIND;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.rules.Court;
import xietong.rules.Docket;
import xietong.rules.Examples;
import xietong.rules.Motion;
import xietong.rules.Times;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceAddAliasRequest;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.Money;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.SightingSource;
import xietong.v1.WatchEnd;
import xietong.v1.WatchOrder;
import xietong.v1.WatchState;

/** Watch orders: what each basis takes, who answers, how long they are in force, and what ends them by itself. */
class WatchOrderTest {
    private final Docket docket = Docket.opens("2026-03-02T09:00");

    private WatchOrder order(String id) {
        return docket.get(id, WatchOrder.getDefaultInstance());
    }

    private static Motion<LocateServiceRequestRequest.Builder> summons() {
        return HAIDIAN.requests(LEGAL_BASIS_COMPELLED_ATTENDANCE, HAIDIAN_POLICE, PINGGU_POLICE);
    }

    static Stream<LegalBasis> bases() {
        return Arrays.stream(LegalBasis.values())
                .filter(b -> b != LegalBasis.UNRECOGNIZED && b != LEGAL_BASIS_UNSPECIFIED);
    }

    @Test
    void withoutALegalBasisThereIsNoOrder() {
        assertThat(docket.refuses(summons().but(c -> c.clearLegalBasis())).metadata())
                .containsEntry("field", "legal_basis").hasEntrySatisfying("accepted", a -> assertThat(a).contains("DETENTION"));
    }

    @ParameterizedTest
    @MethodSource("bases")
    void everyBasisNeedsItsOwnInstrument(LegalBasis basis) {
        Watcher asks = basis == LEGAL_BASIS_CRIMINAL_313 ? ZHANGPU_POLICE : ZHANGPU;
        var motion = asks.requests(basis, ZHANGPU_POLICE);
        if (Watcher.instrument(basis).length > 0) {
            assertThat(docket.refuses(motion.but(c -> c.clearPapers())).reason()).isEqualTo(Reason.REASON_PAPERS_MISSING);
        }
        String id = docket.hears(motion);
        assertThat(order(id).getValidUntil()).isNotNull();
        assertThat(order(id).getState()).isEqualTo(basis == LEGAL_BASIS_CRIMINAL_313
                ? WatchState.WATCH_STATE_ACTIVE : WatchState.WATCH_STATE_REQUESTED);
    }

    @Test
    void aSuspectBelongsToThePoliceAndADebtorToTheCourt() {
        var court = docket.refuses(ZHANGPU.requests(LEGAL_BASIS_CRIMINAL_313, ZHANGPU_POLICE));
        assertThat(court.reason()).isEqualTo(Reason.REASON_BASIS_FORBIDS);
        assertThat(court.metadata()).containsKey("article");
        assertThat(docket.refuses(ZHANGPU_POLICE.requests(LEGAL_BASIS_COMPELLED_ATTENDANCE, ZHANGPU_POLICE)).reason())
                .isEqualTo(Reason.REASON_BASIS_FORBIDS);

        String id = docket.hears(ZHANGPU_POLICE.requests(LEGAL_BASIS_CRIMINAL_313, ZHANGPU_POLICE)
                .but(c -> c.addInformed("闽0623")));
        assertThat(docket.told()).containsExactly("闽0623 watch_order.requested");
        WatchOrder seen = (WatchOrder) docket.view(id, "闽0623", "LocateService/Get").orElseThrow();
        assertThat(seen.hasTarget()).isFalse();
        assertThat(seen.getAllowedCommandsList()).isEmpty();
    }

    @Test
    void aVehicleIsLookedForOnItsOwnBasisOnlyAndTheBorderOnlyForAnExitBan() {
        assertThat(docket.refuses(summons().but(c -> c.setTarget(Watcher.vehicle()))).reason())
                .isEqualTo(Reason.REASON_BASIS_FORBIDS);
        assertThat(docket.refuses(ZHANGPU.requests(LEGAL_BASIS_VEHICLE_FIND, ZHANGPU_POLICE)
                .but(c -> c.setTarget(Watcher.person()))).reason()).isEqualTo(Reason.REASON_BASIS_FORBIDS);
        var hotel = docket.refuses(ZHANGPU.requests(LEGAL_BASIS_EXIT_BAN, ZHANGPU_POLICE)
                .but(c -> c.addSources(SightingSource.SIGHTING_SOURCE_HOTEL)));
        assertThat(hotel.metadata()).containsEntry("accepted", "BORDER");
        String ban = docket.hears(ZHANGPU.requests(LEGAL_BASIS_EXIT_BAN, ZHANGPU_POLICE));
        assertThat(order(ban).getSourcesList()).containsExactly(SightingSource.SIGHTING_SOURCE_BORDER);
    }

    /** N5: a detention is not delegated by message alone. */
    @Test
    void aDetentionToWhichTheCourtSendsNobodyIsRefused() {
        var alone = ZHANGPU.requests(LEGAL_BASIS_DETENTION_DECISION, ZHANGPU_POLICE)
                .but(c -> c.removeDispatchedOfficers(1));
        assertThat(docket.refuses(alone).reason()).isEqualTo(Reason.REASON_PERSONNEL_REQUIRED);
        assertThat(docket.refuses(alone).metadata()).containsEntry("article", "INT 179");
        var twice = ZHANGPU.requests(LEGAL_BASIS_DETENTION_DECISION, ZHANGPU_POLICE).but(c -> c.setDispatchedOfficers(
                1, ZHANGPU.court().officer(1, OfficerRole.OFFICER_ROLE_OFFICER)));
        assertThat(docket.refuses(twice).reason()).as("the same officer twice").isEqualTo(Reason.REASON_PERSONNEL_REQUIRED);
    }

    @Test
    void nothingIsLookedForByWhichNobodyCouldBeFound() {
        assertThat(docket.refuses(summons().but(c -> c.clearTarget())).metadata()).containsEntry("field", "target");
        var nameOnly = summons().but(c -> c.getTargetBuilder().getPersonBuilder().getSubjectBuilder().clearIdentifier());
        assertThat(docket.refuses(nameOnly).metadata()).containsEntry("field", "target.person.subject.identifier");
        docket.hears(nameOnly.but(c -> c.getTargetBuilder().getPersonBuilder().setBirthDate("1900-01-01")));
        assertThat(docket.refuses(summons().but(c -> c.getTargetBuilder().getPersonBuilder().setBirthDate("1980-05-05")))
                .metadata()).containsEntry("field", "target.person.birth_date");
        assertThat(docket.refuses(summons().but(c -> c.getTargetBuilder().getPersonBuilder().getSubjectBuilder()
                .setIdentifier("990100190002290027"))).reason()).isEqualTo(Reason.REASON_IDENTIFIER_INVALID);
    }

    @Test
    void itIsInForceNinetyDaysUnlessLessIsSaidAndNeverMore() {
        String id = docket.hears(summons());
        assertThat(Times.instant(order(id).getValidUntil())).isEqualTo(docket.now().plus(Duration.ofDays(90)));
        assertThat(docket.refuses(summons().but(c -> c.setValidUntil(
                Times.timestamp(docket.now().plus(Duration.ofDays(91)))))).reason()).isEqualTo(Reason.REASON_PERIOD_TOO_LONG);
        assertThat(docket.refuses(summons().but(c -> c.setValidUntil(Times.timestamp(docket.now())))).metadata())
                .containsEntry("field", "valid_until");
    }

    @Test
    void onlyPoliceAreAskedAndOnlyTheCommandCentreBroadcasts() {
        assertThat(docket.refuses(summons().but(c -> c.addAddressees("GRID-110117"))).reason())
                .isEqualTo(Reason.REASON_ADDRESSEE_FORBIDDEN);
        assertThat(docket.refuses(summons().but(c -> c.clearAddressees())).metadata()).containsEntry("field", "addressees");
        assertThat(docket.refuses(summons().but(c -> c.setBroadcast(true))).reason()).isEqualTo(Reason.REASON_RIGHT_MISSING);
        assertThat(docket.refuses(summons().but(c -> c.addAreas("1101x7"))).metadata()).containsEntry("field", "areas");
    }

    @Test
    void oneAcceptancePutsItInForceAndWhoRefusesKnowsOfItNoMore() {
        String id = docket.hears(summons());
        docket.hears(PINGGU_POLICE.refuses(id));
        assertThat(order(id).getState()).isEqualTo(WatchState.WATCH_STATE_REQUESTED);
        assertThat(docket.view(id, "POLICE-110117", "LocateService/Get")).isEmpty();
        docket.hears(HAIDIAN_POLICE.accepts(id));

        assertThat(order(id).getState()).isEqualTo(WatchState.WATCH_STATE_ACTIVE);
        assertThat(docket.told()).containsExactly("京0108 watch_order.accepted");
        assertThat(docket.refuses(HAIDIAN_POLICE.accepts(id)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        assertThat(docket.refuses(PINGGU_POLICE.accepts(id)).reason()).isEqualTo(Reason.REASON_NOT_PARTY);
        WatchOrder view = (WatchOrder) docket.view(id, "POLICE-110108", "LocateService/Get").orElseThrow();
        assertThat(view.getAllowedCommandsList()).isEmpty();
    }

    @Test
    void whereAllRefuseNobodyLooks() {
        String id = docket.hears(summons());
        docket.hears(PINGGU_POLICE.refuses(id));
        docket.hears(HAIDIAN_POLICE.refuses(id));

        assertThat(order(id).getState()).isEqualTo(WatchState.WATCH_STATE_REFUSED);
        assertThat(docket.refuses(HAIDIAN.cancels(id)).reason()).isEqualTo(Reason.REASON_STATE_FORBIDS);
        docket.after(Duration.ofDays(100));
        assertThat(docket.told()).isEmpty();
    }

    @Test
    void anAnswerThatIsLateIsLaidBeforeTheSuperiorOfWhoOwesIt() {
        String id = docket.hears(summons());
        docket.after(Duration.ofDays(7));
        assertThat(docket.told()).contains("POLICE-110108 watch_order.answer_overdue", "京0108 watch_order.answer_overdue",
                "POLICE-110000 watch_order.answer_overdue");
        assertThat(order(id).getOverdue()).isTrue();
        assertThat(docket.view(id, "POLICE-110000", "LocateService/Get")).isPresent();
    }

    @Test
    void itExpiresByItselfAndIsExtendedBefore() {
        String id = docket.hears(summons());
        docket.hears(HAIDIAN_POLICE.accepts(id));
        docket.after(Duration.ofDays(84));
        assertThat(docket.told()).contains("京0108 watch_order.expiring");
        docket.hears(HAIDIAN.extendsTo(id, docket.now().plus(Duration.ofDays(30))));
        assertThat(docket.refuses(HAIDIAN.extendsTo(id, docket.now().plus(Duration.ofDays(29)))).metadata())
                .containsEntry("field", "valid_until");
        assertThat(docket.refuses(HAIDIAN.extendsTo(id, docket.now().plus(Duration.ofDays(91)))).reason())
                .isEqualTo(Reason.REASON_PERIOD_TOO_LONG);
        docket.after(Duration.ofDays(29));
        assertThat(order(id).getState()).isEqualTo(WatchState.WATCH_STATE_ACTIVE);
        docket.after(Duration.ofDays(2));

        assertThat(order(id).getState()).isEqualTo(WatchState.WATCH_STATE_EXPIRED);
        assertThat(order(id).getEnd()).isEqualTo(WatchEnd.WATCH_END_EXPIRED);
        assertThat(docket.told()).contains("京0108 watch_order.expired", "POLICE-110108 watch_order.expired");
        assertThat(docket.refuses(HAIDIAN.extendsTo(id, docket.now().plus(Duration.ofDays(9)))).reason())
                .isEqualTo(Reason.REASON_STATE_FORBIDS);
    }

    @Test
    void aNameThatOnlyTheOrderKnewIsStillLookedForAfterAnAlias() {
        String id = docket.hears(summons().but(c -> c.getTargetBuilder().getPersonBuilder().getSubjectBuilder()
                .setName("吴试辛").addFormerNames("吴试庚")));
        docket.hears(HAIDIAN.court().by(CaseServiceAddAliasRequest.newBuilder().setSubject(Examples.debtor()).setName("吴试丁")
                .setCurrent(true)).head(h -> h.setCaseNumber("（2026）京0108执9001号")));
        var target = order(id).getTarget().getPerson().getSubject();
        assertThat(target.getName()).isEqualTo("吴试丁");
        assertThat(target.getFormerNamesList()).containsExactly("吴试丙", "吴试乙", "吴试庚", "吴试辛");
    }

    /** What follows from a fact is the hub's own next command. */
    private void reported(Motion<CaseServiceReportFactRequest.Builder> fact) {
        docket.hears(fact);
        docket.after(Duration.ZERO);
    }

    private Motion<CaseServiceReportFactRequest.Builder> fact(Court court, CaseFactKind kind, String caseNumber) {
        return court.by(CaseServiceReportFactRequest.newBuilder().setKind(kind).addAllPapers(court.papers("RULING")))
                .head(h -> h.setCaseNumber(caseNumber));
    }

    @Test
    void performanceAndClosingEndTheOrdersOfTheirOwnCase() {
        String id = docket.hears(summons());
        docket.hears(HAIDIAN_POLICE.accepts(id));
        String other = docket.hears(summons().head(h -> h.setCaseNumber("（2026）京0108执9002号")));
        reported(fact(HAIDIAN.court(), CaseFactKind.CASE_FACT_KIND_PART_PERFORMED, "（2026）京0108执9001号").but(c ->
                c.setPaid(Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(100))));
        assertThat(order(id).getState()).isEqualTo(WatchState.WATCH_STATE_ACTIVE);

        reported(fact(HAIDIAN.court(), CaseFactKind.CASE_FACT_KIND_PERFORMED, "（2026）京0108执9001号"));
        assertThat(order(id).getState()).isEqualTo(WatchState.WATCH_STATE_CANCELLED);
        assertThat(order(id).getEnd()).isEqualTo(WatchEnd.WATCH_END_PERFORMED);
        assertThat(docket.told()).contains("POLICE-110108 watch_order.cancelled");
        assertThat(order(other).getState()).isEqualTo(WatchState.WATCH_STATE_REQUESTED);
        reported(fact(HAIDIAN.court(), CaseFactKind.CASE_FACT_KIND_CLOSED, "（2026）京0108执9002号"));
        assertThat(order(other).getEnd()).isEqualTo(WatchEnd.WATCH_END_CASE_CLOSED);
    }

    @Test
    void oneOfTwoDebtorsPaysAndTheOtherIsStillLookedFor() {
        String one = docket.hears(summons());
        String other = docket.hears(summons().but(c -> c.getTargetBuilder().getPersonBuilder().setSubject(Examples.applicant())));
        reported(fact(HAIDIAN.court(), CaseFactKind.CASE_FACT_KIND_PERFORMED, "（2026）京0108执9001号")
                .but(c -> c.setDebtor(Examples.debtor())));
        assertThat(order(one).getState()).isEqualTo(WatchState.WATCH_STATE_CANCELLED);
        assertThat(order(other).getState()).isEqualTo(WatchState.WATCH_STATE_REQUESTED);
    }

    @Test
    void bankruptcyOfTheDebtorEndsTheOrdersOfEveryCourtThatLooksForItsRepresentative() {
        String id = docket.hears(summons().but(c -> c.setDebtor(Examples.company())));
        String elsewhere = docket.hears(ZHANGPU.requests(LEGAL_BASIS_SUMMONS_WHEREABOUTS_UNKNOWN, ZHANGPU_POLICE)
                .but(c -> c.setDebtor(Examples.company())));
        reported(fact(new Court("粤03"), CaseFactKind.CASE_FACT_KIND_BANKRUPTCY_ACCEPTED, "（2026）粤03破9001号")
                .but(c -> c.setDebtor(Examples.company())));
        assertThat(order(id).getEnd()).isEqualTo(WatchEnd.WATCH_END_BANKRUPTCY);
        assertThat(order(elsewhere).getEnd()).isEqualTo(WatchEnd.WATCH_END_BANKRUPTCY);
        assertThat(docket.told()).contains("闽0623 watch_order.cancelled", "POLICE-350623 watch_order.cancelled");
    }
}

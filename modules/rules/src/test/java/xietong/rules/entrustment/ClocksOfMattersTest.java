// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;
import static xietong.rules.Court.SUPREME;

import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Examples;
import xietong.rules.Relation;
import xietong.rules.clock.ClockRunner;
import xietong.v1.DisputeRuling;
import xietong.v1.Reason;
import xietong.v1.ReportStage;
import xietong.v1.Step;

/**
 * The legal clocks of a matter under the shipped rule book and calendar. The instants were counted by hand: 2 March
 * 2026 is a Monday, 4 to 6 April are Qingming, 15 to 23 February are Spring Festival.
 */
class ClocksOfMattersTest {

    private static Case urgent() {
        return Case.opens("2026-03-02T09:00")
                .hears(PINGGU.submit(JIZHOU, Examples.matter("FREEZE_DEPOSIT").setUrgent(true)));
    }

    @Test
    void sendingStartsTheClocksOfTheRecipient() {
        Case file = Case.sent("FREEZE_DEPOSIT");
        assertThat(file.clocks()).containsExactly("entrust.sign", "entrust.start", "entrust.report", "entrust.period");
        assertThat(file.due("entrust.sign")).isEqualTo("2026-03-06T00:00");
        assertThat(file.due("entrust.start")).isEqualTo("2026-03-18T00:00");
        assertThat(file.due("entrust.period")).isEqualTo("2026-03-18T00:00");
        assertThat(file.due("entrust.report")).isEqualTo("2026-04-02T00:00");
        assertThat(file.clock("entrust.start").getRuleBookVersion()).isEqualTo(1);
        assertThat(file.clock("entrust.start").getArithmeticList()).isNotEmpty();
    }

    @Test
    void anUrgentMatterHasTwentyFourHoursFromTheNextHour() {
        assertThat(urgent().clocks()).containsExactly("entrust.report", "entrust.urgent");
        assertThat(urgent().due("entrust.urgent")).isEqualTo("2026-03-03T10:00");
    }

    @Test
    void aPeriodThatTheSenderSetsOrTheKindHasIsTheOneThatRuns() {
        Case file = Case.opens("2026-02-05T17:00")
                .hears(PINGGU.submit(JIZHOU, Examples.matter("FREEZE_DEPOSIT").setPeriodDays(10)));
        assertThat(file.due("entrust.period")).as("rolled over Spring Festival").isEqualTo("2026-02-25T00:00");
        assertThat(Case.sent("SERVE_DOC").due("entrust.period")).isEqualTo("2026-03-13T00:00");
        assertThat(Case.sent("QUERY_ASSET").due("entrust.period")).isEqualTo("2026-04-02T00:00");
    }

    @Test
    void noClockRunsBeforeTheSecondOfficerApproves() {
        Case file = Case.opens("2026-03-02T09:00").hears(PINGGU.submit(JIZHOU, Examples.matter("DEDUCT_DEPOSIT")));
        assertThat(file.clocks()).isEmpty();
        file.at("2026-03-09T09:00").hears(PINGGU.approve());
        assertThat(file.due("entrust.start")).isEqualTo("2026-03-25T00:00");
    }

    @Test
    void eachStepEndsTheClocksThatItSatisfies() {
        Case file = Case.sent("FREEZE_DEPOSIT").at("2026-03-03T09:00").hears(JIZHOU.sign());
        assertThat(file.clocks()).containsExactly("entrust.start", "entrust.report", "entrust.period");
        assertThat(file.hears(JIZHOU.reportBegun()).clocks()).containsExactly("entrust.report", "entrust.period");
        assertThat(file.hears(JIZHOU.reportResult()).clocks()).containsExactly("entrust.confirm");
        assertThat(file.due("entrust.confirm")).isEqualTo("2026-03-14T00:00");
        assertThat(file.hears(PINGGU.confirm()).clocks()).isEmpty();
    }

    @Test
    void whileTheSenderOwesPapersTheClocksStandStillAndEndSoMuchLater() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign())
                .at("2026-03-04T10:00").hears(JIZHOU.requestSupplement("RULING"));
        assertThat(file.clocks()).containsExactly(
                "(entrust.start)", "(entrust.report)", "(entrust.period)", "entrust.supplement");
        assertThat(file.due("entrust.supplement")).as("Saturday rolls").isEqualTo("2026-03-10T00:00");
        file.at("2026-03-06T09:00").hears(PINGGU.supplement("RULING"));
        assertThat(file.clocks()).as("nobody has begun yet")
                .containsExactly("entrust.start", "entrust.report", "entrust.period");
        assertThat(file.due("entrust.start")).isEqualTo("2026-03-21T00:00");
        assertThat(file.due("entrust.period")).as("4, 5 and 6 March do not count").isEqualTo("2026-03-21T00:00");
        assertThat(file.due("entrust.report")).as("and Qingming rolls").isEqualTo("2026-04-08T00:00");
    }

    @Test
    void whileASuperiorDecidesTheClocksStandStillAndNothingFires() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign())
                .at("2026-03-09T10:00").hears(PINGGU.dispute())
                .at("2026-05-09T10:00");
        assertThat(file.told()).isEmpty();
        assertThat(file.clocks()).containsExactly("(entrust.start)", "(entrust.report)", "(entrust.period)");
        file.hears(SUPREME.settle(DisputeRuling.DISPUTE_RULING_RESUME));
        assertThat(file.clocks()).containsExactly("entrust.start", "entrust.report", "entrust.period");
        assertThat(file.due("entrust.start")).as("62 days later than 17 March").isEqualTo("2026-05-19T00:00");
    }

    @Test
    void eachReportOfProgressGivesThirtyDaysForTheNext() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign())
                .at("2026-03-12T09:00").hears(JIZHOU.report(ReportStage.REPORT_STAGE_PROGRESS));
        assertThat(file.due("entrust.report")).isEqualTo("2026-04-14T00:00");
        assertThat(file.due("entrust.period")).as("the sender's own period goes on").isEqualTo("2026-03-18T00:00");
    }

    @Test
    void workThatTheSuperiorOrdersHasAClockOfItsOwn() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign()).hears(JIZHOU.reportResult())
                .hears(PINGGU.dispute())
                .at("2026-03-16T10:00").hears(SUPREME.settle(DisputeRuling.DISPUTE_RULING_WORK));
        assertThat(file.clocks()).containsExactly("entrust.rework");
        assertThat(file.due("entrust.rework")).as("5 April is Qingming").isEqualTo("2026-04-08T00:00");
        assertThat(file.hears(JIZHOU.reportResult()).clocks()).containsExactly("entrust.confirm");
    }

    @Test
    void theTimeForASupplementStandsStillInADisputeAndGoesOnAfterIt() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign())
                .at("2026-03-03T10:00").hears(JIZHOU.requestSupplement("RULING"));
        assertThat(file.due("entrust.supplement")).isEqualTo("2026-03-07T00:00");
        file.at("2026-03-05T10:00").hears(PINGGU.dispute());
        assertThat(file.clocks()).containsExactly(
                "(entrust.start)", "(entrust.report)", "(entrust.period)", "(entrust.supplement)");
        file.at("2026-03-10T10:00").hears(SUPREME.settle(DisputeRuling.DISPUTE_RULING_RESUME));
        assertThat(file.clocks()).containsExactly(
                "(entrust.start)", "(entrust.report)", "(entrust.period)", "entrust.supplement");
        assertThat(file.due("entrust.supplement")).as("the 4th counted; the 11th and 12th are left")
                .isEqualTo("2026-03-13T00:00");
        file.refuses(JIZHOU.giveBack("PAPERS_NOT_SUPPLEMENTED")).because(Reason.REASON_TOO_EARLY);
    }

    @Test
    void workThatTheSuperiorOrderedStandsStillInTheNextDisputeAndGoesOnAfterIt() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign()).hears(JIZHOU.dispute())
                .at("2026-03-03T10:00").hears(SUPREME.settle(DisputeRuling.DISPUTE_RULING_WORK));
        assertThat(file.due("entrust.rework")).isEqualTo("2026-03-24T00:00");
        file.at("2026-03-09T10:00").hears(JIZHOU.dispute());
        assertThat(file.clocks()).contains("(entrust.rework)").allMatch(name -> name.startsWith("("));
        file.at("2026-03-11T10:00").hears(SUPREME.settle(DisputeRuling.DISPUTE_RULING_RESUME));
        assertThat(file.due("entrust.rework")).as("9, 10 and 11 March do not count").isEqualTo("2026-03-27T00:00");
    }

    @Test
    void anotherRulingToWorkGivesItsPeriodAnew() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign()).hears(JIZHOU.dispute())
                .at("2026-03-03T10:00").hears(SUPREME.settle(DisputeRuling.DISPUTE_RULING_WORK))
                .at("2026-03-09T10:00").hears(JIZHOU.dispute())
                .at("2026-03-11T10:00").hears(SUPREME.settle(DisputeRuling.DISPUTE_RULING_WORK));
        assertThat(file.due("entrust.rework")).isEqualTo("2026-04-01T00:00");
    }

    @Test
    void anUrgentClockPausesByTheHour() {
        Case file = urgent().hears(JIZHOU.sign())
                .at("2026-03-02T11:30").hears(JIZHOU.requestSupplement("RULING"))
                .at("2026-03-02T14:10").hears(PINGGU.supplement("RULING"));
        assertThat(file.due("entrust.urgent")).as("four hours were touched").isEqualTo("2026-03-03T14:00");
    }

    @Test
    void askingTwiceOnOneDayBuysNoSecondDay() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign())
                .at("2026-03-04T09:00").hears(JIZHOU.requestSupplement("RULING"))
                .at("2026-03-04T10:00").hears(PINGGU.supplement("RULING"))
                .at("2026-03-04T14:00").hears(JIZHOU.requestSupplement("RULING"))
                .at("2026-03-04T15:00").hears(PINGGU.supplement("RULING"));
        assertThat(file.due("entrust.period")).isEqualTo("2026-03-19T00:00");
        Case quick = urgent().hears(JIZHOU.sign())
                .at("2026-03-02T11:05").hears(JIZHOU.requestSupplement("RULING"))
                .at("2026-03-02T11:10").hears(PINGGU.supplement("RULING"))
                .at("2026-03-02T11:40").hears(JIZHOU.requestSupplement("RULING"))
                .at("2026-03-02T11:50").hears(PINGGU.supplement("RULING"));
        assertThat(quick.due("entrust.urgent")).isEqualTo("2026-03-03T11:00");
    }

    @Test
    void afterAPauseThePercentagesAreOfTheTimeThatIsLeft() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign())
                .at("2026-03-04T10:00").hears(JIZHOU.requestSupplement("RULING"))
                .at("2026-03-24T10:00").hears(PINGGU.supplement("RULING"));
        assertThat(file.due("entrust.start")).as("21 days later").isEqualTo("2026-04-08T00:00");
        // 49 of 375 hours had passed; the other 86.93 percent fall on the 350 hours from 24 March 10:00.
        assertThat(ClockRunner.pending(List.of(file.clock("entrust.start"))).stream()
                        .map(p -> p.due().truncatedTo(java.time.temporal.ChronoUnit.MINUTES)))
                .containsExactly(
                        Case.beijing("2026-03-30T14:41"), Case.beijing("2026-04-04T15:28"),
                        Case.beijing("2026-04-08T00:00"));
    }

    @Test
    void aClockThatHasRunOutDoesNotStandStillAnyMore() {
        Case file = urgent().at("2026-03-04T09:00").hears(JIZHOU.sign()).hears(JIZHOU.requestSupplement("RULING"));
        assertThat(file.clocks()).containsExactly("(entrust.report)", "entrust.urgent", "entrust.supplement");
        assertThat(file.hears(PINGGU.supplement("RULING")).due("entrust.urgent")).isEqualTo("2026-03-03T10:00");
    }

    @Test
    void stepsFireOnceInOrderAndTellExactlyThoseWhomTheRuleBookNames() {
        Case file = Case.sent("FREEZE_DEPOSIT").at("2026-04-30T09:00");
        assertThat(file.minutes()).containsExactly(
                "2026-03-02T09:00 津0119 sent",
                "2026-03-04T04:30 津0119 due_soon",
                "2026-03-06T00:00 津0119 due",
                "2026-03-06T00:00 京0117 due",
                "2026-03-10T04:30 津0119 due_soon",
                "2026-03-10T04:30 津0119 due_soon",
                "2026-03-14T21:00 津0119 due_soon",
                "2026-03-14T21:00 津0119 due_soon",
                "2026-03-17T16:30 津0119 due_soon",
                "2026-03-18T00:00 津0119 overdue",
                "2026-03-18T00:00 京0117 overdue",
                "2026-03-18T00:00 津01 overdue",
                "2026-03-18T00:00 津0119 overdue",
                "2026-03-18T00:00 京0117 overdue",
                "2026-03-26T21:00 津0119 due_soon",
                "2026-04-02T00:00 津0119 overdue",
                "2026-04-02T00:00 京0117 overdue",
                "2026-04-02T00:00 津01 overdue");
        assertThat(ClockRunner.pending(file.matter().getClocksList())).isEmpty();
    }

    @Test
    void aStepIsRecordedAsTheHubsOwn() {
        Case file = Case.sent("FREEZE_DEPOSIT").at("2026-03-04T05:00");
        Step step = file.matter().getSteps(1);
        assertThat(step.getAction()).isEqualTo("clock/entrust.sign/50");
        assertThat(step.getOrganisation()).isEmpty();
        assertThat(step.hasOfficer()).isFalse();
        assertThat(file.clock("entrust.sign").getFiredPercent()).isEqualTo(50);
    }

    @Test
    void whatIsLateStaysLate() {
        Case file = Case.sent("FREEZE_DEPOSIT").at("2026-03-17T23:59:59");
        assertThat(file.matter().getOverdue()).isFalse();
        assertThat(file.at("2026-03-18T00:00").matter().getOverdue()).isTrue();
        file.hears(JIZHOU.sign()).hears(JIZHOU.reportResult()).hears(PINGGU.confirm());
        assertThat(file.matter().getOverdue()).isTrue();
    }

    @Test
    void aSuperiorSeesTheMatterOnlyOnceItIsToldThatItIsLate() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign()).hears(PINGGU.urge());
        assertThat(file.told()).containsExactly("津0119 urged");
        assertThat(file.relations(xietong.rules.Court.TIANJIN_1)).isEmpty();
        file.at("2026-03-18T00:00");
        assertThat(file.relations(xietong.rules.Court.TIANJIN_1)).containsExactly(Relation.RECIPIENT_SUPERIOR);
        assertThat(file.relations(new xietong.rules.Court("津"))).isEmpty();
        assertThat(file.hears(PINGGU.urge()).told()).containsExactly("津0119 urged", "津01 urged");
        assertThat(file.matter().getUrgeCount()).isEqualTo(2);
    }

    @Test
    void aSenderThatDoesNotConfirmIsRemindedAndItsSuperiorHearsIt() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign()).hears(JIZHOU.reportResult())
                .at("2026-03-13T00:00");
        assertThat(file.told()).containsExactly("京0117 due_soon", "京0117 due", "京03 due");
        assertThat(file.relations(xietong.rules.Court.BEIJING_3)).containsExactly(Relation.SENDER_SUPERIOR);
        assertThat(file.matter().getOverdue()).isFalse();
    }

    @Test
    void aStepThatComesTwiceOrTooLateChangesNothingButIsRecorded() {
        Case file = Case.sent("FREEZE_DEPOSIT").at("2026-03-03T09:00");
        var steps = ClockRunner.pending(file.matter().getClocksList());
        file.at("2026-03-04T05:00").fire(steps.get(0));
        assertThat(file.told()).containsExactly("津0119 due_soon");
        file.hears(JIZHOU.sign()).hears(JIZHOU.requestSupplement("RULING"));
        var clocks = file.matter().getClocksList();
        steps.forEach(file::fire);
        assertThat(file.told()).as("ended or standing still").isEqualTo(List.of("京0117 supplement_requested"));
        assertThat(file.matter().getClocksList()).isEqualTo(clocks);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;
import static xietong.rules.Court.SUPREME;
import static xietong.rules.Court.TIANJIN_1;
import static xietong.v1.DisputeRuling.DISPUTE_RULING_UNSPECIFIED;
import static xietong.v1.DisputeRuling.DISPUTE_RULING_WORK;
import static xietong.v1.Reason.REASON_DOCUMENT_UNKNOWN;
import static xietong.v1.Reason.REASON_AGREEMENT_REQUIRED;
import static xietong.v1.Reason.REASON_ADDRESSEE_FORBIDDEN;
import static xietong.v1.Reason.REASON_KIND_UNKNOWN;
import static xietong.v1.Reason.REASON_ORGANISATION_UNKNOWN;
import static xietong.v1.Reason.REASON_NOT_COMMON_SUPERIOR;
import static xietong.v1.Reason.REASON_PAPERS_MISSING;
import static xietong.v1.Reason.REASON_RETURN_GROUND_INVALID;
import static xietong.v1.Reason.REASON_SECOND_OFFICER_REQUIRED;
import static xietong.v1.Reason.REASON_TOO_EARLY;
import static xietong.v1.Reason.REASON_TOO_LARGE;

import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Contract;
import xietong.rules.Court;
import xietong.rules.Examples;
import xietong.rules.Motion;
import xietong.rules.Refusal;
import xietong.rules.book.RuleBook;
import xietong.v1.EntrustmentServiceReportRequest;
import xietong.v1.HandOver;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Paper;
import xietong.v1.Report;
import xietong.v1.ReportStage;

/** How each command on an existing matter can be refused, where its state allows it. */
class RefusalsTest {
    private static final Paper WITHOUT_DOCUMENT = Paper.newBuilder().setKind("RULING").build();

    private static Case sent() {
        return Case.sent("FREEZE_DEPOSIT");
    }

    private static Case signed() {
        return sent().hears(JIZHOU.sign());
    }

    @AfterAll
    static void everyRefusalThatTheContractListsForAMethodWasSeen() {
        Contract.methods().stream()
                .filter(m -> m.startsWith("xietong.v1.EntrustmentService/") && !m.endsWith("/Submit"))
                .forEach(Refusal::allSeenOf);
    }

    @Test
    void noCommandMayNameAnotherCase() {
        signed().refuses(PINGGU.urge().head(h -> h.setCaseNumber("（2018）京0117执9003号"))).because("header.case_number");
        signed().refuses(PINGGU.urge().head(h -> h.setCaseNumber("（2o18）京0117执9002号"))).because("header.case_number");
        signed().hears(PINGGU.urge().head(h -> h.setCaseNumber("(2018)京0117执9002号")));
    }

    @Test
    void whoSubmittedDoesNotApproveAndARefusalHasAReason() {
        Case file = Case.opens("2026-03-02T09:00").hears(PINGGU.submit(JIZHOU, Examples.matter("DEDUCT_DEPOSIT")));
        Officer both = PINGGU.officer(1, OfficerRole.OFFICER_ROLE_APPROVER);
        file.refuses(PINGGU.approve().as(both)).because(REASON_SECOND_OFFICER_REQUIRED)
                .with("state", "PENDING_APPROVAL").with("allowed", "Approve,Withdraw");
        file.refuses(PINGGU.disapprove().as(both)).because(REASON_SECOND_OFFICER_REQUIRED);
        file.refuses(PINGGU.disapprove().reason(" ")).because("header.reason");
    }

    @Test
    void whatCouldNoLongerBeSubmittedIsNotSentByApprovingIt() {
        String matters = Config.BOOK.texts().get("matters");
        String agreements = Config.BOOK.texts().get("agreements");
        var closed = Config.BOOK.directory().require("津0119").toBuilder().setClosed(true).build();
        pending().under(Config.BOOK.with(2, Map.ofEntries(RuleBook.entry(closed))))
                .refuses(PINGGU.approve()).because(REASON_ORGANISATION_UNKNOWN);
        pending().under(Config.replaced("matters", matters.replace("{kinds: [COURT]", "{kinds: [BANK]")))
                .refuses(PINGGU.approve()).because(REASON_ADDRESSEE_FORBIDDEN);
        pending().under(Config.BOOK.with(2, Map.ofEntries(
                        RuleBook.document("matters", matters.replace("  DEDUCT_DEPOSIT:", "  DEDUCT_ANYTHING:")),
                        RuleBook.document("agreements", agreements.replace("DEDUCT_DEPOSIT, ", "")))))
                .refuses(PINGGU.approve()).because(REASON_KIND_UNKNOWN);
        pending().under(Config.replaced("agreements", agreements.replace("DEDUCT_DEPOSIT, ", "")))
                .refuses(PINGGU.approve()).because(REASON_AGREEMENT_REQUIRED);
        pending().hears(PINGGU.approve());
    }

    private static Case pending() {
        return Case.opens("2026-03-02T09:00")
                .hears(PINGGU.submit(JIZHOU, Examples.matter("DEDUCT_DEPOSIT").setAgreement("PINGGU-6")));
    }

    @Test
    void theHandlerIsAWholeOfficer() {
        sent().refuses(JIZHOU.sign().but(c -> c.setHandler(Officer.newBuilder().setName("承办丙"))))
                .because("handler.id");
        sent().refuses(JIZHOU.sign().but(c -> c.setHandler(JIZHOU.officer().toBuilder().clearRole())))
                .because("handler.role").accepting("OFFICER_ROLE_OFFICER");
        Officer handler = JIZHOU.officer(2, OfficerRole.OFFICER_ROLE_OFFICER);
        assertThat(sent().hears(JIZHOU.sign().but(c -> c.setHandler(handler))).matter().getHandler())
                .isEqualTo(handler);
        assertThat(signed().matter().getHandler()).isEqualTo(JIZHOU.officer());
    }

    @Test
    void whoAsksForPapersNamesThemAndSaysWhatIsWrong() {
        signed().refuses(JIZHOU.requestSupplement()).because("paper_kinds");
        signed().refuses(JIZHOU.requestSupplement("NAPKIN")).because("paper_kinds").accepting("RULING");
        signed().refuses(JIZHOU.requestSupplement("RULING").but(c -> c.clearText())).because("text");
        signed().refuses(JIZHOU.requestSupplement("RULING").but(c -> c.setText("字".repeat(2001)))).because("text");
        signed().refuses(JIZHOU.requestSupplement(Collections.nCopies(101, "RULING").toArray(String[]::new)))
                .because("paper_kinds");
    }

    @Test
    void aSupplementBringsEveryPaperThatWasAskedFor() {
        Case file = signed().hears(JIZHOU.requestSupplement("RULING", "CREDENTIALS", "RULING"));
        file.refuses(PINGGU.supplement("RULING")).because(REASON_PAPERS_MISSING).with("missing", "CREDENTIALS")
                .with("state", "NEED_SUPPLEMENT").with("allowed", "Supplement,Return,Withdraw,RaiseDispute");
        file.refuses(PINGGU.supplement()).because(REASON_PAPERS_MISSING).with("missing", "RULING,CREDENTIALS");
        file.refuses(PINGGU.supplement("NAPKIN")).because("papers.kind");
        file.refuses(PINGGU.supplement("RULING", "CREDENTIALS").but(c -> c.addPapers(WITHOUT_DOCUMENT)))
                .because(REASON_DOCUMENT_UNKNOWN);
        file.refuses(PINGGU.supplement("RULING", "CREDENTIALS").but(c -> c.setText("字".repeat(2001)))).because("text");
        file.hears(PINGGU.supplement("CREDENTIALS", "RULING", "OTHER"));
        assertThat(file.matter().getSteps(3).getPapersList()).hasSize(3);
    }

    private static Motion<EntrustmentServiceReportRequest.Builder> result(Consumer<Report.Builder> change) {
        return JIZHOU.reportResult().but(c -> change.accept(c.getReportBuilder()));
    }

    @Test
    void aReportSaysItsStageItsOutcomeAtTheEndAndWhatHappened() {
        signed().refuses(result(Report.Builder::clearStage)).because("report.stage").accepting("REPORT_STAGE_FINAL");
        signed().refuses(result(Report.Builder::clearOutcome)).because("report.outcome").accepting("OUTCOME_PARTLY");
        signed().refuses(result(r -> r.setStage(ReportStage.REPORT_STAGE_PROGRESS))).because("report.outcome");
        signed().refuses(result(r -> r.setOutcomeValue(99))).because("report.outcome");
        signed().refuses(result(Report.Builder::clearText)).because("report.text");
        signed().refuses(result(r -> r.setText("字".repeat(2001)))).because("report.text");
        signed().refuses(result(r -> r.getAmountBuilder().setMinorUnits(5))).because("report.amount");
        signed().refuses(result(r -> r.addPapers(WITHOUT_DOCUMENT))).because(REASON_DOCUMENT_UNKNOWN)
                .with("field", "report.papers.document").with("state", "SIGNED");
        signed().refuses(JIZHOU.reportResult().but(c -> c.clearReport())).because("report.stage");
    }

    private static Refusal handedOver(Consumer<HandOver.Builder> change) {
        var record = HandOver.newBuilder()
                .setTime(xietong.rules.Times.timestamp(Case.beijing("2026-03-02T10:00")))
                .setPlace("某检查站")
                .setInstrumentNumber("（2018）京0117司惩1号")
                .addHandingOfficers(JIZHOU.officer())
                .addReceivingOfficers(PINGGU.officer(1, OfficerRole.OFFICER_ROLE_OFFICER))
                .addReceivingOfficers(PINGGU.officer(2, OfficerRole.OFFICER_ROLE_OFFICER));
        signed().hears(result(r -> r.setHandOver(record)));
        var changed = record.clone();
        change.accept(changed);
        return signed().refuses(result(r -> r.setHandOver(changed)));
    }

    @Test
    void aHandOverHasTimePlaceInstrumentAndTwoReceivingOfficers() {
        handedOver(HandOver.Builder::clearTime).because("report.hand_over.time");
        handedOver(HandOver.Builder::clearPlace).because("report.hand_over.place");
        handedOver(HandOver.Builder::clearInstrumentNumber).because("report.hand_over.instrument_number");
        handedOver(HandOver.Builder::clearHandingOfficers).because("report.hand_over.handing_officers");
        handedOver(h -> h.removeReceivingOfficers(0)).because("report.hand_over.receiving_officers");
        handedOver(h -> h.setReceivingOfficers(1, h.getReceivingOfficers(0)))
                .because("report.hand_over.receiving_officers");
        handedOver(h -> h.getReceivingOfficersBuilder(0).clearId())
                .because("report.hand_over.receiving_officers.id");
    }

    @Test
    void anEntrustedCourtMayNotRefuseItReturnsOnAGroundOfTheRuleBook() {
        signed().refuses(JIZHOU.giveBack("")).because(REASON_RETURN_GROUND_INVALID).with("article", "CPL 240")
                .accepting("NOT_IN_AREA", "PAPERS_NOT_SUPPLEMENTED", "OUTSIDE_LISTED_MATTERS").with("state", "SIGNED");
        signed().refuses(JIZHOU.giveBack("TOO_BUSY")).because(REASON_RETURN_GROUND_INVALID).with("field", "ground");
        signed().refuses(JIZHOU.giveBack("NOT_IN_AREA").reason("")).because("header.reason");
        signed().refuses(JIZHOU.giveBack("NOT_IN_AREA").but(c -> c.clearContacted()))
                .because(REASON_RETURN_GROUND_INVALID).with("field", "contacted");
        signed().refuses(JIZHOU.giveBack("NOT_IN_AREA").but(c -> c.setContacted("谈".repeat(501)))).because("contacted");
        signed().refuses(JIZHOU.giveBack("PAPERS_NOT_SUPPLEMENTED")).because(REASON_RETURN_GROUND_INVALID)
                .with("allowed", "RequestSupplement");
    }

    @Test
    void papersThatWereAskedForAreWaitedForUntilTheSendersTimeIsOver() {
        Case file = signed().hears(JIZHOU.requestSupplement("RULING"));
        file.refuses(JIZHOU.giveBack("PAPERS_NOT_SUPPLEMENTED")).because(REASON_TOO_EARLY)
                .with("not_before", Case.beijing("2026-03-06T00:00").toString());
        file.at("2026-03-05T23:59:59").refuses(JIZHOU.giveBack("PAPERS_NOT_SUPPLEMENTED")).because(REASON_TOO_EARLY);
        file.at("2026-03-06T00:00").hears(JIZHOU.giveBack("PAPERS_NOT_SUPPLEMENTED").but(c -> c.clearContacted()));
        assertThat(file.told()).containsExactly("京0117 returned");
    }

    @Test
    void whatIsTakenBackDisputedOrDecidedHasAReason() {
        signed().refuses(PINGGU.withdraw().reason("")).because("header.reason");
        signed().refuses(PINGGU.dispute().reason("")).because("header.reason");
        Case disputed = signed().hears(JIZHOU.dispute());
        disputed.refuses(SUPREME.settle(DISPUTE_RULING_WORK).reason("")).because("header.reason");
        disputed.refuses(SUPREME.settle(DISPUTE_RULING_UNSPECIFIED)).because("ruling").accepting("DISPUTE_RULING_DONE");
        disputed.refuses(SUPREME.settle(DISPUTE_RULING_WORK).but(c -> c.addPapers(WITHOUT_DOCUMENT)))
                .because(REASON_DOCUMENT_UNKNOWN);
        signed().refuses(PINGGU.dispute().but(c -> c.addPapers(WITHOUT_DOCUMENT))).because(REASON_DOCUMENT_UNKNOWN);
    }

    @Test
    void onlyASuperiorThatBothSidesShareDecidesADispute() {
        Case file = signed().hears(JIZHOU.dispute());
        for (Court other : new Court[] {TIANJIN_1, Court.BEIJING_3, new Court("津"), PINGGU, JIZHOU}) {
            file.refuses(other.settle(DISPUTE_RULING_WORK)).because(REASON_NOT_COMMON_SUPERIOR)
                    .with("article", "ENF 67").with("state", "DISPUTED").with("allowed", "SettleDispute");
        }
    }

    @Test
    void withoutACommonSuperiorThereIsNobodyToPutADisputeBefore() {
        var alone = Config.BOOK.directory().require("津").toBuilder().clearSuperior().build();
        signed().under(Config.BOOK.with(2, Map.ofEntries(RuleBook.entry(alone))))
                .refuses(PINGGU.dispute()).because(REASON_NOT_COMMON_SUPERIOR).with("article", "ENF 67");
    }

    @Test
    void textsAreBoundedAndAScoreIsOneToFive() {
        signed().refuses(PINGGU.urge().but(c -> c.setText("急".repeat(2001)))).because("text");
        Case done = signed().hears(JIZHOU.reportResult()).hears(PINGGU.confirm());
        done.refuses(PINGGU.rate(0)).because("score").accepting("1 to 5");
        done.refuses(PINGGU.rate(6)).because("score");
        done.refuses(PINGGU.rate(5).but(c -> c.setText("好".repeat(2001)))).because("text");
    }

    @Test
    void aMatterOfTwoHundredStepsCanOnlyBeReportedDisputedOrEnded() {
        Case file = signed();
        while (file.matter().getStepsCount() < 200) {
            file.hears(PINGGU.urge());
        }
        file.refuses(PINGGU.urge()).because(REASON_TOO_LARGE);
        file.refuses(JIZHOU.requestSupplement("RULING")).because(REASON_TOO_LARGE);
        file.at("2026-04-20T09:00");
        assertThat(file.matter().getOverdue()).as("clocks still fire").isTrue();
        file.hears(JIZHOU.reportResult()).hears(PINGGU.dispute()).hears(SUPREME.settle(DISPUTE_RULING_WORK))
                .hears(JIZHOU.reportResult()).hears(PINGGU.confirm()).hears(PINGGU.rate(5));
    }
}

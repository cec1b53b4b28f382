// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.Court.BEIJING_3;
import static xietong.rules.Court.HAIDIAN;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;
import static xietong.rules.Court.SUPREME;
import static xietong.rules.Court.TIANJIN_1;
import static xietong.rules.Relation.RECIPIENT;
import static xietong.rules.Relation.RECIPIENT_SUPERIOR;
import static xietong.rules.Relation.SENDER;
import static xietong.rules.Relation.SENDER_SUPERIOR;

import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Court;
import xietong.rules.Examples;
import xietong.v1.DisputeRuling;
import xietong.v1.EntrustmentState;

/** Who stands how to a matter, in whose lists it is, and what each reader is told that he could do next. */
class VisibilityTest {
    private static final EntrustmentResource RESOURCE = new EntrustmentResource();

    private static List<String> rows(Case file) {
        return RESOURCE.rows(file.matter()).stream()
                .map(r -> r.owner() + " " + r.list().substring("entrustment/".length()))
                .toList();
    }

    private static List<String> allowed(Case file, Court reader) {
        return file.view(reader).getAllowedCommandsList();
    }

    @Test
    void onlyTheTwoCourtsAreParty() {
        Case file = Case.sent("FREEZE_DEPOSIT");
        assertThat(file.relations(PINGGU)).containsExactly(SENDER);
        assertThat(file.relations(JIZHOU)).containsExactly(RECIPIENT);
        for (Court stranger : List.of(HAIDIAN, TIANJIN_1, BEIJING_3, SUPREME, new Court("津"), Court.OPERATOR)) {
            assertThat(file.relations(stranger)).as(stranger.code()).isEmpty();
            assertThat(allowed(file, stranger)).as(stranger.code()).isEmpty();
        }
        assertThat(RESOURCE.parties(file.matter())).containsExactly("京0117", "津0119");
        assertThat(rows(file)).containsExactly("京0117 OUTBOX", "津0119 INBOX");
    }

    @Test
    void theRecipientDoesNotKnowOfAMatterBeforeItIsApproved() {
        Case file = Case.opens("2026-03-02T09:00").hears(PINGGU.submit(JIZHOU, Examples.matter("DEDUCT_DEPOSIT")));
        assertThat(file.told()).isEmpty();
        assertThat(file.relations(JIZHOU)).isEmpty();
        assertThat(RESOURCE.parties(file.matter())).containsExactly("京0117");
        assertThat(rows(file)).containsExactly("京0117 OUTBOX");
        assertThat(allowed(file, PINGGU)).containsExactly("Approve", "Withdraw");
        file.hears(PINGGU.approve());
        assertThat(file.told()).containsExactly("津0119 sent");
        assertThat(file.relations(JIZHOU)).containsExactly(RECIPIENT);
    }

    @Test
    void aMatterThatWasNeverApprovedStaysUnknownToTheRecipientForGood() {
        for (var end : List.of(PINGGU.withdraw(), PINGGU.disapprove())) {
            Case file = Case.opens("2026-03-02T09:00").hears(PINGGU.submit(JIZHOU, Examples.matter("DEDUCT_DEPOSIT")));
            file.hears(end);
            assertThat(file.state()).isEqualTo(EntrustmentState.ENTRUSTMENT_STATE_WITHDRAWN);
            assertThat(file.told()).isEmpty();
            assertThat(file.relations(JIZHOU)).isEmpty();
            assertThat(rows(file)).containsExactly("京0117 OUTBOX_ENDED");
        }
    }

    @Test
    void aSuperiorIsPartyOnceTheMatterIsLaidBeforeIt() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign()).hears(JIZHOU.dispute());
        assertThat(file.told()).containsExactly("京0117 disputed", "最高法 disputed");
        assertThat(file.relations(SUPREME)).containsExactlyInAnyOrder(SENDER_SUPERIOR, RECIPIENT_SUPERIOR);
        assertThat(file.relations(TIANJIN_1)).isEmpty();
        assertThat(rows(file)).containsExactly("京0117 OUTBOX", "津0119 INBOX", "最高法 SUPERVISION");
        file.hears(SUPREME.settle(DisputeRuling.DISPUTE_RULING_DONE));
        assertThat(file.told()).containsExactly("京0117 settled", "津0119 settled");
        assertThat(rows(file)).containsExactly("京0117 OUTBOX_ENDED", "津0119 INBOX_ENDED");
        assertThat(file.relations(SUPREME)).isNotEmpty();
    }

    @Test
    void eachReaderIsToldWhatItCouldDoNext() {
        Case file = Case.sent("FREEZE_DEPOSIT");
        assertThat(allowed(file, PINGGU)).containsExactly("Withdraw", "Urge");
        assertThat(allowed(file, JIZHOU)).containsExactly("Sign");
        file.hears(JIZHOU.sign());
        assertThat(allowed(file, PINGGU)).containsExactly("Withdraw", "Urge", "RaiseDispute");
        assertThat(allowed(file, JIZHOU)).containsExactly("RequestSupplement", "Report", "Return", "RaiseDispute");
        file.hears(JIZHOU.requestSupplement("RULING"));
        assertThat(allowed(file, PINGGU)).containsExactly("Supplement", "Withdraw", "RaiseDispute");
        assertThat(allowed(file, JIZHOU)).containsExactly("Return", "RaiseDispute");
        file.hears(PINGGU.supplement("RULING")).hears(JIZHOU.reportResult());
        assertThat(allowed(file, PINGGU)).containsExactly("Confirm", "RaiseDispute");
        assertThat(allowed(file, JIZHOU)).containsExactly("RaiseDispute");
        file.hears(PINGGU.dispute());
        assertThat(allowed(file, PINGGU)).isEmpty();
        assertThat(allowed(file, SUPREME)).containsExactly("SettleDispute");
        file.hears(SUPREME.settle(DisputeRuling.DISPUTE_RULING_DONE));
        assertThat(allowed(file, PINGGU)).containsExactly("Rate");
        assertThat(allowed(file.hears(PINGGU.rate(3)), PINGGU)).isEmpty();
        assertThat(allowed(file, JIZHOU)).isEmpty();
    }

    @Test
    void aSuperiorOfOneSideThatKnowsOfADisputeMayNotSettleIt() {
        Case file = Case.sent("FREEZE_DEPOSIT").at("2026-03-19T09:00").hears(JIZHOU.sign()).hears(PINGGU.dispute());
        assertThat(file.relations(TIANJIN_1)).containsExactly(RECIPIENT_SUPERIOR);
        assertThat(allowed(file, TIANJIN_1)).isEmpty();
        assertThat(allowed(file, SUPREME)).containsExactly("SettleDispute");
    }

    /** 北京三中院 is both the sender and the recipient's superior. */
    @Test
    void aPartyThatIsAlsoTheOthersSuperiorIsToldOnceAndAsAParty() {
        Case file = Case.opens("2026-03-02T09:00").hears(BEIJING_3.submit(PINGGU, Examples.matter("WITNESS")))
                .at("2026-03-17T23:59").at("2026-03-18T00:00");
        assertThat(file.told()).as("of two clocks, once each")
                .containsExactly("京0117 overdue", "京03 overdue", "京0117 overdue", "京03 overdue");
        assertThat(file.relations(BEIJING_3)).containsExactly(SENDER);
        assertThat(rows(file)).containsExactly("京03 OUTBOX", "京0117 INBOX");
        file.hears(PINGGU.sign()).hears(PINGGU.dispute());
        assertThat(file.told()).containsExactly("京03 disputed", "京 disputed");
        assertThat(allowed(file, BEIJING_3)).as("nobody decides his own dispute").isEmpty();
    }

    @Test
    void aViewIsMarkedAsMaskedAndShowsTheDisputedStateOnlyInADispute() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign());
        assertThat(file.view(PINGGU).getMasked()).isTrue();
        assertThat(file.view(PINGGU).toBuilder().clearMasked().clearAllowedCommands().build()).isEqualTo(file.matter());
        file.hears(JIZHOU.dispute());
        assertThat(file.view(JIZHOU).getDisputedState()).isEqualTo(EntrustmentState.ENTRUSTMENT_STATE_SIGNED);
    }

    @Test
    void listsAreByTheEarliestClockThatRuns() {
        Case file = Case.sent("FREEZE_DEPOSIT");
        assertThat(due(file)).isEqualTo(Case.beijing("2026-03-06T00:00"));
        file.hears(JIZHOU.sign());
        assertThat(due(file)).isEqualTo(Case.beijing("2026-03-18T00:00"));
        file.at("2026-03-04T10:00").hears(JIZHOU.requestSupplement("RULING"));
        assertThat(due(file)).as("the sender's clock").isEqualTo(Case.beijing("2026-03-10T00:00"));
        file.hears(JIZHOU.dispute());
        assertThat(due(file)).as("none runs").isEqualTo(Case.beijing("2026-03-02T09:00"));
        file.at("2026-03-05T10:00").hears(SUPREME.settle(DisputeRuling.DISPUTE_RULING_RETURN));
        assertThat(due(file)).as("when it ended").isEqualTo(Case.beijing("2026-03-05T10:00"));
    }

    private static java.time.Instant due(Case file) {
        return RESOURCE.rows(file.matter()).get(0).due();
    }

    @Test
    void everyDocumentThatTheMatterCitesIsToldOnceByUploaderAndDigest() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign()).hears(JIZHOU.requestSupplement("RULING"))
                .hears(PINGGU.supplement("RULING", "OTHER")).hears(JIZHOU.reportResult())
                .hears(PINGGU.dispute().but(c -> c.addAllPapers(PINGGU.papers("INVESTIGATION_ORDER"))));
        var cited = RESOURCE.citations(file.matter());
        assertThat(cited).hasSize(4 + 1 + 1 + 1).allSatisfy(d -> assertThat(d.getName()).isEmpty());
        assertThat(cited.stream().filter(d -> d.getOrganisation().equals("津0119"))).hasSize(1);
    }
}

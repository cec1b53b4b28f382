// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.Court.HAIDIAN;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;
import static xietong.v1.Reason.REASON_AGREEMENT_REQUIRED;
import static xietong.v1.Reason.REASON_KIND_UNKNOWN;
import static xietong.v1.Reason.REASON_PAPERS_MISSING;

import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Court;
import xietong.rules.Examples;
import xietong.v1.EntrustmentState;

/** A kind of matter that fits a body is added by some lines of YAML and no code. */
class NewKindOfMatterTest {
    private static final RuleBook EVICTION = Config.added("matters",
            "  ASSIST_EVICTION:",
            "    title: 协助强制腾退",
            "    body: general",
            "    papers: [ENTRUSTMENT_LETTER, RULING]",
            "    addressees: {kinds: [COURT], same_level: true}",
            "    source: CPL 261");

    @Test
    void sixLinesMakeAKindThatCanBeEntrustedSignedAndDone() {
        Case file = Case.opens("2026-03-02T09:00");
        var matter = Examples.matter("ASSIST_EVICTION", EVICTION);
        file.refuses(PINGGU.submit(JIZHOU, matter)).because(REASON_KIND_UNKNOWN);
        file.under(EVICTION).hears(PINGGU.submit(JIZHOU, matter))
                .hears(JIZHOU.sign()).hears(JIZHOU.reportResult()).hears(PINGGU.confirm());
        assertThat(file.state()).isEqualTo(EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED);
        Case.opens("2026-03-02T09:00").under(EVICTION)
                .refuses(PINGGU.submit(JIZHOU, Examples.matter("ASSIST_EVICTION", EVICTION).clearPapers()))
                .because(REASON_PAPERS_MISSING).with("missing", "ENTRUSTMENT_LETTER,RULING").with("article", "CPL 261");
    }

    @Test
    void aNewKindMayNeedAnAgreementFourEyesAndAPeriodOfItsOwn() {
        RuleBook book = Config.added("matters",
                "  RESTRICT_VEHICLE:",
                "    title: 限制车辆上高速",
                "    body: property",
                "    papers: [ASSISTANCE_NOTICE]",
                "    addressees: {kinds: [COURT, POLICE]}",
                "    agreement: required",
                "    asset_kinds: [MOVABLE]",
                "    four_eyes: true",
                "    period_days: 7",
                "    source: practice");
        Case file = Case.opens("2026-03-02T09:00").under(book);
        file.refuses(PINGGU.submit(HAIDIAN, Examples.matter("RESTRICT_VEHICLE", book)))
                .because(REASON_AGREEMENT_REQUIRED);
        RuleBook covered = book.with(3, java.util.Map.ofEntries(RuleBook.document("agreements",
                Config.document("agreements").replace("FIND_PERSON]", "FIND_PERSON, RESTRICT_VEHICLE]"))));
        file.under(covered).hears(PINGGU.submit(JIZHOU, Examples.matter("RESTRICT_VEHICLE", covered)));
        assertThat(file.state()).isEqualTo(EntrustmentState.ENTRUSTMENT_STATE_PENDING_APPROVAL);
        assertThat(file.hears(PINGGU.approve()).clock("entrust.period").getLength()).isEqualTo(7);
    }

    @Test
    void aNewKindMayGoToAnotherKindOfOrganisationWhichThenHandlesIt() {
        RuleBook book = Config.added("matters",
                "  CHECK_ADDRESS:",
                "    title: 协查住址",
                "    body: investigation",
                "    papers: [ENTRUSTMENT_LETTER]",
                "    addressees: {kinds: [GRID_CENTRE, POLICE]}",
                "    source: practice");
        Court grid = new Court("GRID-110117");
        Case file = Case.opens("2026-03-02T09:00").under(book)
                .hears(PINGGU.submit(grid, Examples.matter("CHECK_ADDRESS", book)))
                .hears(grid.sign()).hears(grid.reportResult()).hears(PINGGU.confirm());
        assertThat(file.state()).isEqualTo(EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED);
    }
}

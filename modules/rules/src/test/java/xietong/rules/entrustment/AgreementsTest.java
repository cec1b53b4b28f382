// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.Court.HAIDIAN;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;
import static xietong.rules.Court.YUTIAN;
import static xietong.v1.Reason.REASON_AGREEMENT_REQUIRED;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Examples;
import xietong.rules.book.RuleBook;
import xietong.v1.EntrustmentState;

/** 平谷's agreement of six courts in three provinces (domain brief 10 G), and what it lets through. */
class AgreementsTest {
    /** The agreement as it is, with its last day set. */
    private static final RuleBook ENDING = Config.edited(
            "agreements", "    version: \"3.0\"\n", "    version: \"3.0\"\n    last_day: 2026-03-10\n");

    private final Case file = Case.opens("2026-03-02T09:00");

    @ParameterizedTest
    @ValueSource(strings = {"FIND_PERSON", "HOLD_PERSON"})
    void aCourtOutsideTheAgreementCannotReceiveAMatterAboutAPersonThroughIt(String kind) {
        file.refuses(PINGGU.submit(HAIDIAN, Examples.matter(kind))).because(REASON_AGREEMENT_REQUIRED)
                .with("field", "matter.agreement").with("accepted", "");
        file.refuses(HAIDIAN.submit(JIZHOU, Examples.matter(kind))).because(REASON_AGREEMENT_REQUIRED);
        file.hears(PINGGU.submit(JIZHOU, Examples.matter(kind)));
    }

    @Test
    void whoForgetsTheAgreementIsToldWhichWouldDo() {
        file.refuses(PINGGU.submit(JIZHOU, Examples.matter("FIND_PERSON").clearAgreement()))
                .because(REASON_AGREEMENT_REQUIRED).with("accepted", "PINGGU-6");
        file.refuses(PINGGU.submit(JIZHOU, Examples.matter("FIND_PERSON").setAgreement("PINGGU-7")))
                .because(REASON_AGREEMENT_REQUIRED).with("accepted", "PINGGU-6");
    }

    @Test
    void aMemberCountsFromTheDayOnWhichItJoined() {
        Case eve = Case.opens("2017-09-30T23:59:59");
        eve.refuses(PINGGU.submit(YUTIAN, Examples.matter("FIND_PERSON"))).because(REASON_AGREEMENT_REQUIRED);
        eve.refuses(YUTIAN.submit(PINGGU, Examples.matter("FIND_PERSON"))).because(REASON_AGREEMENT_REQUIRED);
        eve.at("2017-10-01T00:00").hears(PINGGU.submit(YUTIAN, Examples.matter("FIND_PERSON")));
    }

    @Test
    void aKindThatTheAgreementDoesNotCoverCannotBeSentUnderIt() {
        file.refuses(PINGGU.submit(JIZHOU, Examples.matter("SERVE_DOC").setAgreement("PINGGU-6")))
                .because(REASON_AGREEMENT_REQUIRED).with("accepted", "");
        file.hears(PINGGU.submit(JIZHOU, Examples.matter("SERVE_DOC")));
    }

    @Test
    void aKindThatNeedsNoneIsSentWithOrWithoutOne() {
        Case.opens("2026-03-02T09:00").hears(PINGGU.submit(HAIDIAN, Examples.matter("FREEZE_DEPOSIT")));
        Case.opens("2026-03-02T09:00")
                .hears(PINGGU.submit(JIZHOU, Examples.matter("FREEZE_DEPOSIT").setAgreement("PINGGU-6")));
        file.refuses(PINGGU.submit(HAIDIAN, Examples.matter("FREEZE_DEPOSIT").setAgreement("PINGGU-6")))
                .because(REASON_AGREEMENT_REQUIRED);
    }

    @Test
    void anAgreementThatHasEndedStopsNewMattersFromTheFirstInstantAfterItsLastDay() {
        Case last = file.under(ENDING).at("2026-03-10T23:59:59");
        Case.opens("2026-03-10T23:59:59").under(ENDING).hears(PINGGU.submit(JIZHOU, Examples.matter("FIND_PERSON")));
        last.at("2026-03-11T00:00").refuses(PINGGU.submit(JIZHOU, Examples.matter("FIND_PERSON")))
                .because(REASON_AGREEMENT_REQUIRED).with("accepted", "");
    }

    @Test
    void aMatterThatRunsWhenTheAgreementEndsGoesOnToItsEnd() {
        file.under(ENDING).hears(PINGGU.submit(JIZHOU, Examples.matter("FIND_PERSON")))
                .at("2026-03-11T09:00").hears(JIZHOU.sign())
                .at("2026-03-11T10:00").hears(JIZHOU.requestSupplement("RULING"))
                .at("2026-03-12T10:00").hears(PINGGU.supplement("RULING"))
                .at("2026-03-13T10:00").hears(JIZHOU.reportResult())
                .at("2026-03-16T10:00").hears(PINGGU.confirm()).hears(PINGGU.rate(5));
        assertThat(file.state()).isEqualTo(EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED);
    }
}

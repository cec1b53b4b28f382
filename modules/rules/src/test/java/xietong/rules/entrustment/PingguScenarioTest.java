// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.Court.HAIDIAN;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;
import static xietong.v1.Reason.REASON_AGREEMENT_REQUIRED;
import static xietong.v1.Reason.REASON_PERSONNEL_REQUIRED;

import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Examples;
import xietong.rules.Times;
import xietong.v1.EntrustmentState;
import xietong.v1.HandOver;
import xietong.v1.OfficerRole;

/** Scenario G (domain brief 10): 平谷 entrusts a freeze and the search for a person to 蓟州, then sends its officers. */
class PingguScenarioTest {

    @Test
    void aFreezeIsSignedDoneReportedAndConfirmedWithinThePeriod() {
        Case freeze = Case.opens("2017-06-08T09:00");
        freeze.hears(PINGGU.submit(JIZHOU, Examples.matter("FREEZE_DEPOSIT")));
        freeze.at("2017-06-08T09:40").hears(JIZHOU.sign());
        freeze.at("2017-06-08T10:30").hears(JIZHOU.reportBegun());
        freeze.at("2017-06-09T16:00").hears(JIZHOU.reportResult().but(c -> c.getReportBuilder()
                .getAmountBuilder().setCurrencyCode("CNY").setMinorUnits(80_000_000)));
        freeze.at("2017-06-12T09:00").hears(PINGGU.confirm()).hears(PINGGU.rate(5));
        assertThat(freeze.minutes()).containsExactly(
                "2017-06-08T09:00 津0119 sent",
                "2017-06-08T09:40 京0117 signed",
                "2017-06-08T10:30 京0117 reported",
                "2017-06-09T16:00 京0117 reported",
                "2017-06-12T09:00 津0119 confirmed",
                "2017-06-12T09:00 津0119 rated");
        assertThat(freeze.matter().getOverdue()).isFalse();
    }

    @Test
    void aPersonIsFoundByTheLocalCourtAndTakenOverByTwoOfficersOfTheDecidingOne() {
        Case find = Case.opens("2017-06-08T09:00");
        find.refuses(PINGGU.submit(HAIDIAN, Examples.matter("FIND_PERSON"))).because(REASON_AGREEMENT_REQUIRED);
        find.hears(PINGGU.submit(JIZHOU, Examples.matter("FIND_PERSON")));
        find.at("2017-06-08T10:00").hears(JIZHOU.sign());
        find.at("2017-06-08T14:00").hears(JIZHOU.reportBegun().but(c -> c.getReportBuilder().setText("前期摸排，在家居住")));

        Case hold = Case.opens("2017-06-08T15:00");
        hold.refuses(PINGGU.submit(JIZHOU, withoutOfficers())).because(REASON_PERSONNEL_REQUIRED);
        hold.hears(PINGGU.submit(JIZHOU, Examples.matter("HOLD_PERSON").setUrgent(true)));
        hold.at("2017-06-08T15:10").hears(JIZHOU.sign());
        hold.at("2017-06-08T19:30").hears(JIZHOU.reportResult().but(c -> c.getReportBuilder().setHandOver(
                HandOver.newBuilder()
                        .setTime(Times.timestamp(Case.beijing("2017-06-08T19:00")))
                        .setPlace("某小区三号楼")
                        .setInstrumentNumber("（2017）京0117司惩1号")
                        .addHandingOfficers(JIZHOU.officer())
                        .addReceivingOfficers(PINGGU.officer(1, OfficerRole.OFFICER_ROLE_OFFICER))
                        .addReceivingOfficers(PINGGU.officer(2, OfficerRole.OFFICER_ROLE_OFFICER)))));
        hold.at("2017-06-08T22:00").hears(PINGGU.confirm());
        find.at("2017-06-08T22:05").hears(JIZHOU.reportResult()).hears(PINGGU.confirm());

        assertThat(hold.matter().getSteps(2).getReport().getHandOver().getReceivingOfficersCount()).isEqualTo(2);
        assertThat(find.state()).isEqualTo(EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED);
    }

    private static xietong.v1.Matter.Builder withoutOfficers() {
        var matter = Examples.matter("HOLD_PERSON");
        matter.getPersonBuilder().clearDispatchedOfficers();
        return matter;
    }
}

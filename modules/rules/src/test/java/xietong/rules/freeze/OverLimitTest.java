// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.ACCOUNT;
import static xietong.rules.freeze.Holder.ANYUAN;
import static xietong.rules.freeze.Holder.LUXI;
import static xietong.rules.freeze.Holder.yuan;

import org.junit.jupiter.api.Test;
import xietong.rules.Config;
import xietong.rules.Docket;
import xietong.rules.Motion;
import xietong.rules.Refused;
import xietong.v1.AssetKey;
import xietong.v1.FreezeServiceOrderRequest;
import xietong.v1.Money;
import xietong.v1.Reason;

/** Ways around the limit of claim and costs (SEAL 19), and what its refusal must not tell. */
class OverLimitTest {
    private static final AssetKey OTHER = ACCOUNT.toBuilder().setNumber("6299990000000000020").build();

    private final Docket docket = Docket.opens("2026-03-02T09:00");

    private static Motion<FreezeServiceOrderRequest.Builder> orders(Holder holder, AssetKey key, long yuan) {
        return holder.orders(key, yuan).but(c -> c.setClaim(yuan(100_000)));
    }

    @Test
    void anOrderThatWaitedForApprovalDoesNotCountTwice() {
        docket.under(Config.edited("freezes", "ASSISTANCE_NOTICE], four_eyes: false, source: \"SEAL 1",
                "ASSISTANCE_NOTICE], four_eyes: true, source: \"SEAL 1"));
        String id = docket.hears(orders(LUXI, ACCOUNT, 100_000));
        docket.hears(LUXI.approves(id));
    }

    @Test
    void whatIsCountedInAnotherCurrencyThanTheClaimNeedsAJustification() {
        AssetKey dollars = OTHER.toBuilder().setCurrencyCode("USD").build();
        var abroad = orders(LUXI, dollars, 1)
                .but(c -> c.setAmount(Money.newBuilder().setCurrencyCode("USD").setMinorUnits(1_400_000)));
        Refused refused = docket.refuses(abroad);
        assertThat(refused.reason()).isEqualTo(Reason.REASON_OVER_LIMIT);
        assertThat(refused.metadata()).containsEntry("article", "SEAL 19").containsEntry("field", "justification");

        docket.hears(orders(LUXI, ACCOUNT, 100_000));
        var claimedAbroad = abroad.but(c -> c.setClaim(c.getAmount()));
        assertThat(docket.refuses(claimedAbroad).reason())
                .as("the same claim in another currency is no second limit").isEqualTo(Reason.REASON_OVER_LIMIT);
        docket.hears(abroad.but(c -> c.setJustification("人民币账户余额不足，按当日中间价折算")));
    }

    @Test
    void whatAnotherCourtFrozeUnderTheSameNumberNeitherCountsNorIsTold() {
        docket.hears(orders(LUXI, ACCOUNT, 80_000));
        var probe = new Holder(ANYUAN.court(), LUXI.caseNumber());
        Refused refused = docket.refuses(orders(probe, OTHER, 100_001));
        assertThat(refused.metadata()).containsEntry("frozen", "10000100");
        docket.hears(orders(probe, OTHER, 100_000));
        docket.hears(orders(LUXI, ACCOUNT.toBuilder().setNumber("6299990000000000038").build(), 20_000));
    }
}

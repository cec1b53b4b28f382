// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.freeze.Holder.ACCOUNT;
import static xietong.rules.freeze.Holder.BANK;
import static xietong.rules.freeze.Holder.LUXI;
import static xietong.rules.freeze.Holder.PINGXIANG;
import static xietong.rules.retention.Retained.Standing.DUE;
import static xietong.rules.retention.Retained.Standing.OPEN;
import static xietong.rules.retention.Retained.Standing.YOUNG;
import static xietong.v1.MeasureKind.MEASURE_KIND_ORDER;
import static xietong.v1.MeasureKind.MEASURE_KIND_RELEASE;
import static xietong.v1.ReceiptResult.RECEIPT_RESULT_DONE;

import org.junit.jupiter.api.Test;
import xietong.rules.Config;
import xietong.rules.Docket;
import xietong.v1.Asset;
import xietong.v1.FreezeOrder;

/** An asset is kept while any order is on it; an order, until it has ended and been over for the period. */
class KeptFreezeTest {
    private final Docket docket = Docket.opens("2026-03-02T09:00")
            .under(Config.edited("retention", "\nyears: {}", "\nyears: {freeze: 3, asset: 4}"));

    @Test
    void anAssetInForceIsNeverDueAndOneThatIsFreeCountsFromTheLastRelease() {
        String first = docket.hears(LUXI.orders(ACCOUNT, 800_000));
        docket.hears(BANK.registers(first, RECEIPT_RESULT_DONE, docket.now(), 1_000_000));
        String second = docket.hears(PINGXIANG.orders(ACCOUNT, 500_000));
        String asset = docket.all(Asset.getDefaultInstance()).keySet().iterator().next();
        docket.hears(LUXI.releases(first, docket.get(first, FreezeOrder.getDefaultInstance()).getRequestNumber()));
        docket.hears(BANK.does(first, MEASURE_KIND_RELEASE));

        assertThat(docket.standing("2040-01-01T00:00", second)).as("ordered, and never answered").isEqualTo(OPEN);
        assertThat(docket.retained(asset).standing()).isEqualTo(OPEN);
        assertThat(docket.retained(first).standing()).as("released in 2026").isEqualTo(DUE);
        docket.hears(BANK.cannot(second, MEASURE_KIND_ORDER));
        assertThat(docket.retained(second).standing()).isEqualTo(YOUNG);
        assertThat(docket.standing("2044-01-01T23:00", asset)).isEqualTo(YOUNG);
        assertThat(docket.standing("2044-01-02T00:00", asset)).isEqualTo(DUE);
        assertThat(docket.passes(asset)).isTrue();
        assertThat(docket.passes(asset)).isFalse();
    }
}

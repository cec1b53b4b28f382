// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.v1.Distribution;
import xietong.v1.DistributionShare;
import xietong.v1.DistributionState;
import xietong.v1.Money;
import xietong.v1.Objection;
import xietong.v1.ObjectionState;
import xietong.v1.ShareGround;

class DistributionTextTest {

    private static Money fen(long fen) {
        return Money.newBuilder().setCurrencyCode("CNY").setMinorUnits(fen).build();
    }

    private static DistributionShare.Builder share(String court, ShareGround ground, long fen) {
        return DistributionShare.newBuilder().setCourt(court).setCaseNumber("案").setGround(ground).setAmount(fen(fen));
    }

    private static List<String> printed(Distribution.Builder distribution) {
        var lines = new ArrayList<String>();
        DistributionText.print(distribution.build(), lines::add);
        return lines;
    }

    @Test
    void sharesOfACaseStandTogetherAndAddUpToTheLastFen() {
        var distribution = Distribution.newBuilder()
                .setState(DistributionState.DISTRIBUTION_STATE_DEPOSITED)
                .setTotal(fen(1_001))
                .addShares(share("赣0323", ShareGround.SHARE_GROUND_WAGES, 501).setPaid(fen(501)))
                .addShares(share("赣0323", ShareGround.SHARE_GROUND_WAGES, 500).setDeposited(fen(500)))
                .addShares(share("赣0302", ShareGround.SHARE_GROUND_ORDINARY, 0))
                .addObjections(Objection.newBuilder()
                        .setNumber(1)
                        .setShare(2)
                        .setCourt("赣0302")
                        .setAmount(fen(500))
                        .setState(ObjectionState.OBJECTION_STATE_SUED));

        assertThat(printed(distribution))
                .anyMatch(l -> l.matches("赣0323 +案 +WAGES 劳动报酬 +2 +10\\.01 +5\\.01 +5\\.00"))
                .anyMatch(l -> l.matches("合计 sum +3 +10\\.01 +5\\.01 +5\\.00"))
                .anyMatch(l -> l.contains("1001 = total 总额 1001"))
                .anyMatch(l -> l.contains("对第 2 份, disputed 争议 5.00, SUED 已起诉"))
                .contains("objections 异议: 1");
        assertThat(printed(distribution.setTotal(fen(1_002)))).anyMatch(l -> l.contains("1001 ≠ total 总额 1002"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import xietong.v1.AccountHolder;
import xietong.v1.AccountStatus;
import xietong.v1.AssetKey;
import xietong.v1.CourtStatus;
import xietong.v1.DispatchRollup;
import xietong.v1.FreezeState;
import xietong.v1.ProvinceStatus;

class RollupTextTest {
    private static final DispatchRollup ROLLUP = DispatchRollup.newBuilder()
            .setAccounts(2)
            .setAccountsFree(1)
            .setCourts(2)
            .setCourtsDone(1)
            .setProvinces(1)
            .addAccountStatuses(account(1))
            .addAccountStatuses(account(2).toBuilder().setOpen(true).addHolders(AccountHolder.newBuilder()
                    .setCourt("京0108")
                    .setCaseNumber("（2025）京0108执9001号")
                    .setState(FreezeState.FREEZE_STATE_EFFECTIVE)
                    .setReleasing(true)))
            .addCourtStatuses(CourtStatus.newBuilder().setCourt("京0117").setProvince("京").setAccounts(1).setDone(true))
            .addCourtStatuses(CourtStatus.newBuilder().setCourt("京0108").setProvince("京").setAccounts(1)
                    .setAccountsOpen(1).setOrders(1))
            .addProvinceStatuses(ProvinceStatus.newBuilder().setProvince("京").setCourts(2).setCourtsDone(1))
            .build();

    private static AccountStatus account(int line) {
        return AccountStatus.newBuilder()
                .setLine(line)
                .setKey(AssetKey.newBuilder().setRegistrar("BANK-A").setNumber("62" + line))
                .build();
    }

    private static List<String> printed(boolean openOnly) {
        var lines = new ArrayList<String>();
        RollupText.print(ROLLUP, openOnly, lines::add);
        return lines;
    }

    @Test
    void theHeadlineHoldsTheThreeFigures() {
        assertThat(RollupText.headline(ROLLUP)).isEqualTo(
                "账户 accounts 1/2 ██████████░░░░░░░░░░  法院 courts 1/2  省份 provinces 0/1");
        assertThat(RollupText.headline(DispatchRollup.getDefaultInstance())).contains("0/0");
    }

    @Test
    void anOpenAccountSaysWhoseFreezeStandsAndWhetherThatCourtHasAnOrder() {
        assertThat(printed(true))
                .anyMatch(l -> l.startsWith("2 ") && l.contains("京0108 （2025）京0108执9001号 生效、解除中 releasing、未下达 no order"))
                .noneMatch(l -> l.startsWith("1 "))
                .noneMatch(l -> l.startsWith("京0117"));
        assertThat(printed(false)).anyMatch(l -> l.startsWith("1 ")).anyMatch(l -> l.startsWith("京0117"));
    }

    @Test
    void aProvinceNamesTheCourtsThatAreDoneAndThoseThatAreNot() {
        assertThat(printed(true)).anyMatch(l -> l.matches("京 +1/2 +京0117 +京0108"));
    }
}

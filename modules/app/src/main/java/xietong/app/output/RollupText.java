// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import xietong.v1.AccountHolder;
import xietong.v1.AccountStatus;
import xietong.v1.CourtStatus;
import xietong.v1.DispatchRollup;
import xietong.v1.FreezeState;
import xietong.v1.ProvinceStatus;

/**
 * How far a unified dispatch has come 汇总, for people: tables by account (whose freezes still stand), court and province,
 * and a line with the three figures. Every figure is the hub's.
 */
public final class RollupText {
    private static final int BAR = 20;

    private RollupText() {}

    /** The three tables, then the figures; a free line after each table. */
    public static void print(DispatchRollup rollup, boolean openOnly, Consumer<String> out) {
        accounts(rollup, openOnly, out);
        courts(rollup, openOnly, out);
        provinces(rollup, out);
        out.accept(headline(rollup));
    }

    /** The three figures in one line; a bar for the accounts. */
    public static String headline(DispatchRollup rollup) {
        int full = rollup.getAccounts() == 0 ? 0 : rollup.getAccountsFree() * BAR / rollup.getAccounts();
        return "账户 accounts " + of(rollup.getAccountsFree(), rollup.getAccounts()) + " "
                + "█".repeat(full) + "░".repeat(BAR - full)
                + "  法院 courts " + of(rollup.getCourtsDone(), rollup.getCourts())
                + "  省份 provinces " + of(rollup.getProvincesDone(), rollup.getProvinces());
    }

    /** Account by account: whose freezes still stand, in order of rank. Prints nothing where there is no row. */
    public static void accounts(DispatchRollup rollup, boolean openOnly, Consumer<String> out) {
        List<AccountStatus> shown =
                rollup.getAccountStatusesList().stream().filter(a -> !openOnly || a.getOpen()).toList();
        if (shown.isEmpty()) {
            return;
        }
        var table = new Columns("序 line", "单位 at", "账户 account", "状态 state", "尚有 whose");
        for (AccountStatus account : shown) {
            table.add(
                    String.valueOf(account.getLine()),
                    account.getKey().getRegistrar(),
                    account.getKey().getNumber(),
                    account.getOpen() ? "未清 open" : "✓ 已清 free",
                    holders(account));
        }
        table.print(out);
        out.accept("");
    }

    /** Whose freezes still stand on an account, in order of rank. */
    public static String holders(AccountStatus account) {
        return account.getHoldersList().stream().map(RollupText::holder).collect(Collectors.joining("; "));
    }

    private static String holder(AccountHolder holder) {
        return holder.getCourt() + " " + holder.getCaseNumber()
                + (holder.getState() == FreezeState.FREEZE_STATE_UNSPECIFIED
                        ? " 中枢未承办 not carried" : " " + FreezeWords.word(holder.getState()))
                + (holder.getReleasing() ? "、解除中 releasing" : "")
                + (holder.getOutside() ? "、中枢外 outside" : "")
                + (holder.getOrdered() ? "" : "、未下达 no order");
    }

    /** Court by court. Prints nothing where there is no row. */
    public static void courts(DispatchRollup rollup, boolean openOnly, Consumer<String> out) {
        List<CourtStatus> shown =
                rollup.getCourtStatusesList().stream().filter(c -> !openOnly || !c.getDone()).toList();
        if (shown.isEmpty()) {
            return;
        }
        var table = new Columns("法院 court", "账户已清 accounts", "签收 acknowledged", "办结 orders done", "");
        for (CourtStatus court : shown) {
            table.add(
                    court.getCourt(),
                    of(court.getAccounts() - court.getAccountsOpen(), court.getAccounts()),
                    of(court.getAcknowledged(), court.getOrders()),
                    of(court.getOrdersDone(), court.getOrders()),
                    court.getDone() ? "✓" : "");
        }
        table.print(out);
        out.accept("");
    }

    /** Province by province, with the courts that are done and those that are not. */
    public static void provinces(DispatchRollup rollup, Consumer<String> out) {
        var table = new Columns("省份 province", "法院已完成 courts done", "", "已完成 done", "未完成 open");
        for (ProvinceStatus province : rollup.getProvinceStatusesList()) {
            table.add(
                    province.getProvince(),
                    of(province.getCourtsDone(), province.getCourts()),
                    province.getCourtsDone() == province.getCourts() ? "✓" : "",
                    courts(rollup, province, true),
                    courts(rollup, province, false));
        }
        table.print(out);
        out.accept("");
    }

    private static String courts(DispatchRollup rollup, ProvinceStatus province, boolean done) {
        return rollup.getCourtStatusesList().stream()
                .filter(c -> c.getProvince().equals(province.getProvince()) && c.getDone() == done)
                .map(CourtStatus::getCourt)
                .collect(Collectors.joining(" "));
    }

    private static String of(int done, int all) {
        return done + "/" + all;
    }
}

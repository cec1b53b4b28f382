// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import xietong.app.input.Amount;
import xietong.v1.Distribution;
import xietong.v1.DistributionShare;
import xietong.v1.Money;
import xietong.v1.Objection;
import xietong.v1.ObjectionState;
import xietong.v1.ShareGround;

/**
 * A distribution 财产分配方案 for people: the shares of each case together, what is paid and what is held back, the sum of
 * all shares to the last 分, and every objection.
 */
public final class DistributionText {
    private static final Map<ShareGround, String> GROUNDS = Map.of(
            ShareGround.SHARE_GROUND_ORDINARY, "普通债权",
            ShareGround.SHARE_GROUND_SECURED, "优先权",
            ShareGround.SHARE_GROUND_WAGES, "劳动报酬",
            ShareGround.SHARE_GROUND_COSTS, "执行费用",
            ShareGround.SHARE_GROUND_SURPLUS, "退还被执行人");
    private static final Map<ObjectionState, String> OBJECTIONS = Map.of(
            ObjectionState.OBJECTION_STATE_RAISED, "已提出",
            ObjectionState.OBJECTION_STATE_OPPOSED, "有反对意见",
            ObjectionState.OBJECTION_STATE_SUED, "已起诉",
            ObjectionState.OBJECTION_STATE_UNOPPOSED, "无反对意见",
            ObjectionState.OBJECTION_STATE_NOT_SUED, "逾期未起诉",
            ObjectionState.OBJECTION_STATE_JUDGED, "已裁判",
            ObjectionState.OBJECTION_STATE_WAIVED, "撤回");

    private DistributionText() {}

    /** Shares that go together: of one case and with one ground. */
    private record Group(String court, String caseNumber, ShareGround ground) {
        static Group of(DistributionShare share) {
            return new Group(share.getCourt(), share.getCaseNumber(), share.getGround());
        }
    }

    public static void print(Distribution distribution, Consumer<String> out) {
        out.accept("distribution 分配 " + distribution.getId() + ": " + Words.shortName(distribution.getState())
                + ", chaired by 主持 " + distribution.getCourt() + " " + distribution.getCaseNumber() + ", total 总额 "
                + Amount.text(distribution.getTotal()));
        out.accept("");
        groups(distribution).print(out);
        out.accept(check(distribution));
        distribution.getObjectionsList().forEach(o -> out.accept(objection(o)));
        out.accept("objections 异议: " + distribution.getObjectionsCount());
    }

    private static Columns groups(Distribution distribution) {
        Map<Group, List<DistributionShare>> groups = new LinkedHashMap<>();
        distribution.getSharesList().forEach(s -> groups.merge(Group.of(s), List.of(s), DistributionText::both));
        var table = new Columns("法院 court", "案号 case", "依据 ground", "人数 shares", "分配 amount", "已发放 paid",
                "已提存 held back");
        groups.forEach((group, shares) -> table.add(
                group.court(),
                group.caseNumber(),
                Words.shortName(group.ground()) + " " + GROUNDS.getOrDefault(group.ground(), ""),
                String.valueOf(shares.size()),
                sum(shares, DistributionShare::getAmount),
                sum(shares, DistributionShare::getPaid),
                sum(shares, DistributionShare::getDeposited)));
        List<DistributionShare> all = distribution.getSharesList();
        table.add("合计 sum", "", "", String.valueOf(all.size()), sum(all, DistributionShare::getAmount),
                sum(all, DistributionShare::getPaid), sum(all, DistributionShare::getDeposited));
        return table;
    }

    private static List<DistributionShare> both(List<DistributionShare> one, List<DistributionShare> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    /** Added in the smallest unit; 0 where nothing is said yet. */
    private static long added(List<DistributionShare> shares, Function<DistributionShare, Money> amount) {
        long sum = 0;
        for (DistributionShare share : shares) {
            sum = Math.addExact(sum, amount.apply(share).getMinorUnits());
        }
        return sum;
    }

    private static String sum(List<DistributionShare> shares, Function<DistributionShare, Money> amount) {
        String currency = shares.get(0).getAmount().getCurrencyCode();
        return Amount.text(Money.newBuilder().setCurrencyCode(currency).setMinorUnits(added(shares, amount)).build());
    }

    /** The shares against the total, in the smallest unit. */
    private static String check(Distribution distribution) {
        long sum = added(distribution.getSharesList(), DistributionShare::getAmount);
        long total = distribution.getTotal().getMinorUnits();
        return "shares 份额合计 " + sum + (sum == total ? " = " : " ≠ ") + "total 总额 " + total + " (分)";
    }

    private static String objection(Objection objection) {
        return "objection 异议 " + objection.getNumber() + ": " + objection.getCourt() + " to share 对第 "
                + objection.getShare() + " 份, disputed 争议 " + Amount.text(objection.getAmount()) + ", "
                + Words.shortName(objection.getState()) + " " + OBJECTIONS.getOrDefault(objection.getState(), "")
                + (objection.hasAwarded() ? ", awarded 判给 " + Amount.text(objection.getAwarded()) : "");
    }
}

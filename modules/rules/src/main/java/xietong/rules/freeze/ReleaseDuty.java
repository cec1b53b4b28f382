// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_PENDING_APPROVAL;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.v1.FreezeOrder;
import xietong.v1.ReleaseGround;
import xietong.v1.Subject;

/**
 * A fact makes the release of every live measure against a debtor a duty 应当解除: the holders are told, and the clock of
 * that duty begins. The hub releases nothing itself.
 */
public final class ReleaseDuty {
    /** More orders than this are not changed in one command. */
    public static final int MOST = 200;

    /** No duty. */
    public static final ReleaseDuty NONE = new ReleaseDuty(List.of(), 0);

    private final List<Effect> effects;
    private final int left;

    private ReleaseDuty(List<Effect> effects, int left) {
        this.effects = effects;
        this.left = left;
    }

    /** The duty of every live measure against the debtor that is under none yet, the earliest accepted first. */
    public static ReleaseDuty of(Subject debtor, ReleaseGround ground, String article, Context context, int most) {
        List<String> orders = context.look().listed(FreezeLists.BY_DEBTOR, FreezeLists.owner(debtor));
        return of(orders, order -> true, ground, article, context, most);
    }

    /** The same of the measures that a court holds for one of its cases; where a debtor is named, those against this one. */
    public static ReleaseDuty ofCase(
            String caseNumber, Subject debtor, ReleaseGround ground, String article, Context context, int most) {
        List<String> orders = context.look().listed(FreezeLists.BY_CASE, caseNumber);
        Predicate<FreezeOrder> own = order -> order.getCourt().equals(context.caller().code())
                && (debtor.getIdentifier().isEmpty()
                        || debtor.getIdentifier().equals(order.getDebtor().getIdentifier()));
        return of(orders, own, ground, article, context, most);
    }

    private static ReleaseDuty of(
            List<String> orders, Predicate<FreezeOrder> concerns, ReleaseGround ground, String article, Context context,
            int most) {
        var effects = new ArrayList<Effect>();
        int left = 0;
        for (String id : orders) {
            FreezeOrder order = context.look()
                    .state(id, FreezeOrder.getDefaultInstance())
                    .filter(ReleaseDuty::isFree)
                    .filter(concerns)
                    .orElse(null);
            if (order == null) {
                continue;
            }
            if (effects.size() >= Math.min(most, MOST)) {
                left++;
                continue;
            }
            var draft = new FreezeDraft(context);
            OrderDraft next = draft.order(id, order, "ReportFact");
            next.next.setReleaseDuty(ground);
            next.code(article).tellHolder("release_duty");
            effects.addAll(draft.effects());
        }
        return new ReleaseDuty(List.copyOf(effects), left);
    }

    private static boolean isFree(FreezeOrder order) {
        return FreezeOrderResource.isLive(order)
                && order.getState() != FREEZE_STATE_PENDING_APPROVAL
                && order.getReleaseDuty() == ReleaseGround.RELEASE_GROUND_UNSPECIFIED;
    }

    /** The orders as they become. */
    public List<Effect> effects() {
        return effects;
    }

    /** How many more there are at least; the same fact, reported again, takes them. */
    public int left() {
        return left;
    }
}

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
    public static final ReleaseDuty NONE = new ReleaseDuty(List.of(), false);

    private final List<Effect> effects;
    private final boolean more;

    private ReleaseDuty(List<Effect> effects, boolean more) {
        this.effects = effects;
        this.more = more;
    }

    /**
     * The duty of every live measure against the debtor that is under none yet, the earliest accepted first.
     *
     * @param reporter court that reported the fact
     */
    public static ReleaseDuty of(
            Subject debtor, ReleaseGround ground, String article, String reporter, Context context) {
        List<String> orders = context.look().listed(FreezeLists.BY_DEBTOR, FreezeLists.owner(debtor));
        return of(orders, order -> true, ground, article, reporter, context);
    }

    /** The same of the measures that the reporter holds for its own case; where a debtor is named, those against this one. */
    public static ReleaseDuty ofCase(
            String caseNumber, Subject debtor, ReleaseGround ground, String article, String reporter, Context context) {
        List<String> orders = context.look().listed(FreezeLists.BY_CASE, caseNumber);
        Predicate<FreezeOrder> own = order -> order.getCourt().equals(reporter)
                && (debtor.getIdentifier().isEmpty()
                        || debtor.getIdentifier().equals(order.getDebtor().getIdentifier()));
        return of(orders, own, ground, article, reporter, context);
    }

    private static ReleaseDuty of(
            List<String> orders, Predicate<FreezeOrder> concerns, ReleaseGround ground, String article, String reporter,
            Context context) {
        var effects = new ArrayList<Effect>();
        for (String id : orders) {
            FreezeOrder order = context.look()
                    .state(id, FreezeOrder.getDefaultInstance())
                    .filter(ReleaseDuty::isFree)
                    .filter(concerns)
                    .orElse(null);
            if (order == null) {
                continue;
            }
            if (effects.size() == MOST) {
                return new ReleaseDuty(List.copyOf(effects), true);
            }
            var draft = new FreezeDraft(context);
            OrderDraft next = draft.order(id, order, "ReportFact");
            next.next.setReleaseDuty(ground);
            next.step.setOrganisation(reporter);
            next.code(article).tellHolder("release_duty");
            effects.addAll(draft.effects());
        }
        return new ReleaseDuty(List.copyOf(effects), false);
    }

    /** Whether it binds and nothing makes its release a duty yet. */
    static boolean isFree(FreezeOrder order) {
        return FreezeOrderResource.isLive(order)
                && order.getState() != FREEZE_STATE_PENDING_APPROVAL
                && order.getReleaseDuty() == ReleaseGround.RELEASE_GROUND_UNSPECIFIED;
    }

    /** The orders as they become. */
    public List<Effect> effects() {
        return effects;
    }

    /** Whether there are more than were changed here. */
    public boolean more() {
        return more;
    }
}

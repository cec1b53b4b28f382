// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_EFFECTIVE;
import static xietong.v1.FreezeState.FREEZE_STATE_QUEUED;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.v1.FreezeOrder;
import xietong.v1.Money;
import xietong.v1.Reason;

/**
 * No more may be frozen than claim and costs, over all assets of the case, unless the court says why in writing
 * (SEAL 19, CPL 253). What only waits in a queue controls nothing and does not count; what another court froze under the
 * same number is another case. The hub knows no rate of exchange: what is counted in another currency than the claim
 * needs the writing.
 */
final class OverLimit {
    private OverLimit() {}

    /** Refused with REASON_OVER_LIMIT. */
    static void check(String id, FreezeOrder order, Context context) {
        if (!order.getJustification().isBlank()) {
            return;
        }
        String currency = order.getClaim().getCurrencyCode();
        long frozen = 0;
        for (Money counted : counted(id, order, context)) {
            if (counted.getMinorUnits() > 0 && !counted.getCurrencyCode().equals(currency)) {
                throw refused("part of it is counted in another currency than the claim; say in justification what it is worth")
                        .with("currency", counted.getCurrencyCode());
            }
            frozen = Math.addExact(frozen, counted.getMinorUnits());
        }
        if (frozen > order.getClaim().getMinorUnits()) {
            throw refused("more would be frozen for this case than claim and costs; say why in justification")
                    .with("frozen", frozen)
                    .with("claim", order.getClaim().getMinorUnits());
        }
    }

    private static Refused refused(String message) {
        return new Refused(Reason.REASON_OVER_LIMIT, message).with("field", "justification").with("article", "SEAL 19");
    }

    /** What the order would control, and what the others of its case do. */
    private static List<Money> counted(String id, FreezeOrder order, Context context) {
        var counted = new ArrayList<>(List.of(order.getAmount()));
        for (String other : context.look().listed(FreezeLists.BY_CASE, order.getCaseNumber())) {
            context.look()
                    .state(other, FreezeOrder.getDefaultInstance())
                    .filter(o -> !other.equals(id) && o.getCourt().equals(order.getCourt()))
                    .filter(o -> o.getState() != FREEZE_STATE_QUEUED)
                    .map(OverLimit::controlled)
                    .ifPresent(counted::add);
        }
        return counted;
    }

    private static Money controlled(FreezeOrder other) {
        return other.getState() == FREEZE_STATE_EFFECTIVE && other.hasEffectiveAmount()
                ? other.getEffectiveAmount()
                : other.getAmount();
    }
}

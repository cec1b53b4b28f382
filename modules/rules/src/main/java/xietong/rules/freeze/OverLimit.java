// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_EFFECTIVE;
import static xietong.v1.FreezeState.FREEZE_STATE_QUEUED;

import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.v1.FreezeOrder;
import xietong.v1.Money;
import xietong.v1.Reason;

/**
 * No more may be frozen than claim and costs, over all assets of the case, unless the court says why in writing
 * (SEAL 19, CPL 253). What only waits in a queue controls nothing and does not count.
 */
final class OverLimit {
    private OverLimit() {}

    /** Refused with REASON_OVER_LIMIT. */
    static void check(FreezeOrder order, Context context) {
        Money claim = order.getClaim();
        long frozen = order.getAmount().getCurrencyCode().equals(claim.getCurrencyCode())
                ? order.getAmount().getMinorUnits()
                : 0;
        for (String id : context.look().listed(FreezeLists.BY_CASE, order.getCaseNumber())) {
            frozen = Math.addExact(frozen, context.look()
                    .state(id, FreezeOrder.getDefaultInstance())
                    .map(other -> counted(other, claim.getCurrencyCode()))
                    .orElse(0L));
        }
        if (frozen > claim.getMinorUnits() && order.getJustification().isBlank()) {
            throw new Refused(
                            Reason.REASON_OVER_LIMIT,
                            "more would be frozen for this case than claim and costs; say why in justification")
                    .with("field", "justification")
                    .with("frozen", frozen)
                    .with("claim", claim.getMinorUnits())
                    .with("article", "SEAL 19");
        }
    }

    private static long counted(FreezeOrder other, String currency) {
        if (other.getState() == FREEZE_STATE_QUEUED) {
            return 0;
        }
        Money counts = other.getState() == FREEZE_STATE_EFFECTIVE && other.hasEffectiveAmount()
                ? other.getEffectiveAmount()
                : other.getAmount();
        return counts.getCurrencyCode().equals(currency) ? counts.getMinorUnits() : 0;
    }
}

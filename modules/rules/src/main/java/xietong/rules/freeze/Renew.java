// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.rules.Papers;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeServiceRenewRequest;
import xietong.v1.MeasureKind;

/**
 * The holding court renews before the end 续行冻结 (INT 485 ¶2).
 *
 * <p>Refused with: REASON_ORIGINAL_MISMATCH, REASON_MEASURE_PENDING, REASON_PAPERS_MISSING ({@link Asking});
 * REASON_PERIOD_TOO_LONG ({@link Measures}); REASON_STATE_FORBIDS while its period has not begun.
 */
final class Renew extends FreezeRule<FreezeServiceRenewRequest> {

    Renew() {
        super(FreezeAct.RENEW, FreezeServiceRenewRequest.getDefaultInstance());
    }

    @Override
    void apply(FreezeDraft draft, OrderDraft order, FreezeServiceRenewRequest command, CommandHeader head) {
        var papers = Papers.known("papers", command.getPapersList(), draft.context());
        var measure = Asking.prepared(
                        MeasureKind.MEASURE_KIND_RENEWAL, draft, order, command.getOriginal(), papers, head)
                .setFormerEndTime(order.before.getEndTime())
                .setPeriod(Measures.period(command.getPeriod(), order.before.getKey(), draft.context()));
        Asking.add(draft, order, measure.build());
    }
}

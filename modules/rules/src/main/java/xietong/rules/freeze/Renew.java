// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.CommandHeader;
import xietong.v1.FreezePeriod;
import xietong.v1.FreezeServiceRenewRequest;
import xietong.v1.MeasureKind;
import xietong.v1.Reason;

/**
 * The holding court renews before the end 续行冻结 (INT 485 ¶2).
 *
 * <p>Refused with: REASON_ORIGINAL_MISMATCH, REASON_MEASURE_PENDING, REASON_PAPERS_MISSING ({@link Asking});
 * REASON_PERIOD_TOO_LONG ({@link Measures}), also before the period renewed last has begun;
 * REASON_STATE_FORBIDS while its period has not begun.
 */
final class Renew extends FreezeRule<FreezeServiceRenewRequest> {

    Renew() {
        super(FreezeAct.RENEW, FreezeServiceRenewRequest.getDefaultInstance());
    }

    @Override
    void apply(FreezeDraft draft, OrderDraft order, FreezeServiceRenewRequest command, CommandHeader head) {
        var papers = Papers.known("papers", command.getPapersList(), draft.context());
        requireBegun(draft, order);
        var measure = Asking.prepared(
                        MeasureKind.MEASURE_KIND_RENEWAL, draft, order, command.getOriginal(), papers, head)
                .setFormerEndTime(order.before.getEndTime())
                .setPeriod(Measures.period(command.getPeriod(), order.before.getKey(), draft.context()));
        Asking.add(draft, order, measure.build());
    }

    /** One period ahead is enough: heaped renewals would freeze for longer than the law lets a measure last. */
    private static void requireBegun(FreezeDraft draft, OrderDraft order) {
        var longest = Measures.period(FreezePeriod.getDefaultInstance(), order.before.getKey(), draft.context());
        Instant latest = draft.end(draft.context().now(), longest);
        if (order.before.hasEndTime() && Times.instant(order.before.getEndTime()).isAfter(latest)) {
            throw new Refused(Reason.REASON_PERIOD_TOO_LONG, "it was renewed already, and that period has not begun")
                    .with("end", Times.instant(order.before.getEndTime()))
                    .with("article", "INT 485 ¶2");
        }
    }
}

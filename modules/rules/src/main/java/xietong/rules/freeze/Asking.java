// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeOrder;
import xietong.v1.MeasureKind;
import xietong.v1.OriginalFreeze;
import xietong.v1.Paper;
import xietong.v1.PendingMeasure;
import xietong.v1.Reason;

/** Measures on an order that bind already: prepared, approved where the rule book asks for it, put to the institution. */
final class Asking {
    private Asking() {}

    /** What renewal, release and deduction have in common; refused as {@link Measures} says. */
    static PendingMeasure.Builder prepared(
            MeasureKind kind,
            FreezeDraft draft,
            OrderDraft order,
            OriginalFreeze original,
            List<Paper> papers,
            CommandHeader head) {
        Measures.requireOriginal(original, order.before);
        Measures.requireNonePending(order.before);
        Measures.requirePapers(kind, papers, draft.context());
        // The measure goes once it is answered; what it rested on stays with its step.
        order.step.addAllPapers(papers);
        return PendingMeasure.newBuilder()
                .setKind(kind)
                .setRequestNumber(head.getRequestId())
                .setOrderTime(Times.timestamp(draft.context().now()))
                .setAwaitingApproval(draft.context().book().freezes().measure(kind).fourEyes())
                .setCourt(draft.context().caller().code())
                .setOfficer(head.getOfficer())
                .addAllPapers(papers)
                .setText(head.getReason());
    }

    /** Takes the measure up; the institution sees it at once, or after approval. */
    static void add(FreezeDraft draft, OrderDraft order, PendingMeasure measure) {
        order.next.addPending(measure);
        if (!measure.getAwaitingApproval()) {
            put(draft, order, measure);
        }
    }

    /** A second officer has approved it. */
    static void approved(FreezeDraft draft, OrderDraft order) {
        for (int i = 0; i < order.next.getPendingCount(); i++) {
            PendingMeasure measure = order.next.getPending(i);
            if (measure.getAwaitingApproval()) {
                PendingMeasure open = measure.toBuilder()
                        .setAwaitingApproval(false)
                        .setOrderTime(Times.timestamp(draft.context().now()))
                        .build();
                order.next.setPending(i, open);
                put(draft, order, open);
            }
        }
    }

    /** Served on the institution, it works (SEAL 1): a renewal counts from now, before the old end has passed. */
    private static void put(FreezeDraft draft, OrderDraft order, PendingMeasure measure) {
        requireNotOver(draft, order);
        switch (measure.getKind()) {
            case MEASURE_KIND_DEDUCTION -> Deduct.requirePossible(draft, order, measure.getAmount());
            case MEASURE_KIND_RENEWAL -> renew(draft, order, measure);
            case MEASURE_KIND_RELEASE -> {
                if (!measure.hasAmount()) {
                    draft.queue(draft.queue().change(order.id, e -> e.setReleasing(true)));
                }
            }
            default -> { }
        }
        order.tellRegistrar(
                measure.getKind().name().substring("MEASURE_KIND_".length()).toLowerCase(Locale.ROOT) + "_asked");
    }

    /** What is past its end has lapsed, even where its clock has not come to it yet. */
    private static void requireNotOver(FreezeDraft draft, OrderDraft order) {
        boolean over = order.before.hasEndTime()
                && !draft.context().now().isBefore(Times.instant(order.before.getEndTime()));
        if (over) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "its period is over; it has lapsed").with("article", "SEAL 27");
        }
    }

    private static void renew(FreezeDraft draft, OrderDraft order, PendingMeasure measure) {
        if (!order.next.hasEndTime()) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "its period has not begun; there is nothing to renew yet")
                    .with("article", "INT 485");
        }
        // The old period's last day is the day before its end; the new one begins the day after that.
        Instant last = Times.instant(order.next.getEndTime()).minusNanos(1);
        Instant end = draft.end(last, measure.getPeriod());
        order.next.setEndTime(Times.timestamp(end));
        draft.queue(draft.queue().change(order.id, e -> e.setEndTime(Times.timestamp(end))));
    }

    /** Takes a measure back that was refused or not approved: what it did is undone. */
    static void undo(FreezeDraft draft, OrderDraft order, PendingMeasure measure) {
        Measures.answered(order.next, measure.getKind());
        if (measure.getAwaitingApproval()) {
            return;
        }
        if (measure.getKind() == MeasureKind.MEASURE_KIND_RENEWAL) {
            order.next.setEndTime(measure.getFormerEndTime());
            draft.queue(draft.queue().change(order.id, e -> e.setEndTime(measure.getFormerEndTime())));
        } else if (measure.getKind() == MeasureKind.MEASURE_KIND_RELEASE) {
            draft.queue(draft.queue().change(order.id, e -> e.setReleasing(false)));
        }
    }

    /** The measure of a kind that the institution owes an answer to; refused with REASON_RECEIPT_INVALID. */
    static PendingMeasure open(FreezeOrder order, MeasureKind kind) {
        return Measures.pending(order, kind)
                .filter(p -> !p.getAwaitingApproval())
                .orElseThrow(() -> new Refused(Reason.REASON_RECEIPT_INVALID, "no such measure waits for an answer")
                        .with("field", "receipt.measure"));
    }
}

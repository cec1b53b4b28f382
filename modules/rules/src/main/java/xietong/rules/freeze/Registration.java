// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_ORDERED;
import static xietong.v1.FreezeState.FREEZE_STATE_QUEUED;
import static xietong.v1.FreezeState.FREEZE_STATE_REFUSED;

import java.time.Instant;
import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Times;
import xietong.v1.FreezePeriod;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeState;
import xietong.v1.Money;
import xietong.v1.QueueEntry;
import xietong.v1.ReceiptResult;

/**
 * The institution has registered an order, or says why not. Its registration ranks (PRES 16); where that is another
 * order than the hub's, or it knew a freeze from outside, the registration stands and a dispute is open.
 */
final class Registration {
    private Registration() {}

    static void record(FreezeDraft draft, OrderDraft order, FreezeReceipt receipt) {
        if (order.before.getState() != FREEZE_STATE_ORDERED) {
            throw RecordReceipt.invalid("receipt.measure", "ORDER is answered once; later balances are BALANCE");
        }
        if (receipt.getResult() == ReceiptResult.RECEIPT_RESULT_REFUSED) {
            order.text(receipt.getReason());
            RecordReceipt.end(draft, order, FREEZE_STATE_REFUSED, "refused");
            return;
        }
        Instant registered = registered(receipt, draft);
        List<QueueEntry> outside = OutsideFreezes.unknown(receipt, draft, registered);
        order.next
                .setRegisteredTime(Times.timestamp(registered))
                .setRegisterNumber(receipt.getRegisterNumber());
        Queue queue = draft.queue().with(outside).change(order.id, e -> e
                .setRegisteredTime(Times.timestamp(registered))
                .setRegisterNumber(receipt.getRegisterNumber()));
        if (draft.isMoney()) {
            Money balance = RecordReceipt.reported(receipt, draft);
            queue = controlled(queue.holding(balance.getMinorUnits()), order, receipt);
            draft.balance(Measures.money(queue.balance(), balance.getCurrencyCode()));
        }
        requireAgreement(queue, order, receipt);
        draft.queue(begun(queue, order, receipt, registered, draft));
        RankDisputes.afterRegistration(draft, order, outside);
    }

    private static Instant registered(FreezeReceipt receipt, FreezeDraft draft) {
        Instant registered = Times.instant(receipt.getRegisteredTime());
        if (!receipt.hasRegisteredTime() || registered.isAfter(draft.context().now())) {
            throw RecordReceipt.invalid("receipt.registered_time", "when it was registered, not in the future");
        }
        return registered;
    }

    /** Where less is controlled than balance and rank would leave, so much less is there to be controlled. */
    private static Queue controlled(Queue queue, OrderDraft order, FreezeReceipt receipt) {
        if (Checks.absent(receipt.getAmount())) {
            return queue;
        }
        Money said = receipt.getAmount();
        long possible = queue.find(order.id).orElseThrow().getEffectiveAmount().getMinorUnits();
        boolean sound = said.getCurrencyCode().equals(order.before.getKey().getCurrencyCode())
                && said.getMinorUnits() >= 0
                && said.getMinorUnits() <= possible;
        if (!sound) {
            throw Measures.amountInvalid("receipt.amount", "at most the " + possible + " that balance and rank leave");
        }
        return said.getMinorUnits() == possible
                ? queue
                : queue.holding(queue.takenBefore(order.id) + said.getMinorUnits());
    }

    /** Never two first ranks in one register: a receipt may not say otherwise than those before it. */
    private static void requireAgreement(Queue queue, OrderDraft order, FreezeReceipt receipt) {
        FreezeState state = queue.find(order.id).orElseThrow().getState();
        boolean waits = receipt.getResult() == ReceiptResult.RECEIPT_RESULT_QUEUED;
        if (waits && state != FREEZE_STATE_QUEUED) {
            throw RecordReceipt.invalid("receipt.prior_freezes", "the freezes behind which it waits");
        }
        if (!waits && state == FREEZE_STATE_QUEUED) {
            QueueEntry first = queue.first().orElseThrow();
            throw RecordReceipt.invalid("receipt.result", "QUEUED: case " + first.getCaseNumber()
                    + " is in force by the institution's own registration of "
                    + Times.instant(first.getRegisteredTime()));
        }
    }

    private static Queue begun(
            Queue queue, OrderDraft order, FreezeReceipt receipt, Instant registered, FreezeDraft draft) {
        boolean waits = queue.find(order.id).orElseThrow().getState() == FREEZE_STATE_QUEUED;
        if (waits) {
            return queue;
        }
        Instant start = receipt.hasStartTime() ? Times.instant(receipt.getStartTime()) : registered;
        if (start.isAfter(draft.context().now())) {
            throw RecordReceipt.invalid("receipt.start_time", "when it began, not in the future");
        }
        Instant end = receipt.hasEndTime()
                ? Times.instant(receipt.getEndTime())
                : draft.end(start, order.before.getPeriod());
        Instant latest = draft.end(start, Measures.period(
                FreezePeriod.getDefaultInstance(), order.before.getKey(), draft.context()));
        if (!end.isAfter(start) || end.isAfter(latest)) {
            throw RecordReceipt.invalid("receipt.end_time", "after the begin, and no later than the law allows: " + latest)
                    .with("article", "INT 485");
        }
        return queue.change(order.id, e -> e.setStartTime(Times.timestamp(start)).setEndTime(Times.timestamp(end)));
    }
}

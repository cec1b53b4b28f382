// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_ORDERED;
import static xietong.v1.FreezeState.FREEZE_STATE_RELEASED;
import static xietong.v1.FreezeState.FREEZE_STATE_SPENT;

import java.time.Instant;
import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.v1.AssetUse;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.FreezeState;
import xietong.v1.MeasureKind;
import xietong.v1.Money;
import xietong.v1.PendingMeasure;
import xietong.v1.QueueEntry;
import xietong.v1.Reason;
import xietong.v1.ReceiptResult;

/**
 * The institution answers a measure 回执: the fact that puts an order into force and ranks it ({@link Registration}),
 * that completes a renewal, a release or a deduction, or reports a balance. A reply that only waits for internal
 * approval answers nothing and is recorded as what the law forbids (INT 192).
 *
 * <p>Refused with: REASON_RECEIPT_INVALID where no such measure is open or the receipt contradicts itself or the
 * institution's own register; REASON_AMOUNT_INVALID for a balance or amount that is missing or not possible.
 */
final class RecordReceipt extends FreezeRule<FreezeServiceRecordReceiptRequest> {

    RecordReceipt() {
        super(FreezeAct.RECORD_RECEIPT, FreezeServiceRecordReceiptRequest.getDefaultInstance());
    }

    @Override
    boolean ownCase() {
        return false;
    }

    @Override
    void apply(FreezeDraft draft, OrderDraft order, FreezeServiceRecordReceiptRequest command, CommandHeader head) {
        FreezeReceipt receipt = command.getReceipt();
        check(receipt, draft);
        if (!FreezeOrderResource.isLive(order.before)) {
            requireBalance(receipt);
        }
        order.step.setReceipt(receipt);
        order.code(StateNames.of(receipt.getResult()));
        receipt.getCoOwnersList().stream()
                .filter(o -> !draft.asset().getCoOwnersList().contains(o))
                .forEach(draft.asset()::addCoOwners);
        if (receipt.getResult() == ReceiptResult.RECEIPT_RESULT_PENDING_INTERNAL_APPROVAL) {
            violation(draft, order, receipt);
            return;
        }
        OutsideFreezes.ends(receipt, draft);
        switch (receipt.getMeasure()) {
            case MEASURE_KIND_ORDER -> Registration.record(draft, order, receipt);
            case MEASURE_KIND_RENEWAL -> renewal(draft, order, receipt);
            case MEASURE_KIND_RELEASE -> release(draft, order, receipt);
            case MEASURE_KIND_DEDUCTION -> deduction(draft, order, receipt);
            default -> balance(draft, order, receipt);
        }
        FoundUses.add(draft, receipt.getUsesList());
    }

    private static void check(FreezeReceipt receipt, FreezeDraft draft) {
        Checks.known("receipt.measure", receipt.getMeasure(), MeasureKind.MEASURE_KIND_UNSPECIFIED);
        Checks.known("receipt.result", receipt.getResult(), ReceiptResult.RECEIPT_RESULT_UNSPECIFIED);
        Checks.text("receipt.register_number", receipt.getRegisterNumber(), 100);
        Checks.text("receipt.reason", receipt.getReason(), Checks.REASON);
        OutsideFreezes.check(receipt);
        Checks.list("receipt.uses", receipt.getUsesList(), 0)
                .forEach(u -> Checks.known("receipt.uses", u, AssetUse.ASSET_USE_UNSPECIFIED));
        Checks.list("receipt.co_owners", receipt.getCoOwnersList(), 0)
                .forEach(o -> Checks.subject("receipt.co_owners", o, draft.warnings()));
        Papers.known("receipt.papers", receipt.getPapersList(), draft.context());
        boolean partial = receipt.getResult() == ReceiptResult.RECEIPT_RESULT_REFUSED
                || receipt.getResult() == ReceiptResult.RECEIPT_RESULT_PARTLY
                || receipt.getResult() == ReceiptResult.RECEIPT_RESULT_PENDING_INTERNAL_APPROVAL;
        if (partial) {
            Checks.required("receipt.reason", receipt.getReason(), Checks.REASON);
        }
        boolean waits = receipt.getResult() == ReceiptResult.RECEIPT_RESULT_QUEUED;
        if (waits && receipt.getMeasure() != MeasureKind.MEASURE_KIND_ORDER) {
            throw invalid("receipt.result", "DONE, PARTLY or REFUSED: only an order waits in a queue");
        }
    }

    static Refused invalid(String field, String accepted) {
        return new Refused(Reason.REASON_RECEIPT_INVALID, field + ": " + accepted)
                .with("field", field)
                .with("accepted", accepted);
    }

    /** A unit that is asked to assist must act at once; it may not wait for its own approval. */
    private static void violation(FreezeDraft draft, OrderDraft order, FreezeReceipt receipt) {
        if (receipt.getMeasure() != MeasureKind.MEASURE_KIND_ORDER) {
            Asking.open(order.before, receipt.getMeasure());
        } else if (order.before.getState() != FREEZE_STATE_ORDERED) {
            throw invalid("receipt.measure", "a measure that waits for an answer");
        }
        order.next.setViolations(order.before.getViolations() + 1);
        order.code("INT 192").text(receipt.getReason()).tellHolder("violation").tellSuperior("violation");
        draft.warn("waiting for internal approval is no answer; it is recorded as a refusal to assist (INT 192, CPL 117)");
    }

    private static void renewal(FreezeDraft draft, OrderDraft order, FreezeReceipt receipt) {
        PendingMeasure asked = Asking.open(order.before, MeasureKind.MEASURE_KIND_RENEWAL);
        if (receipt.getResult() == ReceiptResult.RECEIPT_RESULT_REFUSED) {
            Asking.undo(draft, order, asked);
            order.tellHolder("renewal_refused");
            lapseIfOver(draft, order);
            return;
        }
        Measures.answered(order.next, MeasureKind.MEASURE_KIND_RENEWAL);
        ownEnd(draft, order, asked, receipt);
        order.next.setRenewals(order.before.getRenewals() + 1);
        order.tellHolder("renewed");
    }

    /** Where the institution's own end is earlier than the one asked for, its register stands. */
    private static void ownEnd(FreezeDraft draft, OrderDraft order, PendingMeasure asked, FreezeReceipt receipt) {
        if (!receipt.hasEndTime()) {
            if (receipt.getResult() == ReceiptResult.RECEIPT_RESULT_PARTLY) {
                throw invalid("receipt.end_time", "until when it was renewed");
            }
            return;
        }
        Instant end = Times.instant(receipt.getEndTime());
        Instant latest = Times.instant(order.before.getEndTime());
        if (!end.isAfter(Times.instant(asked.getFormerEndTime())) || end.isAfter(latest)) {
            throw invalid("receipt.end_time", "after the former end, and no later than was asked for: " + latest)
                    .with("article", "INT 485");
        }
        order.next.setEndTime(receipt.getEndTime());
        draft.queue(draft.queue().change(order.id, e -> e.setEndTime(receipt.getEndTime())));
    }

    private static void release(FreezeDraft draft, OrderDraft order, FreezeReceipt receipt) {
        PendingMeasure asked = Asking.open(order.before, MeasureKind.MEASURE_KIND_RELEASE);
        if (receipt.getResult() == ReceiptResult.RECEIPT_RESULT_REFUSED) {
            Asking.undo(draft, order, asked);
            order.tellHolder("release_refused").tellSuperior("release_refused");
            return;
        }
        Measures.answered(order.next, MeasureKind.MEASURE_KIND_RELEASE);
        if (receipt.getResult() == ReceiptResult.RECEIPT_RESULT_PARTLY) {
            releasedInPart(draft, order, part(asked, order.before, receipt));
        } else if (asked.hasAmount()) {
            releasedInPart(draft, order, asked.getAmount());
        } else {
            end(draft, order, FREEZE_STATE_RELEASED, "released");
        }
    }

    private static void releasedInPart(FreezeDraft draft, OrderDraft order, Money released) {
        Money figure = Measures.money(
                order.before.getAmount().getMinorUnits() - released.getMinorUnits(), released.getCurrencyCode());
        order.next.setAmount(figure);
        draft.queue(draft.queue().change(order.id, e -> e.setAmount(figure).setReleasing(false)));
        order.tellHolder("released_in_part");
    }

    /** What was released although more was asked for; the rest stays in force, and may be asked for again. */
    private static Money part(PendingMeasure asked, FreezeOrder order, FreezeReceipt receipt) {
        if (order.getKey().getCurrencyCode().isEmpty()) {
            throw invalid("receipt.result", "DONE or REFUSED: it is not counted in money");
        }
        long all = asked.hasAmount()
                ? asked.getAmount().getMinorUnits()
                : order.getAmount().getMinorUnits() - order.getDeducted().getMinorUnits();
        Money part = Measures.amount("receipt.amount", receipt.getAmount(), order.getKey());
        if (part.getMinorUnits() >= all) {
            throw Measures.amountInvalid("receipt.amount", "less than the " + all + " asked for; DONE for all");
        }
        return part;
    }

    private static void deduction(FreezeDraft draft, OrderDraft order, FreezeReceipt receipt) {
        PendingMeasure asked = Asking.open(order.before, MeasureKind.MEASURE_KIND_DEDUCTION);
        Measures.answered(order.next, MeasureKind.MEASURE_KIND_DEDUCTION);
        if (receipt.getResult() == ReceiptResult.RECEIPT_RESULT_REFUSED) {
            order.tellHolder("deduction_refused");
            lapseIfOver(draft, order);
            return;
        }
        boolean asAsked = receipt.getResult() == ReceiptResult.RECEIPT_RESULT_DONE && Checks.absent(receipt.getAmount());
        Money taken = asAsked
                ? asked.getAmount()
                : Measures.amount("receipt.amount", receipt.getAmount(), order.before.getKey());
        if (taken.getMinorUnits() > asked.getAmount().getMinorUnits()) {
            throw Measures.amountInvalid("receipt.amount", "at most the " + asked.getAmount().getMinorUnits() + " asked for");
        }
        String currency = taken.getCurrencyCode();
        Money deducted = Measures.money(
                Math.addExact(order.before.getDeducted().getMinorUnits(), taken.getMinorUnits()), currency);
        long left = Math.max(0, draft.queue().balance() - taken.getMinorUnits());
        draft.balance(Measures.money(left, currency));
        order.next.setDeducted(deducted);
        order.tellHolder("deducted");
        if (deducted.getMinorUnits() >= order.next.getAmount().getMinorUnits()) {
            draft.queue(draft.queue().without(order.id).holding(left));
            order.state(FREEZE_STATE_SPENT).next.setEffectiveAmount(Measures.money(0, currency));
            draft.tellAll("changed");
        } else {
            draft.queue(draft.queue().change(order.id, e -> e.setDeducted(deducted)).holding(left));
            lapseIfOver(draft, order);
        }
    }

    /** A ruling to deduct freezes by itself until it is answered (INT 484); then what is past its end is over. */
    private static void lapseIfOver(FreezeDraft draft, OrderDraft order) {
        if (order.next.hasEndTime() && !draft.context().now().isBefore(Times.instant(order.next.getEndTime()))) {
            Lapse.of(draft, order);
        }
    }

    /** An order that has ended is answered no more; what became of the asset may still be said. */
    private static void requireBalance(FreezeReceipt receipt) {
        boolean balance = receipt.getMeasure() == MeasureKind.MEASURE_KIND_BALANCE
                && receipt.getResult() == ReceiptResult.RECEIPT_RESULT_DONE;
        if (!balance) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "the order has ended; only a BALANCE may still be reported");
        }
    }

    private static void balance(FreezeDraft draft, OrderDraft order, FreezeReceipt receipt) {
        List<QueueEntry> outside = OutsideFreezes.unknown(receipt, draft, draft.context().now());
        if (!outside.isEmpty()) {
            if (!FreezeOrderResource.isLive(order.before)) {
                throw invalid("receipt.prior_freezes", "freezes reported before, where the order has ended");
            }
            draft.queue(draft.queue().with(outside));
            RankDisputes.afterReport(draft, order, outside);
        }
        if (!draft.isMoney()) {
            if (receipt.getPriorFreezesCount() == 0) {
                throw invalid("receipt.measure", "an answer to what was asked; there is no balance of this kind of property");
            }
            return;
        }
        if (!receipt.hasBalance() && receipt.getPriorFreezesCount() > 0) {
            return;
        }
        Money balance = reported(receipt, draft);
        draft.balance(balance);
        draft.queue(draft.queue().holding(balance.getMinorUnits()));
    }

    /** The balance, which may be nothing at all; refused with REASON_AMOUNT_INVALID. */
    static Money reported(FreezeReceipt receipt, FreezeDraft draft) {
        Money balance = receipt.getBalance();
        String currency = draft.asset().getKey().getCurrencyCode();
        if (!receipt.hasBalance() || balance.getMinorUnits() < 0 || !balance.getCurrencyCode().equals(currency)) {
            throw Measures.amountInvalid("receipt.balance", "0 or more in " + currency + ", in its smallest unit");
        }
        return balance;
    }

    /** Takes an order out of the queue; who waited behind moves up, and everyone concerned is told (SEAL 26). */
    static void end(FreezeDraft draft, OrderDraft order, FreezeState state, String event) {
        order.next.clearPending();
        draft.queue(draft.queue().without(order.id));
        order.state(state).tellHolder(event).tellRegistrar(event);
        draft.tellAll("changed");
    }
}

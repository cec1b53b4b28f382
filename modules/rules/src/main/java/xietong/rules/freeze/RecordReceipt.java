// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_ORDERED;
import static xietong.v1.FreezeState.FREEZE_STATE_RELEASED;
import static xietong.v1.FreezeState.FREEZE_STATE_SPENT;

import java.time.Instant;
import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.v1.AssetUse;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.FreezeState;
import xietong.v1.MeasureKind;
import xietong.v1.Money;
import xietong.v1.PendingMeasure;
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
        order.step.setReceipt(receipt);
        order.code(StateNames.of(receipt.getResult()));
        receipt.getUsesList().stream()
                .filter(u -> !draft.asset().getUsesList().contains(u))
                .forEach(draft.asset()::addUses);
        receipt.getCoOwnersList().stream()
                .filter(o -> !draft.asset().getCoOwnersList().contains(o))
                .forEach(draft.asset()::addCoOwners);
        if (receipt.getResult() == ReceiptResult.RECEIPT_RESULT_PENDING_INTERNAL_APPROVAL) {
            violation(draft, order, receipt);
            return;
        }
        switch (receipt.getMeasure()) {
            case MEASURE_KIND_ORDER -> Registration.record(draft, order, receipt);
            case MEASURE_KIND_RENEWAL -> renewal(draft, order, receipt);
            case MEASURE_KIND_RELEASE -> release(draft, order, receipt);
            case MEASURE_KIND_DEDUCTION -> deduction(draft, order, receipt);
            default -> balance(draft, order, receipt);
        }
    }

    private static void check(FreezeReceipt receipt, FreezeDraft draft) {
        Checks.known("receipt.measure", receipt.getMeasure(), MeasureKind.MEASURE_KIND_UNSPECIFIED);
        Checks.known("receipt.result", receipt.getResult(), ReceiptResult.RECEIPT_RESULT_UNSPECIFIED);
        Checks.text("receipt.register_number", receipt.getRegisterNumber(), 100);
        Checks.text("receipt.reason", receipt.getReason(), Checks.REASON);
        Checks.list("receipt.prior_freezes", receipt.getPriorFreezesList(), 0);
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
            Instant end = Times.instant(order.next.getEndTime());
            if (!draft.context().now().isBefore(end)) {
                Lapse.of(draft, order);
            }
            return;
        }
        Measures.answered(order.next, MeasureKind.MEASURE_KIND_RENEWAL);
        order.next.setRenewals(order.before.getRenewals() + 1);
        order.tellHolder("renewed");
    }

    private static void release(FreezeDraft draft, OrderDraft order, FreezeReceipt receipt) {
        PendingMeasure asked = Asking.open(order.before, MeasureKind.MEASURE_KIND_RELEASE);
        if (receipt.getResult() == ReceiptResult.RECEIPT_RESULT_REFUSED) {
            Asking.undo(draft, order, asked);
            order.tellHolder("release_refused").tellSuperior("release_refused");
            return;
        }
        Measures.answered(order.next, MeasureKind.MEASURE_KIND_RELEASE);
        if (asked.hasAmount()) {
            Money figure = Measures.money(
                    order.before.getAmount().getMinorUnits() - asked.getAmount().getMinorUnits(),
                    asked.getAmount().getCurrencyCode());
            order.next.setAmount(figure);
            draft.queue(draft.queue().change(order.id, e -> e.setAmount(figure)));
            order.tellHolder("released_in_part");
        } else {
            end(draft, order, FREEZE_STATE_RELEASED, "released");
        }
    }

    private static void deduction(FreezeDraft draft, OrderDraft order, FreezeReceipt receipt) {
        PendingMeasure asked = Asking.open(order.before, MeasureKind.MEASURE_KIND_DEDUCTION);
        Measures.answered(order.next, MeasureKind.MEASURE_KIND_DEDUCTION);
        if (receipt.getResult() == ReceiptResult.RECEIPT_RESULT_REFUSED) {
            order.tellHolder("deduction_refused");
            return;
        }
        Money taken = Checks.absent(receipt.getAmount())
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
        }
    }

    private static void balance(FreezeDraft draft, OrderDraft order, FreezeReceipt receipt) {
        if (!draft.isMoney()) {
            throw invalid("receipt.measure", "an answer to what was asked; there is no balance of this kind of property");
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

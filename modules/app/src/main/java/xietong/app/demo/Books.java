// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xietong.app.input.Amount;
import xietong.rules.Times;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.MeasureKind;
import xietong.v1.Money;
import xietong.v1.PriorFreeze;
import xietong.v1.ReceiptResult;

/** An institution's own books: what is on each account, and who had it frozen when. They know nothing of the hub. */
final class Books {
    private final Map<String, Long> balances = new HashMap<>();
    private final Map<String, List<Held>> held = new HashMap<>();
    private final Long otherwise;
    private int number;

    /** A freeze in the books; {@code order} is empty for one that came on paper. */
    private record Held(String order, PriorFreeze freeze) {}

    /** @param otherwise balance in 元 of accounts that are not named; null where there are none */
    Books(Map<String, String> balances, String otherwise) {
        balances.forEach((account, yuan) -> this.balances.put(account, fen(yuan)));
        this.otherwise = otherwise == null ? null : fen(otherwise);
    }

    private static long fen(String yuan) {
        return Amount.parse(yuan, Amount.YUAN).getMinorUnits();
    }

    /** A freeze that it had before, by an organ that does not use the hub. */
    void knows(String account, PriorFreeze freeze) {
        of(account).add(new Held("", freeze));
    }

    private List<Held> of(String account) {
        return held.computeIfAbsent(account, a -> new ArrayList<>());
    }

    /** Registers an order and says what became of it: done, partly, behind others, or no such account. */
    FreezeReceipt.Builder register(FreezeOrder order, Instant now) {
        String account = order.getKey().getNumber();
        var receipt = FreezeReceipt.newBuilder().setMeasure(MeasureKind.MEASURE_KIND_ORDER);
        Long balance = balances.getOrDefault(account, otherwise);
        if (balance == null) {
            return receipt.setResult(ReceiptResult.RECEIPT_RESULT_REFUSED).setReason("查无此户");
        }
        List<Held> before = of(account);
        before.removeIf(h -> h.freeze().hasEndTime() && !Times.instant(h.freeze().getEndTime()).isAfter(now));
        long left = balance - taken(before, balance);
        long wanted = order.getAmount().getMinorUnits();
        receipt.setResult(result(before.isEmpty(), left, wanted))
                .setRegisteredTime(Times.timestamp(now))
                .setRegisterNumber("登" + ++number)
                .setBalance(money(balance));
        if (receipt.getResult() == ReceiptResult.RECEIPT_RESULT_PARTLY) {
            receipt.setReason("可用余额不足，冻结 " + Amount.text(money(Math.min(left, wanted))));
        }
        before.forEach(h -> receipt.addPriorFreezes(h.freeze()));
        before.add(new Held(order.getId(), entry(order, Times.timestamp(now))));
        return receipt;
    }

    private static ReceiptResult result(boolean first, long left, long wanted) {
        if (left >= wanted) {
            return ReceiptResult.RECEIPT_RESULT_DONE;
        }
        return first || left > 0 ? ReceiptResult.RECEIPT_RESULT_PARTLY : ReceiptResult.RECEIPT_RESULT_QUEUED;
    }

    private static long taken(List<Held> before, long balance) {
        long taken = 0;
        for (Held each : before) {
            taken += Math.min(balance - taken, each.freeze().getAmount().getMinorUnits());
        }
        return taken;
    }

    private static PriorFreeze entry(FreezeOrder order, Timestamp now) {
        return PriorFreeze.newBuilder()
                .setOrgan(order.getCourt())
                .setCaseNumber(order.getOriginalCaseNumber())
                .setRequestNumber(order.getRequestNumber())
                .setAmount(order.getAmount())
                .setRegisteredTime(now)
                .build();
    }

    /** An order has ended: who stood behind it moves up by itself. */
    void release(String order) {
        held.values().forEach(list -> list.removeIf(h -> h.order().equals(order)));
    }

    /** Pays out under an order; what it then still waits for is so much less. */
    void pay(FreezeOrder order, Money amount) {
        String account = order.getKey().getNumber();
        balances.put(account, balances.getOrDefault(account, otherwise) - amount.getMinorUnits());
        of(account).replaceAll(h -> h.order().equals(order.getId()) ? less(h, amount) : h);
        of(account).removeIf(h -> h.freeze().getAmount().getMinorUnits() <= 0);
    }

    private static Held less(Held held, Money amount) {
        long left = held.freeze().getAmount().getMinorUnits() - amount.getMinorUnits();
        return new Held(held.order(), held.freeze().toBuilder().setAmount(money(left)).build());
    }

    private static Money money(long fen) {
        return Money.newBuilder().setCurrencyCode(Amount.YUAN).setMinorUnits(fen).build();
    }
}

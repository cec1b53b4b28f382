// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.PriorFreeze;
import xietong.v1.ReceiptResult;

/** A bank's own register of one account: which order it registers when, and its receipts. For one thread. */
final class RaceRegister {
    /** How it comes about. */
    enum Way {
        /** Each order as it is delivered. */
        AS_DELIVERED,
        /** In another order than delivered: two neighbours, one out of place, or all of them anyhow. */
        OTHERWISE,
        /** As delivered, behind a freeze from outside, of which the first or a later receipt tells. */
        OUTSIDE
    }

    final Way way;
    final long balance;
    /** Figure of the freeze from outside; 0 where there is none. */
    final long outside;

    private final int size;
    private final Random random;
    private final int silentAbout;
    private final List<FreezeOrder> delivered = new ArrayList<>();
    private final List<FreezeOrder> ranked = new ArrayList<>();
    private final Map<String, Instant> times = new HashMap<>();
    private int answers;
    private Instant firstAnswered = Instant.MAX;

    RaceRegister(Way way, int size, Random random) {
        this.way = way;
        this.size = size;
        this.random = random;
        this.balance = 1_000_000L + random.nextInt(9_000_000);
        this.outside = way == Way.OUTSIDE ? 1 + random.nextInt(1_000_000 - 1) : 0;
        this.silentAbout = random.nextBoolean() ? 0 : random.nextInt(size);
    }

    /** Takes an order in; the receipts that are now due, in the order in which they are to be sent. */
    List<FreezeServiceRecordReceiptRequest> deliver(FreezeOrder order) {
        delivered.add(order);
        if (way != Way.OTHERWISE) {
            register(order);
            return List.of(receipt(order));
        }
        if (delivered.size() < size) {
            return List.of();
        }
        otherwise().forEach(this::register);
        List<FreezeOrder> sent = random.nextInt(3) == 0 ? delivered : ranked;
        return sent.stream().map(this::receipt).toList();
    }

    private List<FreezeOrder> otherwise() {
        List<FreezeOrder> other = new ArrayList<>(delivered);
        int one = random.nextInt(size - 1);
        switch (random.nextInt(3)) {
            case 0 -> Collections.swap(other, one, one + 1);
            case 1 -> other.add(random.nextInt(one + 1), other.remove(one + 1));
            default -> Collections.shuffle(other, random);
        }
        return other;
    }

    private void register(FreezeOrder order) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Instant last = ranked.isEmpty() ? Instant.MIN : times.get(ranked.get(ranked.size() - 1).getId());
        times.put(order.getId(), now.isAfter(last) ? now : last.plusNanos(1_000));
        ranked.add(order);
    }

    /** In force is what is registered before all that was answered; the first takes all that there is. */
    private FreezeServiceRecordReceiptRequest receipt(FreezeOrder order) {
        Instant registered = times.get(order.getId());
        boolean tells = outside > 0 && answers >= silentAbout;
        long left = tells ? balance - outside : balance;
        ReceiptResult result = !registered.isBefore(firstAnswered)
                ? ReceiptResult.RECEIPT_RESULT_QUEUED
                : order.getAmount().getMinorUnits() > left
                        ? ReceiptResult.RECEIPT_RESULT_PARTLY
                        : ReceiptResult.RECEIPT_RESULT_DONE;
        firstAnswered = registered.isBefore(firstAnswered) ? registered : firstAnswered;
        answers++;
        FreezeReceipt.Builder receipt = Freezing.registered(result, registered, balance);
        if (tells) {
            receipt.addPriorFreezes(PriorFreeze.newBuilder()
                    .setOrgan("中枢外法院")
                    .setCaseNumber("演示外案1号")
                    .setRequestNumber("W-1")
                    .setAmount(Freezing.fen(outside))
                    .setRegisteredTime(Freezing.timestamp(registered.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.DAYS)))
                    .setEndTime(Freezing.timestamp(registered.plus(Duration.ofDays(300)).truncatedTo(ChronoUnit.DAYS))));
        }
        return Freezing.receipt(order.getId(), receipt);
    }

    /** Orders as they were delivered. */
    List<String> delivered() {
        return delivered.stream().map(FreezeOrder::getId).toList();
    }

    /** Orders as it has registered them. */
    List<String> ranked() {
        return ranked.stream().map(FreezeOrder::getId).toList();
    }
}

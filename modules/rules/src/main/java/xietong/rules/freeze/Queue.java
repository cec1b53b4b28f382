// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_EFFECTIVE;
import static xietong.v1.FreezeState.FREEZE_STATE_ORDERED;
import static xietong.v1.FreezeState.FREEZE_STATE_QUEUED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import xietong.rules.Times;
import xietong.v1.FreezeState;
import xietong.v1.Money;
import xietong.v1.QueueEntry;

/**
 * The live orders on one asset and which of them are in force: a value, every change gives another.
 *
 * <p>What the institution has registered ranks by its registration (PRES 16, SEAL 26); what it has not yet answered
 * stands behind in order of acceptance, provisionally. On an indivisible asset the first registered order is in force
 * and all others wait. A divisible one carries several, each for what the earlier leave of the balance; the first is
 * in force even where there is nothing yet, since it takes what comes in.
 */
final class Queue {
    /** Behind every registration. */
    private static final Comparator<QueueEntry> RANK = Comparator.comparing(
                    QueueEntry::hasRegisteredTime, Comparator.reverseOrder())
            .thenComparing(e -> Times.instant(e.getRegisteredTime()))
            .thenComparing(QueueEntry::getNumber);

    private final List<QueueEntry> entries;
    private final boolean divisible;
    private final long balance;

    private Queue(List<QueueEntry> entries, boolean divisible, long balance) {
        this.entries = entries;
        this.divisible = divisible;
        this.balance = balance;
    }

    /**
     * Ranks and settles.
     *
     * @param entries in any order; of those registered at the same instant the one accepted earlier ranks first
     * @param divisible whether it is counted in money
     * @param balance what there is, in the smallest unit; of no meaning for an indivisible asset
     */
    static Queue of(List<QueueEntry> entries, boolean divisible, long balance) {
        var ranked = new ArrayList<>(entries);
        ranked.sort(RANK);
        return new Queue(settled(ranked, divisible, balance), divisible, balance);
    }

    /** An entry that stays as it is stays the same object: what a command leaves alone costs it little. */
    private static List<QueueEntry> settled(List<QueueEntry> ranked, boolean divisible, long balance) {
        var settled = new ArrayList<QueueEntry>(ranked.size());
        long left = balance;
        boolean first = true;
        for (QueueEntry entry : ranked) {
            if (!entry.hasRegisteredTime()) {
                settled.add(unanswered(entry));
                continue;
            }
            long takes = divisible ? Math.min(left, outstanding(entry)) : 0;
            left -= takes;
            FreezeState state = first || takes > 0 ? FREEZE_STATE_EFFECTIVE : FREEZE_STATE_QUEUED;
            first = false;
            QueueEntry ranks = entry.getState() == state ? entry : entry.toBuilder().setState(state).build();
            settled.add(divisible ? taking(ranks, takes) : ranks);
        }
        return List.copyOf(settled);
    }

    private static QueueEntry unanswered(QueueEntry entry) {
        return entry.getState() == FREEZE_STATE_ORDERED && !entry.hasEffectiveAmount()
                ? entry
                : entry.toBuilder().setState(FREEZE_STATE_ORDERED).clearEffectiveAmount().build();
    }

    private static QueueEntry taking(QueueEntry entry, long takes) {
        Money amount = entry.getAmount();
        Money is = entry.getEffectiveAmount();
        boolean same = entry.hasEffectiveAmount()
                && is.getMinorUnits() == takes
                && is.getCurrencyCode().equals(amount.getCurrencyCode());
        return same
                ? entry
                : entry.toBuilder().setEffectiveAmount(amount.toBuilder().setMinorUnits(takes)).build();
    }

    /** What an order may still take of its figure, in the smallest unit. */
    static long outstanding(QueueEntry entry) {
        return entry.getAmount().getMinorUnits() - entry.getDeducted().getMinorUnits();
    }

    /** All entries in order of rank. */
    List<QueueEntry> entries() {
        return entries;
    }

    /** The balance it was settled with. */
    long balance() {
        return balance;
    }

    /** The entry of an order. */
    Optional<QueueEntry> find(String order) {
        return entries.stream().filter(e -> e.getOrder().equals(order)).findFirst();
    }

    /** Entries of the orders that the hub carried, by order. */
    Map<String, QueueEntry> byOrder() {
        var byOrder = new HashMap<String, QueueEntry>();
        entries.stream().filter(e -> !e.getOutside()).forEach(e -> byOrder.put(e.getOrder(), e));
        return byOrder;
    }

    /** First in rank among what is registered. */
    Optional<QueueEntry> first() {
        return entries.stream().filter(QueueEntry::hasRegisteredTime).findFirst();
    }

    /** What those before an order take of the balance, in the smallest unit. */
    long takenBefore(String order) {
        long taken = 0;
        for (QueueEntry entry : entries) {
            if (entry.getOrder().equals(order)) {
                break;
            }
            taken += entry.getEffectiveAmount().getMinorUnits();
        }
        return taken;
    }

    /** With more entries. */
    Queue with(List<QueueEntry> more) {
        var all = new ArrayList<>(entries);
        all.addAll(more);
        return of(all, divisible, balance);
    }

    /** With an order's entry changed. */
    Queue change(String order, UnaryOperator<QueueEntry.Builder> change) {
        return of(
                entries.stream()
                        .map(e -> e.getOrder().equals(order) ? change.apply(e.toBuilder()).build() : e)
                        .toList(),
                divisible,
                balance);
    }

    /** Without an order; who waited behind it moves up. */
    Queue without(String order) {
        return without(e -> e.getOrder().equals(order));
    }

    /** Without those that have ended. */
    Queue without(Predicate<QueueEntry> ended) {
        return of(entries.stream().filter(ended.negate()).toList(), divisible, balance);
    }

    /** With another balance. */
    Queue holding(long newBalance) {
        return of(entries, divisible, newBalance);
    }

    /**
     * Orders that the hub accepted before this one although the institution registered them after it: its
     * registration stands, and is disputed.
     */
    List<String> overtakenBy(String order) {
        int at = indexOf(order);
        return hubs(entries.subList(at + 1, entries.size()), e -> e.getNumber() < entries.get(at).getNumber());
    }

    /** Orders that the hub accepted after this one although the institution registered them before it. */
    List<String> overtaking(String order) {
        int at = indexOf(order);
        return hubs(entries.subList(0, at), e -> e.getNumber() > entries.get(at).getNumber());
    }

    private int indexOf(String order) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).getOrder().equals(order)) {
                return i;
            }
        }
        throw new IllegalArgumentException("order " + order + " is not in the queue");
    }

    /** Of those registered, orders that the hub carried. */
    private static List<String> hubs(List<QueueEntry> some, Predicate<QueueEntry> accepted) {
        return some.stream()
                .filter(e -> !e.getOutside() && e.hasRegisteredTime() && accepted.test(e))
                .map(QueueEntry::getOrder)
                .toList();
    }
}

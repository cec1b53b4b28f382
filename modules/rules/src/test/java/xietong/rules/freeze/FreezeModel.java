// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The law of one asset's queue once more, as simply as it can be said and from nothing but itself: what is registered
 * ranks by registration, money goes to the earliest first, a period runs from the day after, and what ends makes room.
 */
final class FreezeModel {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** A live order. */
    static final class Live {
        final String id;
        final int number;
        long outstanding;
        Instant registered;
        boolean effective;
        long takes;
        Instant end;
        Instant formerEnd;
        boolean releaseAsked;
        long deductionAsked;

        Live(String id, int number, long outstanding) {
            this.id = id;
            this.number = number;
            this.outstanding = outstanding;
        }

        boolean isAsked() {
            return formerEnd != null || releaseAsked || deductionAsked > 0;
        }
    }

    final boolean money;
    private final int years;
    private final List<Live> live = new ArrayList<>();
    private long balance;
    private int count;
    private final List<Set<String>> disputes = new ArrayList<>();

    FreezeModel(boolean money, int years) {
        this.money = money;
        this.years = years;
    }

    List<Live> live() {
        return live;
    }

    Optional<Live> find(String id) {
        return live.stream().filter(o -> o.id.equals(id)).findFirst();
    }

    /** In order of rank. */
    List<Live> ranked() {
        var registered = new ArrayList<>(live.stream().filter(o -> o.registered != null).toList());
        registered.sort(Comparator.comparing((Live o) -> o.registered).thenComparing(o -> o.number));
        registered.addAll(live.stream().filter(o -> o.registered == null).toList());
        return registered;
    }

    void order(String id, long amount) {
        live.add(new Live(id, ++count, amount));
    }

    /** Whether an order registered then would be in force at once. */
    boolean wouldBeEffective(Live order, Instant registered, long newBalance) {
        Instant was = order.registered;
        long before = balance;
        order.registered = registered;
        balance = newBalance;
        long left = balance;
        boolean first = true;
        boolean effective = false;
        for (Live o : ranked()) {
            if (o.registered == null) {
                break;
            }
            long takes = Math.min(left, o.outstanding);
            left -= takes;
            if (o == order) {
                effective = first || money && takes > 0;
            }
            first = false;
        }
        order.registered = was;
        balance = before;
        return effective;
    }

    void register(Live order, Instant registered, long newBalance, Instant now) {
        order.registered = registered;
        balance = newBalance;
        if (wouldBeEffective(order, registered, newBalance)) {
            order.end = end(registered);
        }
        settle(now);
        List<Live> ranked = ranked();
        int rank = ranked.indexOf(order);
        var about = new HashSet<String>();
        for (Live o : ranked) {
            boolean ahead = ranked.indexOf(o) < rank;
            if (o.registered != null && o != order && ahead != (o.number < order.number)) {
                about.add(o.id);
                about.add(order.id);
            }
        }
        disputes.add(about);
    }

    /** Whether the register said another order than that of acceptance, of orders of which more than one is left. */
    boolean isDisputed() {
        return disputes.stream().anyMatch(d -> live.stream().filter(o -> d.contains(o.id)).count() > 1);
    }

    /** Whether the period renewed last has begun. */
    boolean mayRenew(Live order, Instant now) {
        return !order.end.isAfter(end(now));
    }

    void balance(long newBalance, Instant now) {
        balance = newBalance;
        settle(now);
    }

    void renew(Live order) {
        order.formerEnd = order.end;
        order.end = end(order.end.minusNanos(1));
    }

    void renewed(Live order, boolean done, Instant now) {
        Instant former = order.formerEnd;
        order.formerEnd = null;
        if (!done) {
            order.end = former;
            if (!now.isBefore(former)) {
                remove(order, now);
            }
        }
    }

    void released(Live order, boolean done, Instant now) {
        order.releaseAsked = false;
        if (done) {
            remove(order, now);
        }
    }

    void deducted(Live order, boolean done, Instant now) {
        long taken = order.deductionAsked;
        order.deductionAsked = 0;
        if (!done) {
            endIfOver(order, now);
            return;
        }
        balance = Math.max(0, balance - taken);
        order.outstanding -= taken;
        if (order.outstanding == 0) {
            live.remove(order);
        }
        settle(now);
        endIfOver(order, now);
    }

    /** What is being deducted is held until that is answered. */
    private void endIfOver(Live order, Instant now) {
        if (live.contains(order) && !now.isBefore(order.end)) {
            remove(order, now);
        }
    }

    void remove(Live order, Instant now) {
        live.remove(order);
        settle(now);
    }

    /** Time passes: what has come to its end is over at its instant. */
    void pass(Instant until) {
        while (true) {
            Optional<Live> next = live.stream()
                    .filter(o -> o.end != null && !o.end.isAfter(until) && o.deductionAsked == 0)
                    .min(Comparator.comparing((Live o) -> o.end).thenComparing(o -> o.number));
            if (next.isEmpty()) {
                return;
            }
            remove(next.get(), next.get().end);
        }
    }

    private void settle(Instant now) {
        long left = balance;
        boolean first = true;
        for (Live o : ranked()) {
            if (o.registered == null) {
                continue;
            }
            o.takes = money ? Math.min(left, o.outstanding) : 0;
            left -= o.takes;
            o.effective = first || o.takes > 0;
            first = false;
            if (o.effective && o.end == null) {
                o.end = end(now);
            }
        }
    }

    private Instant end(Instant begun) {
        return begun.atZone(CHINA).toLocalDate().plusYears(years).plusDays(1).atStartOfDay(CHINA).toInstant();
    }

    /** One line an order, in order of rank. */
    List<String> lines() {
        return ranked().stream()
                .map(o -> o.id + " " + (o.registered == null ? "ORDERED" : o.effective ? "EFFECTIVE" : "QUEUED")
                        + (money && o.registered != null ? " " + o.takes : "")
                        + (o.end == null ? "" : " until " + o.end))
                .toList();
    }

    long balance() {
        return balance;
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import xietong.v1.Asset;
import xietong.v1.FreezeState;
import xietong.v1.QueueEntry;
import xietong.v1.RankDispute;
import xietong.v1.RankDisputeGround;

/** One account for which all race: what happened, and whether it was right. */
final class RaceRound {
    /** A court's order with its place in the ledger. */
    record Accepted(String court, String order, long position, int ordinal) {}

    /** A command that ended an order, or its notice. */
    record Ended(String order, long position) {}

    final int number;
    final RaceRegister register;
    /** Whether somebody is about to look at the queue. */
    final AtomicBoolean looking = new AtomicBoolean();
    final AtomicBoolean ended = new AtomicBoolean();

    private final int size;
    private final List<Accepted> accepted = new ArrayList<>();
    private final Map<String, String> stands = new HashMap<>();
    private final Map<String, String[]> told = new HashMap<>();
    private final List<Ended> asked = new ArrayList<>();
    private final List<Ended> released = new ArrayList<>();
    private int registered;
    private List<String> queue = List.of();
    private List<List<String>> disputes = List.of();
    private long seen;

    RaceRound(int number, int size, RaceRegister register) {
        this.number = number;
        this.size = size;
        this.register = register;
    }

    synchronized void accepted(Accepted order) {
        accepted.add(order);
    }

    synchronized void stands(String court, String state) {
        stands.put(court, state);
    }

    synchronized void told(String court, String ofOrder, String ofAsset) {
        told.put(court, new String[] {ofOrder, ofAsset});
    }

    synchronized void registered() {
        registered++;
    }

    /** Only whoever is first in the queue may have come to it. */
    synchronized void releaseAsked(Ended order) {
        assertThat(order.order()).as("release number %d of round %d", asked.size() + 1, number)
                .isEqualTo(queue.get(asked.size()));
        asked.add(order);
    }

    synchronized void released(Ended order) {
        released.add(order);
    }

    synchronized boolean isRegistered() {
        return accepted.size() == size && registered == size;
    }

    synchronized boolean isLookedAt() {
        return stands.size() == size;
    }

    synchronized boolean isOver() {
        return released.size() == size && told.size() == size;
    }

    /** By the order in which the ledger has them. */
    synchronized List<Accepted> inOrderOfAcceptance() {
        return accepted.stream()
                .sorted(Comparator.comparingLong(Accepted::position).thenComparingInt(Accepted::ordinal))
                .toList();
    }

    /** At any time: newer states only lose heads, and gain nobody in between. */
    synchronized void observed(Asset asset) {
        Ranks.check(asset);
        if (!queue.isEmpty() && asset.getRevision() >= seen) {
            seen = asset.getRevision();
            List<String> left = Ranks.ids(asset);
            assertThat(left).as("who is left of round %d", number)
                    .isEqualTo(queue.subList(size - left.size(), size));
            assertThat(Ranks.disputed(asset)).as("disputes stay open while more than one of their orders is left")
                    .isEqualTo(disputes.stream().filter(d -> Ranks.left(asset, d) > 1).toList());
        }
    }

    /** All are registered, nobody has released. */
    synchronized void verifyQueue(Asset asset) {
        List<String> acceptance = inOrderOfAcceptance().stream().map(Accepted::order).toList();
        assertThat(register.delivered()).as("delivered to the bank as accepted, round %d", number)
                .isEqualTo(acceptance);
        assertThat(Ranks.ids(asset)).as("queue as the bank registered, round %d", number)
                .isEqualTo(register.ranked());
        if (register.way != RaceRegister.Way.OTHERWISE) {
            assertThat(Ranks.ids(asset)).as("queue as accepted, round %d", number).isEqualTo(acceptance);
        }
        for (QueueEntry entry : Ranks.orders(asset)) {
            assertThat(entry.getNumber()).as("number of %s", entry).isEqualTo(acceptance.indexOf(entry.getOrder()) + 1);
        }
        assertThat(asset.getQueueList().stream().filter(QueueEntry::getOutside).map(e -> e.getAmount().getMinorUnits()))
                .as("freezes from outside").isEqualTo(register.outside == 0 ? List.of() : List.of(register.outside));
        verifyDisputes(asset, acceptance);
        queue = register.ranked();
        disputes = Ranks.disputed(asset);
        observed(asset);
    }

    /** Open wherever the register says otherwise, about all who changed places; nowhere else. */
    private void verifyDisputes(Asset asset, List<String> acceptance) {
        List<RankDispute> open = Ranks.open(asset);
        assertThat(open).as("all disputes are open").hasSize(asset.getDisputesCount());
        switch (register.way) {
            case AS_DELIVERED -> assertThat(open).isEmpty();
            case OUTSIDE -> assertThat(open).extracting(RankDispute::getGround)
                    .containsExactly(RankDisputeGround.RANK_DISPUTE_GROUND_OUTSIDE_FREEZE);
            case OTHERWISE -> {
                assertThat(open).extracting(RankDispute::getGround)
                        .containsOnly(RankDisputeGround.RANK_DISPUTE_GROUND_REGISTERED_OTHERWISE);
                List<String> ranked = register.ranked();
                for (int i = 0; i < size; i++) {
                    for (int j = i + 1; j < size; j++) {
                        List<String> pair = List.of(ranked.get(i), ranked.get(j));
                        boolean changed = acceptance.indexOf(pair.get(0)) > acceptance.indexOf(pair.get(1));
                        assertThat(open.stream().anyMatch(d -> d.getOrdersList().containsAll(pair)
                                        && (d.getOrdersList().indexOf(pair.get(0)) == 0
                                                || d.getOrdersList().indexOf(pair.get(1)) == 0)))
                                .as("dispute between %s", pair).isEqualTo(changed);
                    }
                }
            }
        }
        assertThat(open).extracting(RankDispute::getSuperior).as("superiors").doesNotContain("");
    }

    /** Each order says the same as the queue: one is in force. */
    synchronized void verifyStands() {
        Map<String, String> expected = new HashMap<>();
        for (Accepted order : accepted) {
            boolean first = order.order().equals(queue.get(0));
            expected.put(order.court(), first
                    ? FreezeState.FREEZE_STATE_EFFECTIVE + " " + (register.balance - register.outside)
                    : FreezeState.FREEZE_STATE_QUEUED + " 0");
        }
        assertThat(stands).as("where the orders of round %d stand", number).isEqualTo(expected);
    }

    /** All have released, one after the other, and everyone was told of each promotion. */
    synchronized void verifyEnd(Asset asset) {
        observed(asset);
        assertThat(Ranks.ids(asset)).isEmpty();
        assertThat(released).extracting(Ended::order).as("released in order of rank").isEqualTo(queue);
        for (int i = 1; i < size; i++) {
            assertThat(asked.get(i).position()).as("released after the one before had ended")
                    .isGreaterThan(released.get(i - 1).position());
        }
        for (Accepted order : accepted) {
            verifyTold(order, queue.indexOf(order.order()));
        }
    }

    private void verifyTold(Accepted order, int before) {
        List<String> ofOrder = Stream.of(told.get(order.court())[0].split(",")).filter(e -> !e.equals("amount")).toList();
        List<String> ofAsset = List.of(told.get(order.court())[1].split(","));
        String what = "what " + order.court() + " was told, rank " + (before + 1) + " of round " + number;
        List<String> first = List.of("activated", "released");
        List<String> later = List.of("queued", "activated", "released");
        // In force by its receipt until that of an earlier one came.
        List<String> demoted = List.of("activated", "queued", "activated", "released");
        assertThat(ofOrder).as(what).isIn(before == 0
                ? List.of(first)
                : register.way == RaceRegister.Way.OTHERWISE ? List.of(later, demoted) : List.of(later));
        assertThat(Collections.frequency(ofAsset, "changed")).as(what).isEqualTo(before);
        if (register.way != RaceRegister.Way.OUTSIDE) {
            assertThat(Collections.frequency(ofAsset, "disputed")).as(what).isEqualTo(disputes.size());
        }
    }
}

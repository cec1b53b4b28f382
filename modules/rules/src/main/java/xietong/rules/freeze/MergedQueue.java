// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import xietong.rules.Times;
import xietong.v1.Asset;
import xietong.v1.QueueEntry;

/** The queues of two assets that are one, numbered anew in the order in which the hub accepted the orders of both. */
final class MergedQueue {
    private MergedQueue() {}

    /** All entries; a freeze from outside that both had stands once. */
    static List<QueueEntry> of(Asset stays, Asset same) {
        var hub = new ArrayList<QueueEntry>();
        var outside = new ArrayList<QueueEntry>();
        for (Asset asset : List.of(stays, same)) {
            asset.getQueueList().stream()
                    .filter(e -> !e.getOutside())
                    .sorted(Comparator.comparing(QueueEntry::getNumber))
                    .forEach(hub::add);
            asset.getQueueList().stream()
                    .filter(e -> e.getOutside() && outside.stream().noneMatch(o -> isSame(o, e)))
                    .forEach(outside::add);
        }
        hub.sort(Comparator.comparing((QueueEntry e) -> Times.instant(e.getAcceptTime())));
        for (int i = 0; i < hub.size(); i++) {
            outside.add(hub.get(i).toBuilder().setNumber(i + 1).build());
        }
        return outside;
    }

    private static boolean isSame(QueueEntry one, QueueEntry other) {
        return one.getCourt().equals(other.getCourt())
                && one.getCaseNumber().equals(other.getCaseNumber())
                && one.getRequestNumber().equals(other.getRequestNumber());
    }

    /** Orders of the two that the institution registered in another order across them than the hub accepted them. */
    static List<String> turned(Queue merged, Asset same) {
        Set<String> moved = same.getQueueList().stream().map(QueueEntry::getOrder).collect(Collectors.toSet());
        return merged.entries().stream()
                .filter(e -> !e.getOutside() && e.hasRegisteredTime())
                .map(QueueEntry::getOrder)
                .filter(order -> merged.overtakenBy(order).stream().anyMatch(o -> moved.contains(o) != moved.contains(order))
                        || merged.overtaking(order).stream().anyMatch(o -> moved.contains(o) != moved.contains(order)))
                .toList();
    }
}

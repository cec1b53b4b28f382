// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import xietong.v1.Asset;
import xietong.v1.FreezeState;
import xietong.v1.QueueEntry;
import xietong.v1.RankDispute;

/** What must hold of an account's queue whenever anyone looks at it. */
final class Ranks {
    private Ranks() {}

    /** One first rank; each in force for what the earlier leave; behind the registered those not answered yet. */
    static void check(Asset asset) {
        long left = asset.getBalance().getMinorUnits();
        boolean first = true;
        QueueEntry before = null;
        for (QueueEntry entry : asset.getQueueList()) {
            if (entry.hasRegisteredTime()) {
                long takes = Math.min(left, entry.getAmount().getMinorUnits());
                left -= takes;
                assertThat(entry.getEffectiveAmount().getMinorUnits()).as("what the earlier leave: %s", asset)
                        .isEqualTo(takes);
                assertThat(entry.getState()).as("state in %s", asset).isEqualTo(first || takes > 0
                        ? FreezeState.FREEZE_STATE_EFFECTIVE
                        : FreezeState.FREEZE_STATE_QUEUED);
                first = false;
            } else {
                assertThat(entry.getState()).isEqualTo(FreezeState.FREEZE_STATE_ORDERED);
                assertThat(entry.hasEffectiveAmount()).isFalse();
            }
            assertThat(before == null || follows(before, entry)).as("ranks of %s", asset).isTrue();
            before = entry;
        }
        List<QueueEntry> registered = orders(asset).stream().filter(QueueEntry::hasRegisteredTime).toList();
        assertThat(registered.stream().filter(e -> e.getState() == FreezeState.FREEZE_STATE_EFFECTIVE).count())
                .as("orders of first rank, of those registered in %s", asset)
                .isEqualTo(registered.isEmpty() ? 0 : 1);
    }

    private static boolean follows(QueueEntry one, QueueEntry next) {
        if (!next.hasRegisteredTime()) {
            return one.hasRegisteredTime() || one.getNumber() < next.getNumber();
        }
        var a = one.getRegisteredTime();
        var b = next.getRegisteredTime();
        return one.hasRegisteredTime()
                && (a.getSeconds() < b.getSeconds() || a.getSeconds() == b.getSeconds() && a.getNanos() < b.getNanos());
    }

    /** Entries of orders that the hub carried. */
    static List<QueueEntry> orders(Asset asset) {
        return asset.getQueueList().stream().filter(e -> !e.getOutside()).toList();
    }

    /** Their orders, by rank. */
    static List<String> ids(Asset asset) {
        return orders(asset).stream().map(QueueEntry::getOrder).toList();
    }

    /** Disputes that nobody has settled. */
    static List<RankDispute> open(Asset asset) {
        return asset.getDisputesList().stream().filter(d -> !d.hasSettleTime()).toList();
    }

    /** What they are about. */
    static List<List<String>> disputed(Asset asset) {
        return open(asset).stream().map(d -> List.copyOf(d.getOrdersList())).toList();
    }

    /** How many of those that a dispute is about are still in the queue; freezes from outside go by their number. */
    static long left(Asset asset, List<String> disputed) {
        return asset.getQueueList().stream()
                .filter(e -> disputed.contains(!e.getOutside()
                        ? e.getOrder()
                        : e.getRequestNumber().isEmpty() ? e.getCaseNumber() : e.getRequestNumber()))
                .count();
    }
}

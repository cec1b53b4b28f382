// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.rules.Context;
import xietong.rules.Times;
import xietong.rules.clock.ClockRunner;
import xietong.v1.Asset;
import xietong.v1.Clock;
import xietong.v1.QueueEntry;

/**
 * Clocks of an asset: the next freeze from outside the hub that ends by itself, the answer to a request for the right to
 * dispose, the disputes that are open. Each runs by itself.
 */
final class AssetClocks {
    /** A freeze from outside the hub. */
    static final String OUTSIDE = "asset.outside";
    /** The answer to a request for the right to dispose. */
    static final String ANSWER = "transfer.answer";

    private AssetClocks() {}

    /** The asset with its clocks. */
    static Asset timed(Asset before, Asset after, Context context) {
        List<Clock> clocks = after.getClocksList();
        clocks = advance(clocks, AssetResource.KIND, outside(before), outside(after), after, context);
        clocks = advance(clocks, "asset_transfer", asked(before), asked(after), after, context);
        clocks = advance(clocks, "asset_dispute", disputed(before), disputed(after), after, context);
        return after.toBuilder().clearClocks().addAllClocks(clocks).build();
    }

    private static Optional<Instant> end(Asset asset) {
        return asset.getQueueList().stream()
                .filter(e -> e.getOutside() && e.hasEndTime())
                .map(QueueEntry::getEndTime)
                .map(Times::instant)
                .min(Instant::compareTo);
    }

    private static String outside(Asset asset) {
        return end(asset).isPresent() ? "OUTSIDE" : "";
    }

    private static String asked(Asset asset) {
        return Transfers.open(asset).isPresent() ? "ASKED" : "";
    }

    private static String disputed(Asset asset) {
        return asset.getDisputesList().stream().allMatch(d -> d.hasSettleTime()) ? "" : "OPEN";
    }

    private static List<Clock> advance(
            List<Clock> clocks, String kind, String before, String after, Asset asset, Context context) {
        var attributes = Map.of("outside_end", end(asset).orElse(Instant.EPOCH).toString());
        boolean ended = outside(asset).isEmpty() && asked(asset).isEmpty() && disputed(asset).isEmpty();
        var change = new ClockRunner.Change(kind, before, after, "", attributes, asset.getRevision(), ended);
        return ClockRunner.advance(clocks, change, context.now(), context.book());
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import xietong.rules.Context;
import xietong.rules.Times;
import xietong.rules.clock.ClockRunner;
import xietong.v1.Asset;
import xietong.v1.QueueEntry;

/** The clock of freezes from outside the hub: the next of them that ends by itself. */
final class AssetClocks {
    private AssetClocks() {}

    /** The asset with its clock. */
    static Asset timed(Asset asset, Context context) {
        Optional<Instant> end = asset.getQueueList().stream()
                .filter(e -> e.getOutside() && e.hasEndTime())
                .map(e -> Times.instant(e.getEndTime()))
                .min(Instant::compareTo);
        var change = new ClockRunner.Change(
                AssetResource.KIND,
                asset.getClocksCount() == 0 ? "" : "OUTSIDE",
                end.isPresent() ? "OUTSIDE" : "",
                "",
                Map.of("outside_end", end.orElse(Instant.EPOCH).toString()),
                asset.getRevision(),
                end.isEmpty());
        return asset.toBuilder()
                .clearClocks()
                .addAllClocks(ClockRunner.advance(asset.getClocksList(), change, context.now(), context.book()))
                .build();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import xietong.hub.Hub;
import xietong.ledger.Reads;
import xietong.rules.Caller;
import xietong.v1.Mode;
import xietong.v1.Officer;
import xietong.v1.WallServiceWatchRequest;
import xietong.v1.WallServiceWatchResponse;
import xietong.v1.WallTile;

/** Frames as a test looks at them: those that the ledger alone makes, and those that differences add up to. */
public final class Rebuilt {
    private Rebuilt() {}

    /** What a wall would show that was opened now, on a node that knows nothing but the ledger. */
    public static WallServiceWatchResponse of(Hub hub, WallServiceWatchRequest request, String viewer) {
        Reads reads = hub.ledger().ownReads();
        Instant now = hub.writer().about();
        var book = hub.writer().book();
        var caller = new Caller(book.directory().require(viewer), Officer.getDefaultInstance());
        var store = new Store(reads, (before, after) -> {});
        store.load(now);
        var screen = new Screen(request, Scopes.of(request, caller, book.directory()), reads, new Links(reads, hub.live()));
        screen.prepare(book, store.facts());
        return screen.frame(now, Mode.MODE_DRILL, new Campaigns(reads), 1, 0);
    }

    /** A frame after another. */
    public static WallServiceWatchResponse after(WallServiceWatchResponse before, WallServiceWatchResponse next) {
        if (next.getSnapshot()) {
            return next;
        }
        var tiles = new TreeMap<String, WallTile>();
        before.getTilesList().forEach(t -> tiles.put(t.getCode(), t));
        next.getGoneTilesList().forEach(tiles::remove);
        next.getTilesList().forEach(t -> tiles.put(t.getCode(), t));
        // A part takes the other's place; it is not merged into it.
        var merged = before.toBuilder();
        next.getAllFields().forEach((field, value) -> merged.setField(field, value));
        return merged.clearTiles().addAllTiles(tiles.values()).clearGoneTiles().build();
    }

    /** Without what is a node's own or another moment's: times, links, figures that are read now and then. */
    public static WallServiceWatchResponse comparable(WallServiceWatchResponse frame) {
        var plain = frame.toBuilder().clearSnapshot().clearTime().clearCluster().clearPeriods().clearGoneTiles();
        plain.getFiguresBuilder().clearCourtsOnline().clearDoneShare();
        List<WallTile> tiles = frame.getTilesList().stream()
                .map(t -> t.toBuilder().clearLink().build())
                .sorted((a, b) -> a.getCode().compareTo(b.getCode()))
                .toList();
        return plain.clearTiles().addAllTiles(tiles).build();
    }
}

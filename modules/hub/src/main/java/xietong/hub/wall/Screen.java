// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import xietong.ledger.Reads;
import xietong.rules.Refused;
import xietong.rules.book.RuleBook;
import xietong.rules.directory.Directory;
import xietong.v1.Mode;
import xietong.v1.WallServiceWatchRequest;
import xietong.v1.WallServiceWatchResponse;

/** The walls that show one area to one organisation, with the board that they share. For one thread, but for joining. */
final class Screen {
    private final WallServiceWatchRequest request;
    private final Reads reads;
    private final Links links;
    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();
    private RuleBook book;
    private Area area;
    private Board board;
    private Frames frames;
    private Periods periods;

    Screen(WallServiceWatchRequest request, Area area, Reads reads, Links links) {
        this.request = request;
        this.area = area;
        this.reads = reads;
        this.links = links;
    }

    void join(Viewer viewer) {
        viewers.add(viewer);
    }

    /** Whether nobody looks any more. */
    boolean isLeft() {
        viewers.removeIf(Viewer::isGone);
        return viewers.isEmpty();
    }

    /** Counts anew where the rule book, and with it the directory, has changed. */
    void prepare(RuleBook now, Collection<Fact> facts) {
        if (board != null && book == now) {
            return;
        }
        Directory directory = now.directory();
        if (board == null || directory != area.directory()) {
            area = Scopes.of(request, area.viewer(), directory);
            board = new Board(area);
            facts.forEach(fact -> board.take(null, fact));
            periods = new Periods(reads, area);
        }
        book = now;
        frames = new Frames(board, now, links);
    }

    void changed(Fact before, Fact after) {
        if (board != null) {
            board.take(before, after);
        }
    }

    /** The whole frame. */
    WallServiceWatchResponse frame(Instant now, Mode mode, Campaigns campaigns, int nodesExpected, int deliveryMillis) {
        periods.look(now);
        return frames.of(now, mode, periods, campaigns)
                .setCluster(frames.cluster(nodesExpected, deliveryMillis))
                .build();
    }

    void offer(WallServiceWatchResponse frame) {
        viewers.forEach(viewer -> viewer.offer(frame));
    }

    void fail(Refused why) {
        viewers.forEach(viewer -> viewer.fail(why));
    }

    void end() {
        viewers.forEach(Viewer::end);
    }
}

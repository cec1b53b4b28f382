// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import xietong.hub.mailbox.MailboxCalls;
import xietong.v1.WallServiceWatchResponse;
import xietong.v1.WallTile;

/** One wall: what it was sent last, and how what it is sent next differs. What it does not take is never sent: the latest is. */
final class Viewer {
    /** Nothing has changed for so long: it is told the time. */
    private static final Duration QUIET = Duration.ofSeconds(5);
    /** What is offered sooner after another waits for the next offer. */
    private static final Duration SHORTEST = Duration.ofMillis(900);
    private static final Set<Integer> NOT_COMPARED = Set.of(
            WallServiceWatchResponse.SNAPSHOT_FIELD_NUMBER,
            WallServiceWatchResponse.TIME_FIELD_NUMBER,
            WallServiceWatchResponse.TILES_FIELD_NUMBER,
            WallServiceWatchResponse.GONE_TILES_FIELD_NUMBER);

    private final Context context;
    private final MailboxCalls.Outlet outlet;
    private final Runnable entitled;
    /** Of the context alone. */
    private WallServiceWatchResponse sent;
    private long sentAt;
    private final Runnable onGone;
    private final AtomicBoolean gone = new AtomicBoolean();

    /**
     * {@code entitled} refuses once the caller's session or key is no longer in force; {@code onGone} is called back once,
     * however it ends.
     */
    Viewer(Context context, MailboxCalls.Outlet outlet, Runnable entitled, Runnable onGone) {
        this.context = context;
        this.outlet = outlet;
        this.entitled = entitled;
        this.onGone = onGone;
    }

    boolean isGone() {
        return gone.get();
    }

    void leave() {
        if (gone.compareAndSet(false, true)) {
            onGone.run();
        }
    }

    /** Refused. */
    void fail(RuntimeException why) {
        leave();
        context.runOnContext(v -> outlet.fail(why));
    }

    /** No more is to come: the hub stops. */
    void end() {
        leave();
        context.runOnContext(v -> outlet.end());
    }

    /** The frame as it is now. */
    void offer(WallServiceWatchResponse frame) {
        context.runOnContext(v -> {
            if (isGone()) {
                return;
            }
            try {
                entitled.run();
            } catch (RuntimeException why) {
                fail(why);
                return;
            }
            if (!outlet.isFull()) {
                send(frame);
            }
        });
    }

    private void send(WallServiceWatchResponse frame) {
        long now = System.nanoTime();
        if (sent != null && now - sentAt < SHORTEST.toNanos()) {
            return;
        }
        WallServiceWatchResponse next = sent == null
                ? frame.toBuilder().setSnapshot(true).build()
                : difference(sent, frame);
        boolean isNews = sent == null || next.getAllFields().size() > 1;
        if (isNews || now - sentAt >= QUIET.toNanos()) {
            if (!outlet.send(next)) {
                leave();
                return;
            }
            sent = frame;
            sentAt = now;
        }
    }

    /** What is other than before. */
    static WallServiceWatchResponse difference(WallServiceWatchResponse before, WallServiceWatchResponse after) {
        var difference = WallServiceWatchResponse.newBuilder().setTime(after.getTime());
        for (Map.Entry<FieldDescriptor, Object> part : after.getAllFields().entrySet()) {
            FieldDescriptor field = part.getKey();
            if (!NOT_COMPARED.contains(field.getNumber()) && !part.getValue().equals(before.getField(field))) {
                difference.setField(field, part.getValue());
            }
        }
        var tiles = new HashMap<String, WallTile>();
        before.getTilesList().forEach(t -> tiles.put(t.getCode(), t));
        var gone = new HashSet<>(tiles.keySet());
        for (WallTile tile : after.getTilesList()) {
            gone.remove(tile.getCode());
            if (!tile.equals(tiles.get(tile.getCode()))) {
                difference.addTiles(tile);
            }
        }
        gone.stream().sorted().forEach(difference::addGoneTiles);
        return difference.build();
    }
}

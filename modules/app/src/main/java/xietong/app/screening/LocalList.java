// SPDX-License-Identifier: Apache-2.0
package xietong.app.screening;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import xietong.hub.screening.ListChanges;
import xietong.rules.screening.Digester;
import xietong.rules.screening.ListChange;
import xietong.rules.screening.PackedList;
import xietong.rules.screening.PackedShard;
import xietong.rules.screening.Screen;
import xietong.rules.screening.WatchIndex;
import xietong.v1.LocateServiceFollowListRequest;
import xietong.v1.LocateServiceFollowListResponse;
import xietong.v1.ScreeningKeys;
import xietong.v1.WatchListHeartbeat;
import xietong.v1.WatchListPiece;

/**
 * The list under one key on this machine, as far as it came: what is missing of it is asked for, then it is kept by the
 * changes. It is sure while the hub was heard within the last seconds. One thread feeds it, any ask.
 */
final class LocalList {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final List<PackedShard> shards = new ArrayList<>();
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private long position;
    private Digester digester;
    private WatchIndex index;
    private volatile Screen screen;

    /** What the list cannot be kept up with: it is to be thrown away, or fetched under another key. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String why) {
            super(why);
        }
    }

    /** Asks for what is missing. */
    LocateServiceFollowListRequest missing() {
        var request = LocateServiceFollowListRequest.newBuilder().setKey(digester == null ? "" : digester.key());
        return index != null
                ? request.setListPosition(index.position()).build()
                : request.setShardPosition(position).setFirstShard(shards.size()).build();
    }

    /** What sightings are held against; null before the list is complete. */
    Screen screen() {
        return screen;
    }

    /** Its key; null before the hub has said it. */
    Digester digester() {
        return digester;
    }

    /** Takes over what came. */
    void take(LocateServiceFollowListResponse part, Instant now) throws Unusable {
        switch (part.getPartCase()) {
            case KEYS -> keys(part.getKeys());
            case PIECE -> piece(part.getPiece());
            case CHANGES -> {
                if (index != null) {
                    index.apply(ListChanges.of(part.getChanges()));
                    if (index.hasGap()) {
                        throw new Unusable("a change is missing");
                    }
                }
            }
            case HEARTBEAT -> heartbeat(part.getHeartbeat(), now);
            default -> { }
        }
    }

    private void keys(ScreeningKeys keys) throws Unusable {
        var present = keys.getKeys(0);
        if (digester == null) {
            digester = Digester.of(present.getKey(), present.getSecret().toByteArray());
        } else if (!digester.key().equals(present.getKey())) {
            throw new Unusable("there is a new key");
        }
    }

    private void piece(WatchListPiece part) throws Unusable {
        if (index != null || part.getShard() == 0 && part.getOffset() == 0) {
            // The hub sends the whole list again: it takes the place of the one before when it is complete.
            shards.clear();
        }
        if (part.getOffset() == 0) {
            piece.reset();
            index = null;
        }
        position = part.getPosition();
        if (part.getShard() != shards.size() || part.getOffset() != piece.size()) {
            throw new Unusable("a piece is missing");
        }
        piece.writeBytes(part.getBytes().toByteArray());
        if (piece.size() < part.getLength()) {
            return;
        }
        byte[] whole = piece.toByteArray();
        piece.reset();
        if (PackedShard.checksum(whole) != part.getChecksum()) {
            throw new Unusable("a shard is damaged");
        }
        shards.add(PackedShard.of(whole));
        if (shards.size() == part.getShards()) {
            index = new WatchIndex(PackedList.of(shards));
            screen = new Screen(digester, List.of(index), LONGEST);
            shards.clear();
        }
    }

    private void heartbeat(WatchListHeartbeat beat, Instant now) {
        if (index != null) {
            index.apply(new ListChange(Long.MIN_VALUE, beat.getPosition(), 0, List.of(), false));
            index.confirm(beat.getPosition(), now);
        }
    }
}

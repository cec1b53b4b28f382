// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.ByteString;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import xietong.hub.identity.Authenticator;
import xietong.hub.screening.WatchFeed;
import xietong.hub.writer.Writer;
import xietong.rules.Refused;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Forms;
import xietong.rules.screening.PackedList;
import xietong.rules.screening.PackedShard;
import xietong.v1.LocateServiceFollowListRequest;
import xietong.v1.LocateServiceFollowListResponse;
import xietong.v1.Organisation;
import xietong.v1.Reason;
import xietong.v1.ScreeningKey;
import xietong.v1.ScreeningKeys;
import xietong.v1.WatchListChanges;
import xietong.v1.WatchListCommit;
import xietong.v1.WatchListHeartbeat;
import xietong.v1.WatchListPiece;

/**
 * The packed list for sources that screen by themselves: keys, the list in pieces, then changes and heartbeats, as fast as
 * the source takes them. A source that the directory no longer lets report hits is sent away at once.
 */
final class ListCalls {
    private static final int PIECE = 256 << 10;
    private static final int PAGE = 100;
    private static final long TURN_MILLIS = 200;
    private static final int MOST_OF_ONE = 4;
    private static final int MOST_STREAMS = 256;

    private final WatchFeed feed;
    private final List<Digester> keys;
    private final Writer writer;
    private final Authenticator authenticator;
    private final OpenStreams open;
    private final Quota streams = new Quota("streams of the list", MOST_STREAMS, MOST_OF_ONE);

    ListCalls(
            WatchFeed feed, List<Digester> keys, Writer writer, Authenticator authenticator, OpenStreams open) {
        this.feed = feed;
        this.keys = keys;
        this.writer = writer;
        this.authenticator = authenticator;
        this.open = open;
    }

    void follow(Call call) {
        call.hold(streams.take(call.organisation(), 1));
        call.line().onInvalid(call::fail);
        call.line().onGone(call::abandon);
        open.watch(call, call::fail);
        boolean[] asked = new boolean[1];
        call.line().onMessage(bytes -> {
            if (asked[0] || call.hasEnded()) {
                return;
            }
            asked[0] = true;
            try {
                new Stream(call, Call.parse(LocateServiceFollowListRequest.getDefaultInstance(), bytes)).start();
            } catch (RuntimeException e) {
                call.fail(e);
            }
        });
    }

    private void requireAllowed(Call call) {
        authenticator.requireInForce(call.principal());
        Organisation source = writer.book().directory().find(call.organisation())
                .orElse(call.principal().organisation());
        Forms.requireScreening(source);
    }

    private final class Stream {
        private final Call call;
        private final LocateServiceFollowListRequest asked;
        private final String key;
        /** The list that is being sent; null while changes are. */
        private PackedList list;
        private int shard;
        private int offset;
        private int checksum;
        private long told;
        private boolean waits;

        Stream(Call call, LocateServiceFollowListRequest asked) {
            this.call = call;
            this.asked = asked;
            this.key = asked.getKey().isEmpty() ? keys.get(0).key() : asked.getKey();
        }

        void start() {
            requireAllowed(call);
            if (!feed.isBuilt()) {
                throw new Refused(Reason.REASON_NO_WRITER, "this node has no list yet").with("retry_after_ms", 1_000);
            }
            if (keys.stream().noneMatch(k -> k.key().equals(key))) {
                throw Refused.field("key", String.join(", ", keys.stream().map(Digester::key).toList()));
            }
            var inForce = ScreeningKeys.newBuilder();
            keys.forEach(k -> inForce.addKeys(
                    ScreeningKey.newBuilder().setKey(k.key()).setSecret(ByteString.copyFrom(k.secret()))));
            call.send(LocateServiceFollowListResponse.newBuilder().setKeys(inForce).build());
            told = asked.getListPosition();
            if (told <= 0 || told > feed.known()) {
                whole();
            }
            Vertx vertx = Vertx.currentContext().owner();
            vertx.setPeriodic(TURN_MILLIS, timer -> {
                if (call.hasEnded()) {
                    vertx.cancelTimer(timer);
                } else {
                    turn(true);
                }
            });
            turn(true);
        }

        /** From the first shard, or from where a fetch of the same list was interrupted. */
        private void whole() {
            list = feed.packed().stream().filter(l -> l.key().equals(key)).findFirst().orElseThrow();
            boolean same = asked.getShardPosition() == list.position() && asked.getShardPosition() > 0;
            shard = same ? Math.max(0, Math.min(asked.getFirstShard(), list.shards().size())) : 0;
            offset = 0;
        }

        private void turn(boolean beat) {
            try {
                requireAllowed(call);
                boolean more = true;
                while (more && !call.hasEnded()) {
                    if (call.line().isFull()) {
                        if (!waits) {
                            waits = true;
                            call.line().onRoom(() -> {
                                waits = false;
                                turn(false);
                            });
                        }
                        return;
                    }
                    more = list != null ? piece() : changes(beat);
                }
            } catch (RuntimeException e) {
                call.fail(e);
            }
        }

        private boolean piece() {
            if (shard == list.shards().size()) {
                told = list.position();
                list = null;
                return true;
            }
            PackedShard from = list.shards().get(shard);
            byte[] bytes = from.bytes();
            if (offset == 0) {
                checksum = PackedShard.checksum(bytes);
            }
            int length = Math.min(PIECE, bytes.length - offset);
            call.send(LocateServiceFollowListResponse.newBuilder()
                    .setPiece(WatchListPiece.newBuilder()
                            .setKey(key)
                            .setShard(shard)
                            .setShards(list.shards().size())
                            .setLength(bytes.length)
                            .setOffset(offset)
                            .setBytes(ByteString.copyFrom(bytes, offset, length))
                            .setChecksum(checksum)
                            .setPosition(from.position()))
                    .build());
            offset += length;
            if (offset == bytes.length) {
                offset = 0;
                shard++;
            }
            return true;
        }

        /** What is new; where the hub does not know it all any more the whole list again, which knows more. */
        private boolean changes(boolean beat) {
            // In this order: what is known when it is sure is in the log.
            boolean sure = feed.isSure();
            long known = feed.known();
            Optional<List<WatchListCommit>> commits = feed.log().after(told, PAGE);
            if (commits.isEmpty()) {
                whole();
                return list.position() > told;
            }
            for (WatchListCommit commit : commits.get()) {
                for (WatchListChanges changes : commit.getListsList()) {
                    told = changes.getPosition();
                    if (changes.getKey().equals(key)) {
                        call.send(LocateServiceFollowListResponse.newBuilder().setChanges(changes).build());
                    }
                }
            }
            if (commits.get().isEmpty() && sure && beat) {
                call.send(LocateServiceFollowListResponse.newBuilder()
                        .setHeartbeat(WatchListHeartbeat.newBuilder().setPosition(Math.max(known, told)))
                        .build());
            }
            return !commits.get().isEmpty();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxItems;
import xietong.v1.MailboxServiceSubscribeResponse;

/**
 * Reads pieces of mailboxes for streams: what several of the same view want at the same place is read, masked and encoded
 * once. Nobody gets a piece that was read before a commit that this node has been told of.
 */
final class Pieces {
    /** Finished pieces that are kept for the next who want them, and how long one of them may be. */
    private static final int MOST_KEPT = 256;
    private static final int MOST_BYTES = 16 * 1024;

    private final WorkerExecutor workers;
    private volatile Generation generation = new Generation();

    Pieces(WorkerExecutor workers) {
        this.workers = workers;
    }

    /**
     * A piece as it is sent.
     *
     * @param items what it holds
     * @param scanned everything up to this number was looked at
     * @param frame the items as a frame of a stream; null where there are none
     */
    record Piece(List<MailboxItem> items, long scanned, Masked frame) {}

    /**
     * What makes two wishes the same.
     *
     * @param viewpoint whose view of what
     * @param after number before the first
     * @param prev number of the item before in this view
     * @param limit most items
     * @param head the mailbox's, as the stream knows it and its frame tells it
     */
    record Wish(View.Viewpoint viewpoint, long after, long prev, int limit, long head) {}

    /** What was read between two commits. */
    private static final class Generation {
        private final Map<Wish, CompletableFuture<Piece>> pieces = new ConcurrentHashMap<>();
        private final AtomicInteger kept = new AtomicInteger();
    }

    /** Something was committed: what is wanted from now on is read anew. */
    void outdated() {
        generation = new Generation();
    }

    /** The piece, read now unless somebody wished for the same since the last commit; completed on any thread. */
    CompletionStage<Piece> get(Wish wish, Supplier<View.Page> reading) {
        Generation now = generation;
        var own = new CompletableFuture<Piece>();
        CompletableFuture<Piece> first = now.pieces.putIfAbsent(wish, own);
        if (first != null) {
            return first;
        }
        workers.<Piece>executeBlocking(() -> ready(reading.get(), wish.head()), false)
                .onSuccess(piece -> {
                    if (isLong(piece) || now.kept.incrementAndGet() > MOST_KEPT) {
                        now.pieces.remove(wish, own);
                    }
                    own.complete(piece);
                })
                .onFailure(failure -> {
                    now.pieces.remove(wish, own);
                    own.completeExceptionally(failure);
                });
        return own;
    }

    private static boolean isLong(Piece piece) {
        return piece.frame() != null && piece.frame().binary().length > MOST_BYTES;
    }

    private static Piece ready(View.Page page, long head) {
        if (page.items().isEmpty()) {
            return new Piece(List.of(), page.scanned(), null);
        }
        Masked frame = Masked.of(MailboxServiceSubscribeResponse.newBuilder()
                .setItems(MailboxItems.newBuilder().addAllItems(page.items()).setHead(head))
                .build());
        frame.binary();
        return new Piece(page.items(), page.scanned(), frame);
    }
}

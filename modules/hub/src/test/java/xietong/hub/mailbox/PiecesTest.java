// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xietong.ledger.Filter;
import xietong.rules.Caller;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxServiceSubscribeResponse;

@Timeout(30)
class PiecesTest {
    private static Vertx vertx;

    private final Pieces pieces = new Pieces(vertx.createSharedWorkerExecutor("test", 4));
    private final AtomicInteger reads = new AtomicInteger();

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Pieces.Wish wish(String mailbox, long after) {
        return new Pieces.Wish(new View.Viewpoint(mailbox, Filter.ALL, Caller.hub()), after, after, 10, after + 1);
    }

    private View.Page page(Pieces.Wish wish) {
        reads.incrementAndGet();
        return new View.Page(List.of(MailboxItem.newBuilder().setSeq(wish.after() + 1).build()), wish.after() + 1);
    }

    private Pieces.Piece get(Pieces.Wish wish) {
        return get(wish, () -> page(wish));
    }

    private Pieces.Piece get(Pieces.Wish wish, Supplier<View.Page> reading) {
        return pieces.get(wish, reading).toCompletableFuture().join();
    }

    /** Its reading takes until then. */
    private CompletableFuture<Pieces.Piece> held(Pieces.Wish wish, CountDownLatch go) {
        return pieces.get(wish, () -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return page(wish);
        }).toCompletableFuture();
    }

    @Test
    void theSameIsReadAndEncodedOnceAndAnotherPlaceOrMailboxByItself() throws Exception {
        Pieces.Piece first = get(wish("A", 0));
        Pieces.Piece second = get(wish("A", 0));
        assertThat(second.frame()).isSameAs(first.frame());
        assertThat(MailboxServiceSubscribeResponse.parseFrom(first.frame().binary()).getItems().getHead()).isEqualTo(1);
        assertThat(get(wish("A", 1)).scanned()).isEqualTo(2);
        assertThat(get(wish("B", 0)).frame()).isNotSameAs(first.frame());
        assertThat(reads).hasValue(3);
    }

    @Test
    void whoComesWhileItIsBeingReadWaitsForIt() {
        var go = new CountDownLatch(1);
        Pieces.Wish wish = wish("A", 0);
        var first = held(wish, go);
        var second = pieces.get(wish, () -> page(wish)).toCompletableFuture();
        assertThat(second).isNotDone();
        go.countDown();
        assertThat(second.join()).isSameAs(first.join());
        assertThat(reads).hasValue(1);
    }

    @Test
    void afterACommitItIsReadAnewAlsoWhileAnOlderReadingIsUnderWay() {
        var go = new CountDownLatch(1);
        Pieces.Wish wish = wish("A", 0);
        var old = held(wish, go);
        pieces.outdated();
        Pieces.Piece fresh = get(wish);
        go.countDown();
        assertThat(old.join()).isNotSameAs(fresh);
        assertThat(get(wish)).isSameAs(fresh);
        assertThat(reads).hasValue(2);
    }

    @Test
    void aReadingThatFailsIsNotKept() {
        Pieces.Wish wish = wish("A", 0);
        assertThatThrownBy(() -> get(wish, () -> {
            throw new IllegalStateException("the disk is gone");
        })).hasRootCauseMessage("the disk is gone");
        assertThat(get(wish).items()).hasSize(1);
    }

    @Test
    void itKeepsNoMoreThanAFewShortOnesBetweenTwoCommits() {
        for (int i = 0; i < 1_000; i++) {
            get(wish("A", i));
        }
        for (int i = 0; i < 1_000; i++) {
            get(wish("A", i));
        }
        assertThat(reads.get()).isBetween(1_700, 1_750);
    }
}

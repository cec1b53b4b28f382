// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.client.Until.until;

import io.grpc.Status;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/**
 * A hub that breaks every stream at random, begins streams too early, leaves items out and loses acknowledgements.
 * The proof is arithmetic: the handler notes each number, and the notes must be exactly the view, once and in order.
 */
@Timeout(120)
class SubscriptionChaosTest {
    private static final int ITEMS = 1_000;

    private final long seed = Long.getLong("xietong.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final FakeMailbox mailbox = new FakeMailbox();

    private synchronized int chance(int bound) {
        return random.nextInt(bound);
    }

    @RepeatedTest(3)
    void whateverBreaksTheHandlerSeesEachItemOnceAndInOrder() {
        System.out.println("SubscriptionChaosTest: -Dxietong.seed=" + seed);
        mailbox.breakAfter = () -> chance(40);
        mailbox.frameItems = () -> 1 + chance(12);
        mailbox.rewind = () -> chance(6);
        mailbox.hidden = seq -> chance(100) == 0;
        mailbox.acknowledgementFails = () -> chance(4) == 0;
        List<Long> handled = new CopyOnWriteArrayList<>();
        Recorder recorder = new Recorder();
        try (FakeHub hub = new FakeHub(mailbox)) {
            Subscription subscription = hub.client.subscription("desk").topics("a", "b").window(50).listener(recorder)
                    .start(item -> {
                        if (chance(50) == 0) {
                            throw new IllegalStateException("the handler fails too");
                        }
                        handled.add(item.getSeq());
                    });
            for (int i = 1; i <= ITEMS; i++) {
                mailbox.publish(i % 3 == 0 ? "other" : i % 3 == 1 ? "a" : "b");
                disturb(i);
            }
            long[] view = LongStream.rangeClosed(1, ITEMS).filter(i -> i % 3 != 0).toArray();
            until(seed + ": all " + view.length + ", not " + handled.size(), () -> {
                mailbox.heartbeat();
                return handled.size() >= view.length;
            });
            mailbox.acknowledgementFails = () -> false;
            subscription.close();
            assertThat(handled.stream().mapToLong(Long::longValue)).as("seed %d", seed).containsExactly(box(view));
            assertThat(mailbox.cursor()).as("seed %d", seed).isEqualTo(view[view.length - 1]);
            assertThat(recorder.disconnections).isNotEmpty();
        }
    }

    private void disturb(int i) {
        if (chance(30) == 0) {
            mailbox.breakStream(List.of(Status.UNAVAILABLE, Status.INTERNAL, Status.UNKNOWN, Status.CANCELLED)
                    .get(chance(4)).asRuntimeException());
        } else if (chance(30) == 0) {
            mailbox.heartbeat();
        } else if (i % 50 == 0) {
            Thread.yield();
        }
    }

    private static Long[] box(long[] numbers) {
        return LongStream.of(numbers).boxed().toArray(Long[]::new);
    }
}

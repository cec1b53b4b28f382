// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xietong.client.Until.until;

import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.MailboxByeReason;

class SubscriptionTest extends SubscriptionFixture {

    @Test
    void itemsAreHandledInOrderAndAcknowledgedOnClosing() {
        mailbox.publish(25);
        Subscription subscription = subscription().acknowledge(1_000, Duration.ofHours(1)).start(this::take);
        mailbox.publish(5);
        untilHandled(30);
        assertThat(mailbox.acknowledged).isEmpty();
        subscription.close();
        assertThat(handled).containsExactly(upTo(30));
        assertThat(mailbox.acknowledged).containsExactly(30L);
        assertThat(subscription.running()).isFalse();
        assertThat(subscription.stoppedBy()).isEmpty();
    }

    @Test
    void closingTheClientClosesItsSubscriptions() {
        mailbox.publish(3);
        subscription().acknowledge(1_000, Duration.ofHours(1)).start(this::take);
        untilHandled(3);
        hub.client.close();
        assertThat(mailbox.cursor()).isEqualTo(3);
        assertThatThrownBy(() -> subscription().start(this::take)).hasMessageContaining("closed");
    }

    @Test
    void aFewItemsAreAcknowledgedAfterAShortWhile() {
        Subscription subscription = subscription().acknowledge(1_000, Duration.ofMillis(5)).start(this::take);
        mailbox.publish(3);
        until("acknowledged", () -> subscription.position().acknowledged() == 3);
        assertThat(mailbox.cursor()).isEqualTo(3);
    }

    @Test
    void onlyOneAcknowledgementIsOnItsWayAndStandsForAllThatWasHandled() {
        mailbox.holdsAcknowledgements = true;
        Subscription subscription = subscription().window(10_000).acknowledge(10, Duration.ofMillis(1))
                .start(this::take);
        mailbox.publish(1_000);
        untilHandled(1_000);
        assertThat(mailbox.acknowledged).hasSize(1);
        mailbox.release();
        until("all acknowledged", () -> subscription.position().acknowledged() == 1_000);
        assertThat(mailbox.acknowledged).hasSize(2);
    }

    @Test
    void aWindowOfOneDoesNotWaitForABatchOfAcknowledgements() {
        mailbox.publish(20);
        subscription().window(1).acknowledge(1_000, Duration.ofHours(1)).start(this::take);
        untilHandled(20);
        assertThat(handled).containsExactly(upTo(20));
    }

    @Test
    void anAcknowledgementThatFailsIsRepeated() {
        AtomicReference<Integer> failures = new AtomicReference<>(3);
        mailbox.acknowledgementFails = () -> failures.getAndUpdate(each -> each - 1) > 0;
        RetryPolicy quick = new RetryPolicy(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMillis(1),
                Duration.ofMillis(2));
        try (FakeHub quickHub = new FakeHub(quick, mailbox)) {
            quickHub.client.subscription("desk").acknowledge(1, Duration.ofMillis(1)).start(this::take);
            mailbox.publish(1);
            until("acknowledged", () -> mailbox.cursor() == 1);
        }
    }

    @Test
    void closingTriesAnAcknowledgementThatFailsAgainAfterTheBackOffAndNotAllTheTime() {
        List<Long> tries = new CopyOnWriteArrayList<>();
        mailbox.acknowledgementFails = () -> {
            tries.add(System.nanoTime());
            return tries.size() <= 3;
        };
        Subscription subscription = subscription().acknowledge(100, Duration.ofMinutes(1)).start(this::take);
        mailbox.publish(1);
        untilHandled(1);
        subscription.close();
        assertThat(mailbox.cursor()).isEqualTo(1);
        assertThat(tries).hasSize(4);
        for (int i = 1; i < tries.size(); i++) {
            assertThat(Duration.ofNanos(tries.get(i) - tries.get(i - 1)))
                    .isGreaterThanOrEqualTo(FakeHub.POLICY.firstDelay().dividedBy(2));
        }
    }

    @Test
    void aBrokenStreamIsOpenedAgainBehindTheLastHandledItem() {
        subscription().start(this::take);
        mailbox.publish(3);
        untilHandled(3);
        mailbox.breakStream(Status.UNAVAILABLE.asRuntimeException());
        mailbox.publish(2);
        untilHandled(5);
        assertThat(handled).containsExactly(upTo(5));
        var second = mailbox.subscribed.get(1);
        assertThat(second.getAfterSeq()).isEqualTo(3);
        assertThat(second.getEpoch()).isEqualTo("e1");
        assertThat(recorder.disconnections).hasSize(1);
    }

    @Test
    void aStreamThatEndsWithByeIsOpenedAgainNoSoonerThanAsked() {
        mailbox.publish(1);
        subscription().start(this::take);
        untilHandled(1);
        mailbox.bye(MailboxByeReason.MAILBOX_BYE_REASON_CLOSING, 4_000);
        until("the second stream", () -> mailbox.subscribed.size() == 2);
        assertThat(hub.time.pauses).singleElement().satisfies(pause ->
                assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(4)));
    }

    @Test
    void aStreamThatFallsSilentIsOpenedAgain() {
        mailbox.mute = true;
        mailbox.publish(1);
        subscription().watchdog(Duration.ofMillis(50)).start(this::take);
        until("the second stream", () -> mailbox.subscribed.size() >= 2);
        mailbox.mute = false;
        untilHandled(1);
        assertThat(recorder.disconnections.get(0)).isInstanceOfSatisfying(HubRefusal.class,
                cause -> assertThat(cause.code()).isEqualTo(Status.Code.DEADLINE_EXCEEDED));
    }

    @Test
    void anItemThatComesTwiceIsHandledOnce() {
        mailbox.publish(5);
        subscription().start(this::take);
        untilHandled(5);
        mailbox.rewind = () -> 3;
        mailbox.breakStream(Status.UNAVAILABLE.asRuntimeException());
        mailbox.publish(1);
        untilHandled(6);
        assertThat(handled).containsExactly(upTo(6));
    }

    @Test
    void aFilteredViewIsAChainOfItsOwn() {
        mailbox.publish("a", "b", "a", "b", "b", "a");
        Subscription subscription = subscription().topics("a").start(this::take);
        untilHandled(3);
        assertThat(handled).containsExactly(1L, 3L, 6L);
        assertThat(recorder.gaps).isEmpty();
        assertThat(subscription.position().behind()).isZero();
    }

    @Test
    void aHandlerMayCloseItsOwnSubscription() {
        mailbox.publish(5);
        AtomicReference<Subscription> self = new AtomicReference<>();
        self.set(subscription().start(item -> {
            until("started", () -> self.get() != null);
            take(item);
            if (item.getSeq() == 2) {
                self.get().close();
            }
        }));
        until("ended", () -> !self.get().running());
        assertThat(handled).containsExactly(1L, 2L);
        assertThat(mailbox.cursor()).isEqualTo(2);
    }

    @Test
    void itStartsWhereItsStoreSaysAndLeavesItsPlaceThere(@TempDir Path directory) {
        mailbox.publish(4);
        CursorStore store = CursorStore.file(directory.resolve("cursor"));
        subscription().cursorStore(store).start(this::take);
        untilHandled(4);
        hub.client.close();
        assertThat(store.load()).contains(new Cursor("e1", 4));
        try (FakeHub again = new FakeHub(mailbox)) {
            mailbox.publish(1);
            again.client.subscription("desk").cursorStore(store).start(this::take);
            untilHandled(5);
        }
        assertThat(handled).containsExactly(upTo(5));
        assertThat(mailbox.subscribed.get(1).getAfterSeq()).isEqualTo(4);
    }

    @Test
    void aSlowHandlerHoldsTheHubBackAtItsWindow() throws Exception {
        mailbox.frameItems = () -> 1;
        mailbox.publish(2_000);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Subscription subscription = subscription().window(100).start(item -> {
            entered.countDown();
            release.await();
            take(item);
        });
        entered.await();
        until("the window is full", () -> mailbox.given() == 100);
        mailbox.publish(1);
        assertThat(mailbox.given()).isEqualTo(100);
        assertThat(subscription.position().behind()).isEqualTo(2_000);
        release.countDown();
        untilHandled(2_001);
        assertThat(handled).containsExactly(upTo(2_001));
    }
}

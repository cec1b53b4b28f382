// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.client.Until.until;

import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xietong.v1.MailboxByeReason;
import xietong.v1.Reason;

class SubscriptionFaultTest extends SubscriptionFixture {

    @Test
    void aMissingItemIsNoticedByTheNextAndReadAgain() {
        mailbox.publish(3);
        mailbox.hidden = seq -> seq == 4;
        subscription().start(this::take);
        untilHandled(3);
        recorder.onNextGap(() -> mailbox.hidden = seq -> false);
        mailbox.publish(3);
        untilHandled(6);
        assertThat(recorder.gaps.get(0)).isEqualTo("3:4");
        assertThat(handled).containsExactly(upTo(6));
    }

    @Test
    void aMissingItemAtTheEndIsNoticedByHeartbeatsAndReadAgain() {
        mailbox.publish(3);
        mailbox.hidden = seq -> seq == 4;
        Subscription subscription = subscription().acknowledge(1, Duration.ofMillis(1)).start(this::take);
        mailbox.publish(1);
        until("acknowledged", () -> subscription.position().acknowledged() == 3);
        recorder.onNextGap(() -> mailbox.hidden = seq -> false);
        mailbox.heartbeat();
        mailbox.heartbeat();
        untilHandled(4);
        assertThat(recorder.gaps).containsExactly("3:4");
        assertThat(handled).containsExactly(upTo(4));
    }

    @Test
    void nothingBehindAGapIsHandledHoweverLongItStays() {
        mailbox.publish(2);
        mailbox.hidden = seq -> seq == 3;
        subscription().start(this::take);
        mailbox.publish(3);
        until("told again and again", () -> recorder.gaps.size() >= 5);
        assertThat(handled).containsExactly(1L, 2L);
    }

    @Test
    void aSubscriptionThatIsTakenOverStopsAndSaysSo() {
        Subscription first = subscription().start(this::take);
        until("open", () -> recorder.opened.size() == 1);
        hub.client.subscription("desk").start(item -> {});
        until("stopped", () -> first.stoppedBy().isPresent());
        assertThat(first.stoppedBy().orElseThrow()).isInstanceOfSatisfying(HubRefusal.class, cause ->
                assertThat(cause.reason()).isEqualTo(Reason.REASON_SUBSCRIPTION_TAKEN_OVER));
        until("told", () -> recorder.stops.size() == 1);
        assertThat(mailbox.subscribed).hasSize(2);
    }

    @Test
    void aSubscriptionThatIsDeletedStopsInsteadOfBeingMadeAnew() {
        Subscription subscription = subscription().start(this::take);
        until("open", () -> recorder.opened.size() == 1);
        mailbox.bye(MailboxByeReason.MAILBOX_BYE_REASON_DELETED, 0);
        until("stopped", () -> subscription.stoppedBy().isPresent());
        assertThat(mailbox.subscribed).hasSize(1);
    }

    @Test
    void aRefusalForGoodStopsIt() {
        mailbox.refusal = FakeHub.refusal(Status.Code.PERMISSION_DENIED, Reason.REASON_RIGHT_MISSING, Map.of());
        Subscription subscription = subscription().start(this::take);
        until("stopped", () -> subscription.stoppedBy().isPresent());
        assertThat(mailbox.subscribed).hasSize(1);
    }

    @Test
    void aCursorBelowTheFloorStopsItBecauseItemsAreLost() {
        mailbox.publish(5);
        CursorStore store = CursorStore.inMemory();
        store.save(new Cursor("e1", 1));
        mailbox.floor(4);
        Subscription subscription = subscription().cursorStore(store).start(this::take);
        until("stopped", () -> subscription.stoppedBy().isPresent());
        assertThat(handled).isEmpty();
    }

    @Test
    void aNewEpochIsToldAndReadFromItsBeginning() {
        mailbox.publish(5);
        subscription().start(this::take);
        untilHandled(5);
        mailbox.restore("e2", 3, 1);
        mailbox.breakStream(Status.UNAVAILABLE.asRuntimeException());
        untilHandled(8);
        mailbox.publish(1);
        untilHandled(9);
        assertThat(handled).containsExactly(1L, 2L, 3L, 4L, 5L, 1L, 2L, 3L, 4L);
        assertThat(recorder.epochs).containsExactly("e1>e2");
    }

    @Test
    void aNewEpochThatTheHubOnlyMentionsIsNoticedToo() {
        mailbox.checksEpoch = false;
        mailbox.publish(5);
        subscription().start(this::take);
        untilHandled(5);
        mailbox.restore("e2", 2, 1);
        mailbox.breakStream(Status.UNAVAILABLE.asRuntimeException());
        untilHandled(7);
        assertThat(handled).containsExactly(1L, 2L, 3L, 4L, 5L, 1L, 2L);
        assertThat(recorder.epochs).containsExactly("e1>e2");
    }

    @Test
    void inANewEpochTheListenerMayChooseWhereToStartButNotBelowTheFloor() {
        mailbox.publish(9);
        recorder.startAfter = 4;
        CursorStore store = CursorStore.inMemory();
        store.save(new Cursor("e0", 70));
        subscription().cursorStore(store).start(this::take);
        untilHandled(5);
        assertThat(handled).containsExactly(5L, 6L, 7L, 8L, 9L);
        mailbox.restore("e2", 9, 8);
        mailbox.breakStream(Status.UNAVAILABLE.asRuntimeException());
        untilHandled(7);
        assertThat(handled.subList(5, 7)).containsExactly(8L, 9L);
    }

    @Test
    void anItemWhoseHandlerThrowsIsGivenAgainAndNothingBehindItBefore() {
        mailbox.publish(3);
        subscription().acknowledge(1, Duration.ofMillis(1)).start(item -> {
            handled.add(item.getSeq());
            if (item.getSeq() == 2 && handled.size() < 4) {
                throw new IllegalStateException("not yet");
            }
        });
        untilHandled(5);
        assertThat(handled).containsExactly(1L, 2L, 2L, 2L, 3L);
        assertThat(recorder.failures).containsExactly("2/1 at 1", "2/2 at 1");
    }

    @Test
    void anErrorOfTheHandlerStopsItAndTheItemStaysUnacknowledged() {
        mailbox.publish(2);
        Subscription subscription = subscription().start(item -> {
            take(item);
            if (item.getSeq() == 2) {
                throw new AssertionError("out of everything");
            }
        });
        until("stopped", () -> subscription.stoppedBy().isPresent());
        assertThat(mailbox.cursor()).isEqualTo(1);
    }

    @Test
    void aListenerThatThrowsDoesNotStopIt() {
        mailbox.publish(1);
        hub.client.subscription("desk").listener(new SubscriptionListener() {
            @Override
            public void onOpened(SubscriptionPosition position) {
                throw new IllegalStateException("listener");
            }
        }).start(this::take);
        untilHandled(1);
    }
}

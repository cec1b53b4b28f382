// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static xietong.client.Until.until;

import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xietong.v1.EntrustmentServiceGetRequest;
import xietong.v1.EntrustmentServiceGrpc;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.Reason;
import xietong.v1.Receipt;

@Timeout(60)
class ExchangeTest {
    private final FakeExchange court = new FakeExchange();
    private FakeHub hub = new FakeHub(court);

    @AfterEach
    void close() {
        hub.close();
    }

    private void policy(RetryPolicy policy) {
        hub.close();
        hub = new FakeHub(policy, court);
    }

    private static CompletableFuture<Receipt> sign(Exchange exchange, int number) throws InterruptedException {
        return exchange.send(EntrustmentServiceGrpc.getSignMethod(),
                EntrustmentServiceSignRequest.newBuilder().setId("m" + number).build());
    }

    private static List<String> matters(int count) {
        return IntStream.range(0, count).mapToObj(each -> "m" + each).toList();
    }

    private static List<CompletableFuture<Receipt>> signAll(Exchange exchange, int count) throws InterruptedException {
        List<CompletableFuture<Receipt>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(sign(exchange, i));
        }
        return answers;
    }

    @Test
    void commandsAreAnsweredWithTheirReceiptsInOrder() throws Exception {
        Exchange exchange = hub.client.exchange(1_000);
        var answers = signAll(exchange, 500);
        for (int i = 0; i < 500; i++) {
            assertThat(answers.get(i).get().getPosition()).isEqualTo(i + 1);
            assertThat(answers.get(i).get().getCommand()).isEqualTo("xietong.v1.EntrustmentService/Sign");
        }
        assertThat(court.accepted).isEqualTo(matters(500));
        assertThat(court.frames).allMatch(each -> each <= 256);
    }

    @Test
    void aRefusalConcernsItsCommandAlone() throws Exception {
        court.refuses = "m1"::equals;
        Exchange exchange = hub.client.exchange(10);
        var answers = signAll(exchange, 3);
        assertThat(answers.get(0).get()).isNotNull();
        assertThat(answers.get(2).get()).isNotNull();
        assertThatThrownBy(answers.get(1)::get).cause().isInstanceOfSatisfying(HubRefusal.class, refusal ->
                assertThat(refusal.reason()).isEqualTo(Reason.REASON_STATE_FORBIDS));
        assertThat(court.streams).hasSize(1);
    }

    @Test
    void unansweredCommandsAreSentAgainInOrderByteForByte() throws Exception {
        court.holds = true;
        Exchange exchange = hub.client.exchange(100);
        var answers = signAll(exchange, 40);
        until("accepted", () -> court.accepted.size() == 40);
        court.breakStream();
        court.holds = false;
        for (int i = 0; i < 40; i++) {
            assertThat(answers.get(i).get().getPosition()).isEqualTo(i + 1);
        }
        assertThat(court.streams).hasSize(2);
        assertThat(court.streams.get(1)).isEqualTo(court.streams.get(0));
        assertThat(court.accepted).isEqualTo(matters(40));
    }

    @RepeatedTest(3)
    void whateverBreaksEachCommandIsDoneOnceAndInOrder() throws Exception {
        long seed = Long.getLong("xietong.seed", System.nanoTime());
        System.out.println("ExchangeTest: -Dxietong.seed=" + seed);
        Random random = new Random(seed);
        court.breaks = () -> random.nextInt(60) == 0;
        policy(FakeHub.POLICY.withOverall(Duration.ofHours(10)));
        var answers = signAll(hub.client.exchange(64), 2_000);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get().getPosition()).as("seed %d", seed).isEqualTo(i + 1);
        }
        assertThat(court.accepted).as("seed %d", seed).isEqualTo(matters(2_000));
        assertThat(court.streams.size()).isGreaterThan(2);
    }

    @Test
    void theSenderWaitsWhileTooManyAreUnanswered() throws Exception {
        court.holds = true;
        Exchange exchange = hub.client.exchange(2);
        signAll(exchange, 2);
        AtomicReference<CompletableFuture<Receipt>> third = new AtomicReference<>();
        Thread sender = new Thread(() -> {
            try {
                third.set(sign(exchange, 2));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        sender.start();
        until("waits", () -> sender.getState() == Thread.State.WAITING);
        until("both are there", () -> court.accepted.size() == 2);
        assertThat(exchange.unanswered()).isEqualTo(2);
        court.release();
        sender.join();
        assertThat(third.get().get().getPosition()).isEqualTo(3);
    }

    @Test
    void whereAnAnswerIsHandledThereIsNoWaitingForRoom() throws Exception {
        court.holds = true;
        Exchange exchange = hub.client.exchange(1);
        AtomicReference<CompletableFuture<Receipt>> next = new AtomicReference<>();
        var chained = sign(exchange, 0).thenAccept(receipt -> {
            try {
                next.set(sign(exchange, 1));
                sign(exchange, 2);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        until("sent", () -> court.accepted.size() == 1);
        court.release();
        assertThatThrownBy(chained::get).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(next.get().get()).isNotNull();
    }

    @Test
    void aStreamOnWhichNothingIsAnsweredIsGivenUpForAnother() throws Exception {
        policy(FakeHub.attemptsOf(Duration.ofMillis(50)));
        court.holds = true;
        var answer = sign(hub.client.exchange(10), 0);
        until("the second stream", () -> court.streams.size() >= 2);
        court.holds = false;
        assertThat(answer.get().getPosition()).isEqualTo(1);
    }

    @Test
    void answersOutOfOrderAreNotBelieved() throws Exception {
        policy(FakeHub.POLICY.withOverall(Duration.ofHours(10)));
        court.outOfOrder = true;
        Exchange exchange = hub.client.exchange(10);
        var answer = sign(exchange, 0);
        until("the second stream", () -> court.streams.size() >= 2);
        court.outOfOrder = false;
        assertThat(answer.get().getPosition()).isEqualTo(1);
    }

    @Test
    void commandsThatAreNotAnsweredInTheOverallTimeFailWithTheLastCauseButTheExchangeGoesOn() throws Exception {
        court.refusal = Status.UNAVAILABLE.withDescription("gone").asRuntimeException();
        Exchange exchange = hub.client.exchange(10);
        var answer = sign(exchange, 0);
        assertThatThrownBy(answer::get).hasCauseInstanceOf(HubRefusal.class).hasMessageContaining("gone");
        court.refusal = null;
        assertThat(sign(exchange, 1).get()).isNotNull();
    }

    @Test
    void anExchangeThatIsRefusedForGoodFailsAllItsCommands() throws Exception {
        court.refusal = FakeHub.refusal(Status.Code.UNAUTHENTICATED, Reason.REASON_UNAUTHENTICATED, Map.of());
        Exchange exchange = hub.client.exchange(10);
        assertThatThrownBy(sign(exchange, 0)::get).hasMessageContaining("REASON_UNAUTHENTICATED");
        assertThatThrownBy(sign(exchange, 1)::get).hasMessageContaining("REASON_UNAUTHENTICATED");
        assertThat(court.streams).hasSize(1);
    }

    @Test
    void closingWaitsForTheAnswers() throws Exception {
        Exchange exchange = hub.client.exchange(1_000);
        var answers = signAll(exchange, 300);
        exchange.close();
        assertThat(answers).allMatch(each -> each.isDone() && !each.isCompletedExceptionally());
        assertThatThrownBy(sign(exchange, 301)::get).hasMessageContaining("closed");
    }

    @Test
    void closingDoesNotWaitForEver() throws Exception {
        policy(FakeHub.POLICY.withOverall(Duration.ofMillis(50)));
        court.holds = true;
        Exchange exchange = hub.client.exchange(10);
        var answer = sign(exchange, 0);
        exchange.close();
        assertThatThrownBy(answer::get).hasMessageContaining("closed");
    }

    @Test
    void aQuestionIsNoCommand() {
        Exchange exchange = hub.client.exchange(10);
        assertThatThrownBy(() -> exchange.send(EntrustmentServiceGrpc.getGetMethod(),
                EntrustmentServiceGetRequest.getDefaultInstance())).isInstanceOf(IllegalArgumentException.class);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xietong.app.ExitCodes;
import xietong.client.HubRefusal;
import xietong.v1.Reason;
import xietong.v1.Refusal;
import xietong.v1.Sighting;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingReport;
import xietong.v1.SightingVerdict;

/** Answers in the order of the lines, whatever the stream does; what has none is sent again, and nothing twice that has. */
@Timeout(60)
class SightingBatchTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final List<SightingOutcome> told = new ArrayList<>();
    private final List<List<String>> sent = new ArrayList<>();
    private final ArrayDeque<Function<List<SightingReport>, CompletableFuture<List<SightingAnswer>>>> replies = new ArrayDeque<>();
    /** A permit for each outcome: a source waits for one as a pipe that is slow would. */
    private final Semaphore answered = new Semaphore(0);
    private int opened;

    /** Answers by what was prepared, one reply a frame; afterwards that nobody is looked for. */
    private SightingBatch batch(Duration patience) {
        return new SightingBatch(
                () -> {
                    opened++;
                    return new SightingBatch.Link() {
                        @Override
                        public CompletableFuture<List<SightingAnswer>> send(List<SightingReport> reports) {
                            sent.add(reports.stream().map(r -> r.getSighting().getNumber()).toList());
                            var reply = replies.poll();
                            return reply == null ? all(reports, SightingVerdict.SIGHTING_VERDICT_NO_MATCH) : reply.apply(reports);
                        }

                        @Override
                        public void close() {}
                    };
                },
                patience,
                outcome -> {
                    told.add(outcome);
                    answered.release();
                });
    }

    private static CompletableFuture<List<SightingAnswer>> all(List<SightingReport> reports, SightingVerdict verdict) {
        return CompletableFuture.completedFuture(reports.stream()
                .map(r -> SightingAnswer.newBuilder().setNumber(r.getSighting().getNumber()).setVerdict(verdict).build())
                .toList());
    }

    private static CompletableFuture<List<SightingAnswer>> broken(Status.Code code, Reason reason) {
        return CompletableFuture.failedFuture(HubRefusal.of(
                Refusal.newBuilder().setStatusCode(code.value()).setReason(reason).setMessage("x").build()));
    }

    private static Row<SightingReport> row(int number) {
        return Row.of(number, SightingReport.newBuilder()
                .setSighting(Sighting.newBuilder().setNumber("E-" + number))
                .build());
    }

    private static Row<SightingReport> refused(int number) {
        return Row.refused(number, new LineError(Reason.REASON_FIELD_INVALID, "time", "x").refusal(number));
    }

    @Test
    void linesThatCannotBeSentAreToldInTheirPlace() throws InterruptedException {
        SightingBatch batch = batch(LONG);
        batch.send(lines -> {
            for (int i = 1; i <= 1_000; i++) {
                lines.accept(i % 10 == 0 ? refused(i) : row(i));
            }
        });
        assertThat(told).extracting(SightingOutcome::row).hasSize(1_000).isSorted();
        assertThat(sent.stream().flatMap(List::stream)).hasSize(900).doesNotHaveDuplicates();
        assertThat(sent).allMatch(frame -> frame.size() <= 256);
        assertThat(batch.counts().of(SightingVerdict.SIGHTING_VERDICT_INVALID)).isEqualTo(100);
        assertThat(batch.counts().exitCode()).isEqualTo(ExitCodes.REFUSED);
    }

    @Test
    void afterABreakOnlyWhatHasNoAnswerIsSentAgain() throws InterruptedException {
        replies.add(reports -> all(reports, SightingVerdict.SIGHTING_VERDICT_MATCH));
        replies.add(reports -> broken(Status.Code.UNAVAILABLE, Reason.REASON_UNSPECIFIED));
        SightingBatch batch = batch(LONG);
        batch.send(lines -> {
            lines.accept(row(1));
            answered.acquireUninterruptibly();
            lines.accept(row(2));
        });
        assertThat(opened).isEqualTo(2);
        assertThat(sent).containsExactly(List.of("E-1"), List.of("E-2"), List.of("E-2"));
        assertThat(told).extracting(SightingOutcome::row).containsExactly(1L, 2L);
        assertThat(batch.counts().text()).startsWith("1 MATCH 命中, 1 NO_MATCH 未命中");
        assertThat(batch.counts().exitCode()).isEqualTo(ExitCodes.DONE);
    }

    @Test
    void oneThatTheHubIsNotSureOfIsAskedAgainAlone() throws InterruptedException {
        replies.add(reports -> CompletableFuture.completedFuture(List.of(
                SightingAnswer.newBuilder().setNumber("E-1").setVerdict(SightingVerdict.SIGHTING_VERDICT_MATCH).build())));
        replies.add(reports -> all(reports, SightingVerdict.SIGHTING_VERDICT_UNSURE));
        SightingBatch batch = batch(LONG);
        batch.send(lines -> {
            lines.accept(row(1));
            answered.acquireUninterruptibly();
            lines.accept(row(2));
        });
        assertThat(sent).containsExactly(List.of("E-1"), List.of("E-2"), List.of("E-2"));
        assertThat(told).extracting(SightingOutcome::verdict)
                .containsExactly(SightingVerdict.SIGHTING_VERDICT_MATCH, SightingVerdict.SIGHTING_VERDICT_NO_MATCH);
    }

    @Test
    void withoutPatienceUnsureIsAnAnswerToBeSentAgainAndABreakIsNone() throws InterruptedException {
        replies.add(reports -> all(reports, SightingVerdict.SIGHTING_VERDICT_UNSURE));
        SightingBatch unsure = batch(Duration.ZERO);
        unsure.send(row(1).value());
        assertThat(unsure.counts().exitCode()).isEqualTo(ExitCodes.NO_CONNECTION);
        replies.add(reports -> broken(Status.Code.UNAVAILABLE, Reason.REASON_UNSPECIFIED));
        assertThatThrownBy(() -> batch(Duration.ZERO).send(row(1).value())).isInstanceOf(HubRefusal.class);
    }

    @Test
    void aRefusalForGoodEndsItAtOnce() {
        replies.add(reports -> broken(Status.Code.FAILED_PRECONDITION, Reason.REASON_BASIS_FORBIDS));
        assertThatThrownBy(() -> batch(LONG).send(row(1).value())).isInstanceOf(HubRefusal.class)
                .extracting(e -> ((HubRefusal) e).reason()).isEqualTo(Reason.REASON_BASIS_FORBIDS);
        assertThat(opened).isEqualTo(1);
    }
}

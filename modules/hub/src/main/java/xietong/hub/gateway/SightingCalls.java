// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import xietong.hub.identity.Authenticator;
import xietong.hub.screening.SightingDesk;
import xietong.hub.writer.Writer;
import xietong.rules.Refused;
import xietong.rules.screening.Forms;
import xietong.v1.LocateServiceReportSightingsRequest;
import xietong.v1.LocateServiceReportSightingsResponse;
import xietong.v1.Organisation;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingReport;

/**
 * Sightings in, an answer to each out, in the order sent. Reading stops while too many of the stream wait or the source does
 * not take its answers. What is not answered at once waits for the ledger; the rest never leaves the event loop.
 */
final class SightingCalls {
    private static final int MOST_REPORTS = 256;
    private static final int MOST_WAITING = 1_024;
    private static final int MOST_STREAMS = 1_024;

    private final SightingDesk desk;
    private final Writer writer;
    private final Authenticator authenticator;
    private final OpenStreams open;
    private final Quota streams;

    SightingCalls(SightingDesk desk, Writer writer, Authenticator authenticator, OpenStreams open, int mostOfOne) {
        this.desk = desk;
        this.writer = writer;
        this.authenticator = authenticator;
        this.open = open;
        this.streams = new Quota("streams of sightings", MOST_STREAMS, mostOfOne);
    }

    void report(Call call) {
        call.hold(streams.take(call.organisation(), 1));
        new Stream(call).start();
    }

    private final class Stream {
        private final Call call;
        private final Context context = Vertx.currentContext();
        private final ArrayDeque<List<CompletableFuture<SightingAnswer>>> frames = new ArrayDeque<>();
        private int waiting;
        private boolean paused;
        private boolean inputEnded;

        Stream(Call call) {
            this.call = call;
        }

        void start() {
            call.line().onInvalid(call::fail);
            call.line().onGone(call::abandon);
            call.line().onMessage(this::frame);
            open.watch(call, call::fail);
            call.line().onEnd(() -> {
                inputEnded = true;
                answer();
            });
        }

        private void frame(byte[] bytes) {
            if (call.hasEnded()) {
                return;
            }
            try {
                authenticator.requireInForce(call.principal());
                var frame = Call.parse(LocateServiceReportSightingsRequest.getDefaultInstance(), bytes);
                if (frame.getReportsCount() > MOST_REPORTS) {
                    throw Refused.field("reports", "at most " + MOST_REPORTS + " in a frame");
                }
                // As the directory has it now: a stream outlives many a change of it.
                Organisation source = writer.book().directory().find(call.organisation())
                        .orElse(call.principal().organisation());
                frame.getReportsList().forEach(report -> Forms.require(source, report));
                List<CompletableFuture<SightingAnswer>> answers =
                        frame.getReportsList().stream().map(report -> taken(report, source.getCode())).toList();
                frames.add(answers);
                waiting += weight(answers);
                if (waiting >= MOST_WAITING && !paused) {
                    paused = true;
                    call.line().pause();
                }
                var all = CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
                if (all.isDone()) {
                    answer();
                } else {
                    all.whenComplete((v, e) -> context.runOnContext(c -> answer()));
                }
            } catch (RuntimeException e) {
                call.fail(e);
            }
        }

        private static int weight(List<?> answers) {
            return Math.max(1, answers.size());
        }

        private CompletableFuture<SightingAnswer> taken(SightingReport report, String source) {
            Refused fault = null;
            try {
                Moments.require(report);
            } catch (Refused refused) {
                fault = refused;
            }
            return fault == null ? desk.take(report, source) : CompletableFuture.completedFuture(desk.invalid(report, fault));
        }

        private void answer() {
            while (!frames.isEmpty() && frames.peek().stream().allMatch(CompletableFuture::isDone) && !call.hasEnded()) {
                if (call.line().isFull()) {
                    call.line().onRoom(this::answer);
                    return;
                }
                List<CompletableFuture<SightingAnswer>> done = frames.poll();
                waiting -= weight(done);
                var response = LocateServiceReportSightingsResponse.newBuilder();
                done.forEach(a -> response.addAnswers(a.join()));
                call.send(response.build());
            }
            if (paused && waiting < MOST_WAITING / 2) {
                paused = false;
                call.line().resume();
            }
            if (inputEnded && frames.isEmpty()) {
                call.end();
            }
        }
    }
}

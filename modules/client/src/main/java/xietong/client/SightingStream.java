// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import xietong.v1.LocateServiceGrpc;
import xietong.v1.LocateServiceReportSightingsRequest;
import xietong.v1.LocateServiceReportSightingsResponse;
import xietong.v1.SightingAnswer;
import xietong.v1.SightingReport;

/**
 * One stream of sightings 行踪上报. Frames are answered in the order sent. Where the stream breaks, what has no answer fails, and
 * is the caller's to send again on another: one event of one source is taken in once, however often it is sent.
 */
public final class SightingStream implements AutoCloseable {
    private final Object lock = new Object();
    private final ArrayDeque<CompletableFuture<List<SightingAnswer>>> unanswered = new ArrayDeque<>();
    private final int limit;
    private final ClientCall<LocateServiceReportSightingsRequest, LocateServiceReportSightingsResponse> call;
    private HubRefusal end;
    private boolean finished;

    SightingStream(Caller caller, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("at least one frame must be allowed to wait for its answer");
        }
        this.limit = limit;
        this.call = caller.channel().newCall(LocateServiceGrpc.getReportSightingsMethod(), CallOptions.DEFAULT);
        call.start(new Answers(), new Metadata());
        call.request(1);
    }

    /**
     * Sends one frame, and waits while too many are unanswered or the transport takes no more. The future ends with an
     * answer to each report, in order, or with a {@link HubRefusal}; it completes on the thread that reads the answers.
     */
    public CompletableFuture<List<SightingAnswer>> send(List<SightingReport> reports) throws InterruptedException {
        var frame = LocateServiceReportSightingsRequest.newBuilder().addAllReports(reports).build();
        var answer = new CompletableFuture<List<SightingAnswer>>();
        synchronized (lock) {
            while (end == null && !finished && (unanswered.size() >= limit || !call.isReady() && !unanswered.isEmpty())) {
                lock.wait();
            }
            if (end != null || finished) {
                return CompletableFuture.failedFuture(
                        end != null ? end : HubRefusal.local(Status.Code.CANCELLED, "the stream is closed"));
            }
            unanswered.add(answer);
            call.sendMessage(frame);
        }
        return answer;
    }

    /** Takes no more frames and waits until what was sent is answered or has failed. */
    @Override
    public void close() {
        synchronized (lock) {
            if (!finished && end == null) {
                call.halfClose();
            }
            finished = true;
            lock.notifyAll();
            try {
                while (end == null) {
                    lock.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                call.cancel("interrupted", null);
            }
        }
    }

    private final class Answers extends ClientCall.Listener<LocateServiceReportSightingsResponse> {
        @Override
        public void onMessage(LocateServiceReportSightingsResponse response) {
            CompletableFuture<List<SightingAnswer>> answered;
            synchronized (lock) {
                answered = unanswered.poll();
                lock.notifyAll();
            }
            if (answered == null) {
                call.cancel("an answer to nothing", null);
                return;
            }
            answered.complete(response.getAnswersList());
            call.request(1);
        }

        @Override
        public void onReady() {
            synchronized (lock) {
                lock.notifyAll();
            }
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            HubRefusal why = status.isOk()
                    ? HubRefusal.local(Status.Code.UNAVAILABLE, "the stream has ended")
                    : HubRefusal.of(status, trailers);
            List<CompletableFuture<List<SightingAnswer>>> left;
            synchronized (lock) {
                end = why;
                left = new ArrayList<>(unanswered);
                unanswered.clear();
                lock.notifyAll();
            }
            left.forEach(answer -> answer.completeExceptionally(why));
        }
    }
}

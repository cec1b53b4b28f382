// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import xietong.v1.ExchangeOutcome;
import xietong.v1.ExchangeServiceExchangeRequest;
import xietong.v1.ExchangeServiceExchangeResponse;
import xietong.v1.ExchangeServiceGrpc;

/** One stream of an exchange: its thread sends what waits, the transport's brings the answers. */
final class ExchangeSession extends ClientCall.Listener<ExchangeServiceExchangeResponse> {
    /** Set on a thread while it completes futures: waiting for room there would wait for itself. */
    static final ThreadLocal<Boolean> ANSWERING = ThreadLocal.withInitial(() -> false);

    private final ClientCall<ExchangeServiceExchangeRequest, ExchangeServiceExchangeResponse> call;
    private final ExchangeQueue queue;
    private final Object lock;
    private final long silence;
    private long moved = System.nanoTime();
    private HubRefusal end;
    private boolean progressed;

    ExchangeSession(Channel channel, ExchangeQueue queue, Object lock, Duration silence) {
        this.call = channel.newCall(ExchangeServiceGrpc.getExchangeMethod(), CallOptions.DEFAULT);
        this.queue = queue;
        this.lock = lock;
        this.silence = silence.toNanos();
    }

    /** Sends until the stream ends, and says why it did; null where it was finished and all is answered. */
    HubRefusal pump(BooleanSupplier finishing) throws InterruptedException {
        call.start(this, new Metadata());
        call.request(1);
        while (true) {
            ExchangeServiceExchangeRequest frame;
            synchronized (lock) {
                while (end == null && !(queue.hasUnsent() && call.isReady())) {
                    if (queue.idle() && finishing.getAsBoolean()) {
                        over(HubRefusal.local(Status.Code.CANCELLED, "finished"));
                        call.halfClose();
                        return null;
                    }
                    await();
                }
                if (end != null) {
                    break;
                }
                frame = queue.nextFrame();
                moved = System.nanoTime();
            }
            call.sendMessage(frame);
        }
        call.cancel(end.getMessage(), null);
        return end;
    }

    private void await() throws InterruptedException {
        if (queue.size() == 0) {
            lock.wait();
            moved = System.nanoTime();
            return;
        }
        long left = moved + silence - System.nanoTime();
        if (left > 0) {
            lock.wait(left / 1_000_000 + 1);
        } else {
            over(HubRefusal.local(Status.Code.DEADLINE_EXCEEDED, "commands stay unanswered"));
        }
    }

    /** Whether anything was answered; otherwise the delay before the next stream grows. */
    boolean progressed() {
        synchronized (lock) {
            return progressed;
        }
    }

    /** From here on nothing that still arrives counts; the sending thread ends the stream. */
    void over(HubRefusal why) {
        synchronized (lock) {
            end = end == null ? why : end;
            lock.notifyAll();
        }
    }

    @Override
    public void onMessage(ExchangeServiceExchangeResponse response) {
        List<Runnable> completions = new ArrayList<>(response.getOutcomesCount());
        Runnable completion = () -> {};
        synchronized (lock) {
            for (ExchangeOutcome outcome : response.getOutcomesList()) {
                completion = end == null ? queue.answered(outcome) : null;
                if (completion == null) {
                    break;
                }
                completions.add(completion);
            }
            progressed |= !completions.isEmpty();
            moved = System.nanoTime();
            lock.notifyAll();
        }
        ANSWERING.set(true);
        completions.forEach(Runnable::run);
        ANSWERING.remove();
        synchronized (lock) {
            queue.completed(completions.size());
            lock.notifyAll();
        }
        if (completion == null) {
            over(HubRefusal.local(Status.Code.INTERNAL, "an answer came out of order"));
        } else {
            call.request(1);
        }
    }

    @Override
    public void onReady() {
        synchronized (lock) {
            lock.notifyAll();
        }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        over(status.isOk() ? HubRefusal.local(Status.Code.UNAVAILABLE, "the stream ended without a word")
                : HubRefusal.of(status, trailers));
    }
}

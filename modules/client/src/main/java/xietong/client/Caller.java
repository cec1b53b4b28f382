// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/** The one place where calls are made and tried again; everything else of the SDK stands on it. */
final class Caller {
    private static final long LEAVING_NANOS = TimeUnit.SECONDS.toNanos(1);

    final RetryPolicy policy;
    final Time time;
    final Backoff backoff;
    /** For acknowledgements that fall due while a handler works. */
    final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(run -> daemon("timer", run));
    private final ManagedChannel channel;
    private final boolean several;
    /** When a node was left for another, so that all who wait leave it once. */
    private final AtomicLong left;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Background> running = ConcurrentHashMap.newKeySet();

    /** One try; a refusal that is temporary leads to the next. */
    interface Attempt<R, X extends Exception> {
        R run(Duration limit) throws X;
    }

    Caller(ManagedChannel channel, RetryPolicy policy, Time time) {
        this(channel, false, policy, time);
    }

    /** {@code several}: the channel knows several nodes. */
    Caller(ManagedChannel channel, boolean several, RetryPolicy policy, Time time) {
        this.channel = channel;
        this.several = several;
        this.left = new AtomicLong(time.nanos() - LEAVING_NANOS - 1);
        this.policy = policy;
        this.time = time;
        this.backoff = new Backoff(policy, () -> ThreadLocalRandom.current().nextDouble());
    }

    boolean severalNodes() {
        return several;
    }

    Channel channel() {
        return channel;
    }

    /** Sends a command, or a question, until it is answered or finally refused; the same bytes each time. */
    <Q extends Message, R> R call(MethodDescriptor<Q, R> method, Q request) {
        Q same = Commands.withRequestId(request);
        return retrying(limit -> {
            CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(limit.toNanos(), TimeUnit.NANOSECONDS);
            try {
                return ClientCalls.blockingUnaryCall(channel, method, options, same);
            } catch (StatusRuntimeException e) {
                Metadata trailers = e.getTrailers();
                throw HubRefusal.of(e.getStatus(), trailers);
            }
        });
    }

    <Q extends Message, R extends Message> Receipt command(MethodDescriptor<Q, R> method, Q request) {
        return Commands.receipt(call(method, request));
    }

    <R, X extends Exception> R retrying(Attempt<R, X> attempt) throws X {
        long start = time.nanos();
        for (int failures = 0; ; failures++) {
            try {
                Duration left = left(start);
                return attempt.run(left.compareTo(policy.attempt()) < 0 ? left : policy.attempt());
            } catch (HubRefusal refusal) {
                Duration delay = backoff.delay(failures, refusal.retryAfter());
                if (!refusal.temporary() || delay.compareTo(left(start)) >= 0 || stopped(delay)) {
                    throw refusal;
                }
                reconnectNow(refusal);
            }
        }
    }

    /**
     * The channel's own back-off grows to minutes; ours decides. Where a node has been silent, closes or finds no writer, the
     * next of several is tried; the old connection is left to what still runs on it.
     */
    void reconnectNow(HubRefusal cause) {
        boolean leave = cause.code() == Status.Code.DEADLINE_EXCEEDED
                || cause.reason() == Reason.REASON_CLOSING
                || cause.reason() == Reason.REASON_NO_WRITER;
        long now = time.nanos();
        long last = left.get();
        if (several && leave && now - last > LEAVING_NANOS && left.compareAndSet(last, now)) {
            channel.enterIdle();
        }
        channel.resetConnectBackoff();
    }


    private Duration left(long start) {
        return policy.overall().minusNanos(time.nanos() - start);
    }

    private boolean stopped(Duration delay) {
        try {
            return time.pause(delay, closed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Refuses once the client is closed. */
    void begin(Background work) {
        running.add(work);
        if (closed.getCount() == 0) {
            running.remove(work);
            throw new IllegalStateException("the client is closed");
        }
    }

    void ended(Background work) {
        running.remove(work);
    }

    void close() {
        running.forEach(Background::close);
        closed.countDown();
        running.forEach(Background::close); // what began between the two
        timer.shutdownNow();
        channel.shutdown();
        try {
            if (channel.awaitTermination(5, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        channel.shutdownNow();
    }

    static Thread daemon(String name, Runnable run) {
        Thread thread = new Thread(run, "xietong-client-" + name);
        thread.setDaemon(true);
        return thread;
    }
}

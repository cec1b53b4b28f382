// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import xietong.v1.ExchangeCommand;
import xietong.v1.Receipt;

/**
 * Many commands over one stream, decided in the order in which they were sent. Where the stream breaks, those without
 * an answer are sent again in the same order, byte for byte, so each is done once. A refusal concerns its command
 * alone; also a temporary one is the caller's to repeat, because later commands may be accepted already.
 */
public final class Exchange implements Background {
    private final Caller caller;
    private final int limit;
    private final Object lock = new Object();
    private final ExchangeQueue queue = new ExchangeQueue();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private ExchangeSession session;
    private boolean closing;
    private HubRefusal dead;

    Exchange(Caller caller, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("at least one command must be allowed to wait for its answer");
        }
        this.caller = caller;
        this.limit = limit;
        thread = Caller.daemon("exchange", this::run);
        caller.begin(this);
        thread.start();
    }

    public <Q extends Message> CompletableFuture<Receipt> send(MethodDescriptor<Q, ?> method, Q command)
            throws InterruptedException {
        return send(method.getFullMethodName(), command);
    }

    /**
     * Queues a command of that full method name and waits while too many are unanswered. The future ends with the
     * receipt or with a {@link HubRefusal}; without an answer for as long as the retry policy allows, with the last
     * cause, and then it is unknown whether it was accepted. Futures complete in order on the thread that reads the
     * answers: what hangs on them must be brief, and there this method fails instead of waiting.
     */
    public CompletableFuture<Receipt> send(String method, Message command) throws InterruptedException {
        if (!Commands.isCommand(command)) {
            throw new IllegalArgumentException(command.getDescriptorForType().getFullName() + " is no command");
        }
        ExchangeCommand bytes = ExchangeCommand.newBuilder()
                .setMethod(method)
                .setRequest(Commands.withRequestId(command).toByteString())
                .build();
        CompletableFuture<Receipt> answer = new CompletableFuture<>();
        synchronized (lock) {
            while (queue.size() >= limit && !closing && dead == null) {
                if (ExchangeSession.ANSWERING.get()) {
                    throw new IllegalStateException(limit + " commands are unanswered");
                }
                lock.wait();
            }
            if (dead != null || closing) {
                return CompletableFuture.failedFuture(dead != null ? dead : closed());
            }
            queue.add(new ExchangeQueue.Unanswered(bytes, caller.time.nanos(), answer));
            lock.notifyAll();
        }
        return answer;
    }

    /** How many commands have no answer yet. */
    public int unanswered() {
        synchronized (lock) {
            return queue.size();
        }
    }

    /** Takes no more commands and waits for the answers, as long as the retry policy allows; the rest is cancelled. */
    @Override
    public void close() {
        synchronized (lock) {
            closing = true;
            lock.notifyAll();
        }
        if (ExchangeSession.ANSWERING.get()) {
            return;
        }
        try {
            thread.join(caller.policy.overall().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        stop.countDown();
        end(closed());
        caller.ended(this);
    }

    private void run() {
        try {
            int failures = 0;
            while (awaitWork()) {
                ExchangeSession next = new ExchangeSession(caller.channel(), queue, lock, caller.policy.attempt());
                HubRefusal cause = pump(next);
                failures = next.progressed() ? 0 : failures + 1;
                if (cause != null && !survived(cause, failures)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            end(closed());
        } catch (RuntimeException | Error e) {
            end(HubRefusal.of(Status.INTERNAL.withDescription("the exchange failed").withCause(e), null));
        }
    }

    private boolean awaitWork() throws InterruptedException {
        synchronized (lock) {
            while (queue.size() == 0 && !(closing && queue.idle())) {
                lock.wait();
            }
            return queue.size() > 0 && dead == null;
        }
    }

    private HubRefusal pump(ExchangeSession next) throws InterruptedException {
        synchronized (lock) {
            if (dead != null) {
                return dead;
            }
            session = next;
        }
        HubRefusal cause = next.pump(() -> closing);
        synchronized (lock) {
            session = null;
            queue.again();
        }
        return cause;
    }

    /** Fails the commands that have waited too long, and all of them where another stream would not help. */
    private boolean survived(HubRefusal cause, int failures) throws InterruptedException {
        if (!cause.reconnectable()) {
            end(cause);
            return false;
        }
        List<ExchangeQueue.Unanswered> old;
        synchronized (lock) {
            old = queue.expired(caller.time.nanos(), caller.policy.overall());
            lock.notifyAll();
        }
        old.forEach(each -> each.answer().completeExceptionally(cause));
        Duration delay = caller.backoff.delay(Math.max(0, failures - 1), cause.retryAfter());
        boolean stopped = caller.time.pause(delay, stop);
        caller.reconnectNow(cause);
        return !stopped;
    }

    private void end(HubRefusal cause) {
        List<ExchangeQueue.Unanswered> all;
        ExchangeSession last;
        synchronized (lock) {
            dead = dead == null ? cause : dead;
            last = session;
            all = queue.drain();
            lock.notifyAll();
        }
        if (last != null) {
            last.over(cause);
        }
        all.forEach(each -> each.answer().completeExceptionally(cause));
    }

    private static HubRefusal closed() {
        return HubRefusal.local(Status.Code.CANCELLED, "the exchange is closed");
    }
}

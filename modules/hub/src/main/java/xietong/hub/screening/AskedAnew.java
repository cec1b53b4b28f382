// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Those who wait until the ledger was asked after they came; all who come within a moment are answered by one question. */
final class AskedAnew {
    private static final long GATHER_MILLIS = 20;

    private final ScheduledExecutorService thread;
    private final Runnable question;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    /** Done when a question is answered that is yet to begin. */
    private final AtomicReference<CompletableFuture<Void>> next = new AtomicReference<>(new CompletableFuture<>());

    AskedAnew(ScheduledExecutorService thread, Runnable question) {
        this.thread = thread;
        this.question = question;
    }

    /** Done by a question that begins after this; {@code soon} where it is to be asked out of turn. */
    CompletableFuture<Void> next(boolean soon) {
        CompletableFuture<Void> answered = next.get();
        if (soon && scheduled.compareAndSet(false, true)) {
            try {
                thread.schedule(
                        () -> {
                            scheduled.set(false);
                            question.run();
                        },
                        GATHER_MILLIS,
                        TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                answered.completeExceptionally(e);
            }
        }
        return answered;
    }

    /** A question begins: whoever asked it completes this with its answer. */
    CompletableFuture<Void> begun() {
        return next.getAndSet(new CompletableFuture<>());
    }

    /** Nobody is answered any more. */
    void close() {
        next.get().completeExceptionally(new IllegalStateException("the hub is closing"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Calls with a bounded number of them under way; none of them may fail. */
final class Busy {
    private static final long PATIENCE_SECONDS = 30;

    private final int most;
    private final Semaphore free;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Busy(int most) {
        this.most = most;
        free = new Semaphore(most);
    }

    /** Waits for room. */
    void begin() throws InterruptedException {
        free.acquire();
        require();
    }

    /** After {@link #begin}: a call that is under way, and what follows its answer. */
    <T> void follow(ListenableFuture<T> call, Consumer<T> then) {
        Futures.addCallback(
                call,
                new FutureCallback<T>() {
                    @Override
                    public void onSuccess(T answer) {
                        try {
                            then.accept(answer);
                        } finally {
                            free.release();
                        }
                    }

                    @Override
                    public void onFailure(Throwable e) {
                        failure.compareAndSet(null, e);
                        free.release();
                    }
                },
                MoreExecutors.directExecutor());
    }

    /** Waits until all have ended. */
    void end() throws InterruptedException {
        if (!free.tryAcquire(most, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(most - free.availablePermits() + " calls are not answered", failure.get());
        }
        free.release(most);
        require();
    }

    private void require() {
        if (failure.get() != null) {
            throw new IllegalStateException("a call was refused", failure.get());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.account;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import xietong.rules.Refused;
import xietong.v1.Reason;

/**
 * Where attempts to sign in are looked at: few at a time, since each costs work, and never answered before a fixed time has
 * passed, so that how long it takes tells nothing about the account.
 */
final class SignInRooms implements AutoCloseable {
    /** Every attempt takes at least this long. */
    static final Duration FLOOR = Duration.ofMillis(300);

    private static final int THREADS = 2;
    private static final int WAITING = 64;
    private static final int PER_ADDRESS = 8;

    private final ThreadPoolExecutor work;
    private final ScheduledExecutorService pace;
    private final Map<String, Integer> under = new ConcurrentHashMap<>();

    SignInRooms() {
        ThreadFactory threads = run -> {
            var made = new Thread(run, "xietong-sign-in");
            made.setDaemon(true);
            return made;
        };
        this.work = new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), threads);
        this.pace = Executors.newSingleThreadScheduledExecutor(threads);
    }

    /** Looks at one attempt from an address; refused with REASON_OVERLOADED where too many wait already. */
    <T> CompletableFuture<T> attempt(String address, Callable<T> look) {
        if (under.merge(address, 1, Integer::sum) > PER_ADDRESS) {
            leave(address);
            return CompletableFuture.failedFuture(busy());
        }
        long begun = System.nanoTime();
        var answer = new CompletableFuture<T>();
        run(look, answer, settle -> pace.schedule(
                settle, Math.max(0, FLOOR.toNanos() - (System.nanoTime() - begun)), TimeUnit.NANOSECONDS));
        return answer.whenComplete((done, failed) -> leave(address));
    }

    /** Looks something up for whoever has proved something already: at once. */
    <T> CompletableFuture<T> ask(Callable<T> look) {
        var answer = new CompletableFuture<T>();
        run(look, answer, Runnable::run);
        return answer;
    }

    private <T> void run(Callable<T> look, CompletableFuture<T> answer, Executor when) {
        try {
            work.execute(() -> {
                Runnable settle;
                try {
                    T found = look.call();
                    settle = () -> answer.complete(found);
                } catch (Exception e) {
                    settle = () -> answer.completeExceptionally(e);
                }
                when.execute(settle);
            });
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(busy());
        }
    }

    private void leave(String address) {
        under.computeIfPresent(address, (a, n) -> n == 1 ? null : n - 1);
    }

    private static Refused busy() {
        return new Refused(Reason.REASON_OVERLOADED, "too many are signing in at the moment; try again")
                .with("retry_after_ms", 1_000);
    }

    @Override
    public void close() {
        work.shutdownNow();
        pace.shutdownNow();
    }
}

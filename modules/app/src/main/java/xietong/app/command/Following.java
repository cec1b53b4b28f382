// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import xietong.app.ExitCodes;
import xietong.app.output.Output;
import xietong.client.SubscriptionListener;
import xietong.client.SubscriptionPosition;

/** Whoever follows a mailbox, until the subscription ends by itself, the program is interrupted, or someone says stop. */
class Following implements SubscriptionListener {
    private final Output output;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Throwable cause;

    Following(Output output) {
        this.output = output;
    }

    /**
     * Waits for the end and gives the exit code.
     *
     * @param close closes what runs; done once, also where the program is interrupted
     * @throws RuntimeException why the subscription ended by itself, where that is a refusal
     */
    final int await(Runnable close) throws InterruptedException {
        Thread closing = new Thread(close);
        Runtime.getRuntime().addShutdownHook(closing);
        stopped.await();
        Runtime.getRuntime().removeShutdownHook(closing);
        close.run();
        if (cause instanceof RuntimeException refusal) {
            throw refusal;
        }
        return cause == null ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    /** Ends the waiting. */
    final void stop() {
        stopped.countDown();
    }

    @Override
    public void onOpened(SubscriptionPosition position) {
        output.aside("following from #" + position.cursor() + ", " + position.behind() + " waiting");
    }

    @Override
    public void onDisconnected(Throwable why, Duration delay) {
        output.aside("disconnected, again in " + delay.toMillis() + " ms: " + why.getMessage());
    }

    @Override
    public void onStopped(Throwable why) {
        cause = why;
        stopped.countDown();
    }
}

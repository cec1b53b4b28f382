// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.v1.MailboxFilter;

/**
 * A named subscription that runs in the background. Each item is handled once and in order while the process lives,
 * over any number of broken streams; after a crash the last few may come again.
 */
public final class Subscription implements Background {
    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);
    private static final Duration LAST_ACKNOWLEDGEMENT = Duration.ofSeconds(5);
    private static final Duration LAST_ITEM = Duration.ofSeconds(30);

    private final Caller caller;
    private final SubscriptionSettings settings;
    private final View view;
    private final Acknowledger acknowledger;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private volatile MailboxSession session;
    private volatile Throwable stoppedBy;

    Subscription(Caller caller, SubscriptionSettings settings) {
        this.caller = caller;
        this.settings = settings;
        view = new View(!settings.filter().equals(MailboxFilter.getDefaultInstance()));
        acknowledger = new Acknowledger(caller, settings);
        settings.store().load().ifPresent(cursor -> view.start(cursor.epoch(), cursor.seq()));
        thread = Caller.daemon("subscription-" + settings.name(), this::run);
        caller.begin(this);
        thread.start();
    }

    public SubscriptionPosition position() {
        return view.position(acknowledger.acknowledged());
    }

    /** False once it was closed or has stopped by itself and its last acknowledgement is out. */
    public boolean running() {
        return thread.isAlive();
    }

    /** Why it ended by itself, as its listener was told; empty while it runs and where it was closed. */
    public Optional<Throwable> stoppedBy() {
        return Optional.ofNullable(stoppedBy);
    }

    /**
     * Waits for the item that is being handled, at most 30 seconds, and acknowledges it; the next one is not begun.
     * Called by the handler itself it does not wait.
     */
    @Override
    public void close() {
        stop.countDown();
        MailboxSession last = session;
        if (last != null) {
            last.cancel();
        }
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(LAST_ITEM.plus(LAST_ACKNOWLEDGEMENT).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Throwable cause = null;
        try {
            sessions();
        } catch (Throwable t) {
            cause = t;
        }
        try {
            acknowledger.finish(LAST_ACKNOWLEDGEMENT);
        } catch (InterruptedException e) {
            LOG.debug("interrupted before the last acknowledgement of {}", settings.name());
        }
        caller.ended(this);
        if (cause != null && stop.getCount() > 0) {
            Throwable told = cause;
            LOG.warn("subscription {} stopped", settings.name(), told);
            stoppedBy = told;
            MailboxSession.tell(() -> settings.listener().onStopped(told));
        }
    }

    private void sessions() throws InterruptedException {
        int failures = 0;
        while (stop.getCount() > 0) {
            MailboxSession next = new MailboxSession(caller, settings, view, acknowledger, stop);
            session = next;
            MailboxSession.Ending ending = next.run();
            if (stop.getCount() == 0) {
                return;
            }
            failures = next.progressed() ? 0 : failures + 1;
            Duration delay = caller.backoff.delay(Math.max(0, failures - 1), ending.retryAfter());
            MailboxSession.tell(() -> settings.listener().onDisconnected(ending.cause(), delay));
            if (caller.time.pause(delay, stop)) {
                return;
            }
            caller.reconnectNow(ending.cause());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.MailboxServiceAcknowledgeResponse;
import xietong.v1.MailboxServiceGrpc;

/**
 * Tells the hub how far the handler has come: one acknowledgement at a time, each for all that was handled until it
 * leaves. The cursor is in the store before the hub hears it.
 */
final class Acknowledger {
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledger.class);

    private final Caller caller;
    private final SubscriptionSettings settings;
    private String epoch = "";
    private long handled;
    private long sent;
    private long acknowledged;
    private int unsent;
    private int failures;
    private boolean inFlight;
    private boolean armed;

    Acknowledger(Caller caller, SubscriptionSettings settings) {
        this.caller = caller;
        this.settings = settings;
    }

    /** The stream begins after that number; the hub's cursor may lag behind it, and is told so. */
    synchronized void opened(String inEpoch, long after, long hubCursor) {
        boolean moved = !epoch.isEmpty() && !epoch.equals(inEpoch);
        epoch = inEpoch;
        handled = after;
        sent = Math.min(after, hubCursor);
        acknowledged = sent;
        if (moved) {
            save();
        }
        if (sent < handled) {
            arm(settings.acknowledgeWithin());
        }
    }

    synchronized void handled(long seq) {
        handled = seq;
        unsent++;
        if (unsent >= settings.acknowledgeBatch() && failures == 0) {
            flush();
        } else {
            arm(settings.acknowledgeWithin());
        }
    }

    synchronized long acknowledged() {
        return acknowledged;
    }

    /** Sends what is left and waits for the answer, but not longer than that. What fails is tried again after the back-off. */
    synchronized void finish(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        flush();
        while (inFlight || sent < handled) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            boolean failed = !inFlight && failures > 0;
            long pause = failed ? Math.min(left, caller.backoff.delay(failures - 1, Duration.ZERO).toNanos()) : left;
            wait(pause / 1_000_000 + 1);
            if (failed || failures == 0) {
                flush();
            }
        }
    }

    private void arm(Duration delay) {
        if (armed) {
            return;
        }
        try {
            caller.timer.schedule(this::due, delay.toNanos(), TimeUnit.NANOSECONDS);
            armed = true;
        } catch (RejectedExecutionException e) {
            LOG.debug("the client is closed; {} is acknowledged when it is back", handled);
        }
    }

    private synchronized void due() {
        armed = false;
        flush();
    }

    private void flush() {
        if (inFlight || sent >= handled) {
            return;
        }
        inFlight = true;
        sent = handled;
        unsent = 0;
        save();
        var request = MailboxServiceAcknowledgeRequest.newBuilder()
                .setMailbox(settings.mailbox())
                .setSubscription(settings.name())
                .setEpoch(epoch)
                .setSeq(sent)
                .build();
        MailboxServiceGrpc.newStub(caller.channel())
                .withDeadlineAfter(caller.policy.attempt().toNanos(), TimeUnit.NANOSECONDS)
                .acknowledge(request, new Answer(request));
    }

    private void save() {
        try {
            settings.store().save(new Cursor(epoch, handled));
        } catch (RuntimeException e) {
            LOG.warn("cursor {} of {} is not saved; a restart would repeat items", handled, settings.name(), e);
        }
    }

    private synchronized void answered(MailboxServiceAcknowledgeRequest request, Throwable failure) {
        inFlight = false;
        boolean current = request.getEpoch().equals(epoch);
        if (failure == null) {
            failures = 0;
            acknowledged = current ? Math.max(acknowledged, request.getSeq()) : acknowledged;
        } else if (current) {
            failed(request, failure);
        }
        if (failures == 0 && unsent >= settings.acknowledgeBatch()) {
            flush();
        } else if (sent < handled) {
            arm(failures == 0 ? settings.acknowledgeWithin() : caller.backoff.delay(failures - 1, Duration.ZERO));
        }
        notifyAll();
    }

    /** One that is refused for good is not repeated: the stream will hear the same and decide. */
    private void failed(MailboxServiceAcknowledgeRequest request, Throwable failure) {
        failures++;
        HubRefusal refusal = HubRefusal.of(Status.fromThrowable(failure), Status.trailersFromThrowable(failure));
        if (refusal.reconnectable()) {
            sent = Math.min(sent, acknowledged);
        }
        LOG.debug("acknowledging {} of {} failed", request.getSeq(), settings.name(), refusal);
    }

    private final class Answer implements StreamObserver<MailboxServiceAcknowledgeResponse> {
        private final MailboxServiceAcknowledgeRequest request;

        Answer(MailboxServiceAcknowledgeRequest request) {
            this.request = request;
        }

        @Override
        public void onNext(MailboxServiceAcknowledgeResponse response) {
            // The end of the call tells the same.
        }

        @Override
        public void onError(Throwable failure) {
            answered(request, failure);
        }

        @Override
        public void onCompleted() {
            answered(request, null);
        }
    }
}

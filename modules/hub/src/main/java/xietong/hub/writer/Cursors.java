// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import xietong.ledger.Subscription;
import xietong.rules.Refused;
import xietong.v1.Reason;

/** Changes of subscriptions in the order asked, until a commit takes them along. */
final class Cursors {
    private List<Asked> waiting = new ArrayList<>();
    private long since;
    private boolean urgent;
    private boolean closed;

    /** A change, and whom to tell what became of the subscription. */
    record Asked(SubscriptionChange change, CompletableFuture<Subscription> answer) {}

    /** Wakes the writer for the first that waits, and for whatever is no acknowledgement. */
    synchronized CompletableFuture<Subscription> put(SubscriptionChange change, Runnable wake) {
        if (closed) {
            return CompletableFuture.failedFuture(
                    new Refused(Reason.REASON_CLOSING, "the hub is closing; reconnect").with("retry_after_ms", 1_000));
        }
        var answer = new CompletableFuture<Subscription>();
        boolean first = waiting.isEmpty();
        waiting.add(new Asked(change, answer));
        if (first) {
            since = System.nanoTime();
        }
        boolean moves = change.kind() == SubscriptionChange.Kind.ACKNOWLEDGE;
        urgent |= !moves;
        if (first || !moves) {
            wake.run();
        }
        return answer;
    }

    /** How long what waits may wait for more: at most that long in all, and only acknowledgements. */
    synchronized long patience(long most) {
        return urgent || closed || waiting.isEmpty() ? 0 : since + most - System.nanoTime();
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Nothing new from now on; what waits is still taken. */
    synchronized void close() {
        closed = true;
    }

    /** What waits where it may wait no longer; else nothing. */
    synchronized List<Asked> due(long most) {
        return patience(most) > 0 ? List.of() : take();
    }

    /** What waits; its answers are completed by the caller. */
    synchronized List<Asked> take() {
        List<Asked> taken = waiting;
        waiting = new ArrayList<>();
        urgent = false;
        return taken;
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import xietong.ledger.Subscription;
import xietong.rules.Refused;
import xietong.v1.Reason;

/**
 * Subscriptions that are to be made or moved, until the next commit takes them along. Many acknowledgements of one
 * subscription become one row.
 */
final class Cursors {
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private boolean closed;

    private record Pending(Subscription subscription, List<CompletableFuture<Void>> answers) {}

    synchronized CompletableFuture<Void> put(Subscription subscription) {
        if (closed) {
            return CompletableFuture.failedFuture(
                    new Refused(Reason.REASON_CLOSING, "the hub is closing; reconnect").with("retry_after_ms", 1_000));
        }
        var answer = new CompletableFuture<Void>();
        String key = subscription.mailbox() + "\n" + subscription.name();
        Pending before = pending.get(key);
        var answers = before == null ? new ArrayList<CompletableFuture<Void>>() : before.answers;
        answers.add(answer);
        long cursor = before == null
                ? subscription.cursor()
                : Math.max(before.subscription.cursor(), subscription.cursor());
        Set<String> topics = subscription.topics();
        pending.put(key, new Pending(
                new Subscription(subscription.mailbox(), subscription.name(), topics, cursor), answers));
        return answer;
    }

    synchronized boolean isEmpty() {
        return pending.isEmpty();
    }

    /** Nothing new from now on; what waits is still taken. */
    synchronized void close() {
        closed = true;
    }

    /** What waits; its answers are completed by the caller. */
    synchronized Taken take() {
        var taken = new Taken(
                pending.values().stream().map(Pending::subscription).toList(),
                pending.values().stream().flatMap(p -> p.answers.stream()).toList());
        pending.clear();
        return taken;
    }

    record Taken(List<Subscription> subscriptions, List<CompletableFuture<Void>> answers) {}
}

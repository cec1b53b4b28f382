// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import xietong.client.Subscription;
import xietong.client.SubscriptionBuilder;
import xietong.client.SubscriptionListener;

/** A subscriber that keeps everything that its handler was given, in order, repeats included. */
final class Reader implements SubscriptionListener, AutoCloseable {
    private final Queue<Mailboxes.Told> items = new ConcurrentLinkedQueue<>();
    private final Set<String> resources = ConcurrentHashMap.newKeySet();
    private final Subscription subscription;

    final AtomicInteger disconnections = new AtomicInteger();
    /** What went wrong by its listener: gaps, new epochs, an end. */
    final List<String> troubles = new CopyOnWriteArrayList<>();

    Reader(SubscriptionBuilder builder, Consumer<Mailboxes.Told> handler) {
        subscription = builder.listener(this).watchdog(Duration.ofSeconds(30)).start(item -> {
            Mailboxes.Told told = Mailboxes.Told.of(item);
            items.add(told);
            resources.add(told.resource());
            handler.accept(told);
        });
    }

    List<Mailboxes.Told> items() {
        return List.copyOf(items);
    }

    /** Whether anything about a resource was seen. */
    boolean saw(String resource) {
        return resources.contains(resource);
    }

    int count() {
        return items.size();
    }

    @Override
    public void onDisconnected(Throwable cause, Duration delay) {
        disconnections.incrementAndGet();
    }

    @Override
    public void onGap(long expected, long got) {
        troubles.add("gap: " + expected + " expected, " + got);
    }

    @Override
    public long onNewEpoch(String previous, String current) {
        troubles.add("new epoch " + current + " after " + previous);
        return 0;
    }

    @Override
    public void onStopped(Throwable cause) {
        troubles.add("stopped: " + cause);
    }

    @Override
    public void close() {
        subscription.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.tracing;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import xietong.live.Live;
import xietong.v1.MailboxItem;

/**
 * Causes that another node decided. They come over Hazelcast and may come after the item itself has left: so they are
 * asked for a second later, and the span says when it was.
 */
final class Elsewhere implements AutoCloseable {
    private static final long AFTER_MILLIS = 1_000;
    private static final int MOST_WAITING = 10_000;
    private static final int TRACE_DIGITS = 32;

    /** What is done with a cause that was found. */
    interface Found {
        void found(SpanContext cause, MailboxItem item, Instant at);
    }

    private final Live live;
    private final Found found;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, run -> {
        var daemon = new Thread(run, "xietong-tracing");
        daemon.setDaemon(true);
        return daemon;
    });

    Elsewhere(Live live, Found found) {
        this.live = live;
        this.found = found;
    }

    /** Tells the other nodes. */
    void tell(long position, String resource, SpanContext cause) {
        if (live.members().size() > 1) {
            live.traces().put(key(position, resource), cause.getTraceId() + cause.getSpanId());
        }
    }

    /** Something has left whose cause is not known here. */
    void ask(MailboxItem item, Instant at) {
        if (live.members().size() > 1 && thread.getQueue().size() < MOST_WAITING) {
            // Of the content nothing is kept meanwhile.
            var bare = MailboxItem.newBuilder()
                    .setPosition(item.getPosition())
                    .setResource(item.getResource())
                    .setTopic(item.getTopic())
                    .setSeq(item.getSeq())
                    .build();
            thread.schedule(() -> look(bare, at), AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look(MailboxItem item, Instant at) {
        Optional<String> told = live.traces().find(key(item.getPosition(), item.getResource()));
        told.ifPresent(ids -> found.found(
                SpanContext.createFromRemoteParent(
                        ids.substring(0, TRACE_DIGITS),
                        ids.substring(TRACE_DIGITS),
                        TraceFlags.getSampled(),
                        TraceState.getDefault()),
                item,
                at));
    }

    private static String key(long position, String resource) {
        return position + " " + resource;
    }

    /** Looks for what still waits, and ends. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(2 * AFTER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

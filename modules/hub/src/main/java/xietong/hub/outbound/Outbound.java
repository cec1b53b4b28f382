// SPDX-License-Identifier: Apache-2.0
package xietong.hub.outbound;

import java.net.http.HttpClient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.hub.HubSettings;
import xietong.hub.Metric;
import xietong.hub.writer.CommitListener;
import xietong.hub.writer.Writer;
import xietong.ledger.Batch;
import xietong.ledger.Ledger;
import xietong.v1.Organisation;

/**
 * Calls an organisation for what none of its terminals has confirmed as displayed in time 外呼. Each of its mailboxes has a
 * subscription of the hub's own, whose cursor says up to where everything is confirmed, called or given up: it is in the
 * ledger, and so is the time of each delivery, so a restart loses no call and repeats at most the last one, under the same
 * key. Works on threads of its own; neither the writer nor a stream waits for it. Only the writer's node calls.
 */
public final class Outbound implements CommitListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);
    private static final long BEAT_MILLIS = 100;
    private static final int THREADS = 8;

    private final HubSettings.Outbound settings;
    private final Ledger ledger;
    private final Counters counters;
    private final HttpClient http = Webhook.client();
    private final Map<String, OutboundMailbox> mailboxes = new ConcurrentHashMap<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService threads;
    private volatile Writer writer;

    /** Calls by these channels. */
    public Outbound(HubSettings.Outbound settings, Ledger ledger, Counters counters) {
        this.settings = settings;
        this.ledger = ledger;
        this.counters = counters;
        var number = new AtomicInteger();
        this.threads = Executors.newScheduledThreadPool(settings.channels().isEmpty() ? 0 : THREADS, run -> {
            var thread = new Thread(run, "xietong-outbound-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins, for as long as that one is the writer. */
    public void start(Writer of) {
        writer = of;
        if (!settings.channels().isEmpty()) {
            threads.scheduleWithFixedDelay(this::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void committed(Batch batch) {
        if (!mailboxes.isEmpty()) {
            batch.entries().stream().flatMap(e -> e.deliveries().stream()).forEach(d -> {
                OutboundMailbox mailbox = mailboxes.get(d.mailbox());
                if (mailbox != null) {
                    mailbox.wake(d.stamp().plus(settings.after()));
                }
            });
        }
    }

    @Override
    public void missed(long position) {
        mailboxes.values().forEach(mailbox -> mailbox.wake(Instant.EPOCH));
    }

    private void beat() {
        try {
            if (!writer.isWriter()) {
                mailboxes.clear();
                return;
            }
            for (HubSettings.OutboundChannel channel : settings.channels()) {
                addresses(channel.organisation()).forEach(address -> mailboxes.computeIfAbsent(
                        address, a -> new OutboundMailbox(a, channel, made(channel), settings, ledger, writer, counters)));
            }
            Instant now = writer.about();
            mailboxes.forEach((address, mailbox) -> {
                if (mailbox.isDue(now) && running.add(address)) {
                    threads.execute(() -> work(address, mailbox));
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("channels cannot be looked after; it is tried again", e);
        }
    }

    private void work(String address, OutboundMailbox mailbox) {
        try {
            mailbox.work();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            counters.count(Metric.OUTBOUND, "interrupted");
            LOG.warn("the channel of {} cannot go on; it is tried again", address, e);
            mailbox.later(1);
        } finally {
            running.remove(address);
        }
    }

    /** The organisation's mailbox, and those of its desks. */
    private List<String> addresses(String code) {
        return writer.book().directory().find(code).filter(o -> !o.getClosed()).stream()
                .flatMap((Organisation o) -> Stream.concat(
                        Stream.of(code), o.getDesksList().stream().map(d -> code + "/" + d.getCode())))
                .toList();
    }

    private Channel made(HubSettings.OutboundChannel channel) {
        return channel.command().isEmpty()
                ? new Webhook(http, channel.url(), channel.secret())
                : new Command(channel.command());
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("a call has not ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

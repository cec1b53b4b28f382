// SPDX-License-Identifier: Apache-2.0
package xietong.hub.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.hub.Metric;
import xietong.hub.Timers;
import xietong.hub.writer.Writer;
import xietong.ledger.Ledger;
import xietong.rules.directory.Directory;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/** Figures that only the ledger can tell, looked up now and then on a thread of their own. */
public final class Survey implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Survey.class);
    private static final String PREFIX = "ORGANISATION_KIND_";

    private final Ledger ledger;
    private final Writer writer;
    private final Counters counters;
    private final OpenAlerts alerts;
    private final ScheduledExecutorService thread = Timers.daemon("xietong-survey");
    private final List<Runnable> others = new CopyOnWriteArrayList<>();
    private volatile Duration behind = Duration.ZERO;

    /** Begins, and registers what it finds. */
    public Survey(Ledger ledger, Writer writer, Counters counters, OpenAlerts alerts, Duration every) {
        this.ledger = ledger;
        this.writer = writer;
        this.counters = counters;
        this.alerts = alerts;
        counters.gauge(Metric.TIMERS_BEHIND, () -> behind.toMillis() / 1_000.0);
        counters.gauge(Metric.ALERTS_UNACKNOWLEDGED, alerts::size);
        counters.gauge(Metric.ALERT_OLDEST, () -> alerts.oldest().map(this::age).orElse(0.0));
        thread.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Another figure that may have to wait for somebody: looked up after the others, as last seen until then. */
    void also(Metric metric, Supplier<Number> look) {
        var seen = new AtomicReference<Number>(0);
        counters.gauge(metric, seen::get);
        others.add(() -> seen.set(look.get()));
    }

    private double age(Instant raised) {
        return Math.max(0, Duration.between(raised, writer.about()).toMillis() / 1_000.0);
    }

    private void look() {
        try {
            Duration late = ledger.nextTimer()
                    .map(due -> Duration.between(due, writer.about()))
                    .orElse(Duration.ZERO);
            behind = late.isNegative() ? Duration.ZERO : late;
            if (writer.isWriter()) {
                alerts.completeIfNeeded();
                lag(ledger.unacknowledged());
            } else {
                // Only the writer hears of every commit.
                alerts.forget();
                lag(Map.of());
            }
            others.forEach(Runnable::run);
        } catch (RuntimeException e) {
            LOG.debug("figures could not be looked up", e);
            counters.count("survey.failed");
        }
    }

    /** By kind of organisation, which is all that is told: never whose mailbox it is. */
    private void lag(Map<String, Long> byMailbox) {
        Directory directory = writer.book().directory();
        var most = new HashMap<String, Long>();
        var mailboxes = new HashMap<String, Long>();
        byMailbox.forEach((mailbox, items) -> {
            String kind = kind(directory, mailbox);
            most.merge(kind, items, Math::max);
            mailboxes.merge(kind, 1L, Long::sum);
        });
        counters.gauges(Metric.MAILBOX_LAG, most);
        counters.gauges(Metric.MAILBOXES_BEHIND, mailboxes);
    }

    private static String kind(Directory directory, String mailbox) {
        OrganisationKind kind = directory.find(mailbox.split("/", 2)[0])
                .map(Organisation::getKind)
                .orElse(OrganisationKind.ORGANISATION_KIND_UNSPECIFIED);
        return kind.name().substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.operations;

import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;
import xietong.hub.Counters;
import xietong.hub.HubSettings;
import xietong.hub.Metric;
import xietong.hub.mailbox.Mailboxes;
import xietong.hub.operations.Health.Finding;
import xietong.hub.screening.WatchFeed;
import xietong.hub.writer.Writer;
import xietong.ledger.Ledger;
import xietong.live.Live;

/** What one node tells whoever runs it: which checks make it ready, and which figures it shows. Wired by {@code Hub}. */
public final class Operations implements AutoCloseable {
    private final HubSettings.Operations settings;
    private final Counters counters;
    private final Health health = new Health();
    private final Pulse pulse;
    private final Survey survey;
    private OperationsServer server;

    public Operations(
            HubSettings settings,
            Ledger ledger,
            Writer writer,
            WatchFeed watches,
            OpenAlerts alerts,
            Counters counters) {
        this.settings = settings.operations();
        this.counters = counters;
        this.pulse = new Pulse(ledger, settings.data(), this.settings.leastFree());
        this.survey = new Survey(ledger, writer, counters, alerts, this.settings.surveyEvery());
        health.lives("writer", () -> writer.isAlive()
                ? Finding.of(true, "its thread runs")
                : Finding.of(false, "its thread has ended: nothing is decided here any more"));
        health.needs("writer", () -> writer.surelyWrites()
                ? Finding.of(true, "this node holds the writer lease, epoch " + writer.epoch())
                : Finding.of(false, "this node does not hold the writer lease, or could not prolong it in time"));
        health.needs("ledger", pulse::ledger);
        health.needs("disk", pulse::disk);
        health.needs("watch orders", () -> watches.isSure()
                ? Finding.of(true, "the list of who is looked for is complete up to " + watches.known())
                : Finding.of(false, watches.isBuilt()
                        ? "the list of who is looked for may be behind the ledger"
                        : "the list of who is looked for is still being read from the ledger"));
        health.ready().checks().forEach(check -> counters.gauge(
                Metric.HEALTHY, () -> passes(check.name()) ? 1 : 0, check.name().replace(' ', '_')));
        counters.gauge(Metric.WRITER, () -> writer.surelyWrites() ? 1 : 0);
        counters.gauge(Metric.WRITER_EPOCH, writer::epoch);
        counters.gauge(Metric.POSITION, () -> writer.heads().position());
        counters.gauge(Metric.COMMANDS_WAITING, writer::waiting);
        counters.gauge(Metric.WATCHED, watches::identifiers);
        counters.gauge(Metric.WATCH_SURE, () -> watches.isSure() ? 1 : 0);
        counters.gauge(Metric.DISK_FREE, pulse::free);
    }

    private boolean passes(String check) {
        return health.ready().checks().stream().anyMatch(c -> c.name().equals(check) && c.passed());
    }

    /** The figures of whom it serves. */
    public void serving(Mailboxes mailboxes, Live live, AtomicInteger connections) {
        counters.gauge(Metric.STREAMS, mailboxes::size);
        counters.gauge(Metric.MEMBERS, () -> live.members().size());
        survey.also(Metric.STATUSES, live::size);
        counters.gauge(Metric.CONNECTIONS, connections::get);
    }

    /** What this node says of itself. */
    public Health health() {
        return health;
    }

    /** Opens the operator's address, where there is one. */
    public void listen(Vertx vertx) {
        if (!settings.host().isEmpty()) {
            server = new OperationsServer(
                    vertx, settings.host(), settings.port(), counters, new HealthPages(health));
        }
    }

    /** Port of the operator's address; 0 where there is none. */
    public int port() {
        return server == null ? 0 : server.port();
    }

    /** Ends what looks things up; the address is closed with the others. */
    @Override
    public void close() {
        survey.close();
        pulse.close();
        counters.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.outbound;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.hub.HubSettings;
import xietong.hub.Metric;
import xietong.hub.States;
import xietong.hub.writer.SubscriptionChange;
import xietong.hub.writer.Writer;
import xietong.ledger.Delivery;
import xietong.ledger.Filter;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.ledger.Subscription;
import xietong.rules.Relation;
import xietong.rules.alert.AlertResource;
import xietong.rules.alert.Terminals;
import xietong.v1.Alert;
import xietong.v1.Terminal;

/** The calls of one mailbox, in order: what cannot be called now holds back what comes after it, until it is given up. */
final class OutboundMailbox {
    /** Name of the hub's own subscription; callers' names have no colon. */
    static final String NAME = Subscription.OWN + "outbound";

    private static final Logger LOG = LoggerFactory.getLogger(OutboundMailbox.class);
    private static final int PAGE = 128;
    private static final int MOST_TERMINALS = 1_000;
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
    private static final Instant NEVER = Instant.MAX;

    private final String address;
    private final HubSettings.OutboundChannel settings;
    private final Channel channel;
    private final HubSettings.Outbound limits;
    private final Ledger ledger;
    private final Writer writer;
    private final Counters counters;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.EPOCH);
    private long failing;
    private int attempts;

    OutboundMailbox(
            String address,
            HubSettings.OutboundChannel settings,
            Channel channel,
            HubSettings.Outbound limits,
            Ledger ledger,
            Writer writer,
            Counters counters) {
        this.address = address;
        this.settings = settings;
        this.channel = channel;
        this.limits = limits;
        this.ledger = ledger;
        this.writer = writer;
        this.counters = counters;
    }

    /** Something may be due at that time. */
    void wake(Instant due) {
        next.updateAndGet(known -> due.isBefore(known) ? due : known);
    }

    boolean isDue(Instant now) {
        return !now.isBefore(next.get());
    }

    /** Not before so many seconds. */
    void later(long seconds) {
        next.set(writer.about().plusSeconds(seconds));
    }

    /** Everything that is due. */
    void work() throws InterruptedException {
        // Whatever wakes it meanwhile is not forgotten.
        next.set(NEVER);
        long cursor = cursor();
        List<Delivery> page;
        do {
            page = ledger.deliveries(address, cursor, PAGE);
            for (Delivery delivery : page) {
                if (!isDone(delivery)) {
                    return;
                }
                cursor = delivery.seq();
            }
            if (!page.isEmpty()) {
                done(cursor);
            }
        } while (page.size() == PAGE);
    }

    /** Where it goes on; one that is new begins with what is delivered from now on. */
    private long cursor() throws InterruptedException {
        Subscription known = ledger.subscription(address, NAME).orElse(null);
        if (known != null) {
            return known.cursor();
        }
        long head = ledger.mailboxHead(address);
        committed(SubscriptionChange.open(address, NAME, Filter.ALL));
        done(head);
        return head;
    }

    private boolean isDone(Delivery delivery) throws InterruptedException {
        if (!Terminals.SHOWN.contains(delivery.topic()) || !delivery.right().equals(Relation.RECIPIENT.name())) {
            return true;
        }
        Instant now = writer.about();
        Instant due = delivery.stamp().plus(limits.after());
        if (now.isBefore(due)) {
            done(delivery.seq() - 1);
            wake(due);
            return false;
        }
        Alert alert = alert(delivery.resource());
        boolean recall = delivery.topic().equals(AlertResource.KIND + ".recalled");
        if (isShown(delivery)) {
            counters.count(Metric.OUTBOUND, "confirmed");
        } else if (alert.hasRecallTime() && !recall) {
            counters.count(Metric.OUTBOUND, "recalled");
        } else if (!called(delivery, alert)) {
            return false;
        }
        done(delivery.seq());
        return true;
    }

    private boolean called(Delivery delivery, Alert alert) throws InterruptedException {
        String key = address + "/" + ledger.info().mailboxEpoch() + "/" + delivery.seq();
        try {
            String id = delivery.resource();
            channel.call(new Channel.Call(
                    key, id, alert.getPriority(), delivery.topic(), settings.link().replace("{id}", id)));
            counters.count(Metric.OUTBOUND, "called");
            LOG.info("outbound: {} called about {} ({}), key {}", address, id, delivery.topic(), key);
            return true;
        } catch (IOException | RuntimeException e) {
            attempts = failing == delivery.seq() ? attempts + 1 : 1;
            failing = delivery.seq();
            if (attempts >= limits.attempts()) {
                counters.count(Metric.OUTBOUND, "given_up");
                LOG.error("outbound: {} not called about {} after {} attempts, key {}: {}",
                        address, delivery.resource(), attempts, key, e.toString());
                return true;
            }
            counters.count(Metric.OUTBOUND, "failed");
            Duration backoff = limits.backoff().multipliedBy(1L << Math.min(16, attempts - 1));
            LOG.warn("outbound: attempt {} to call {} failed, key {}: {}", attempts, address, key, e.toString());
            done(delivery.seq() - 1);
            wake(writer.about().plus(backoff.compareTo(LONGEST_BACKOFF) > 0 ? LONGEST_BACKOFF : backoff));
            return false;
        }
    }

    private Alert alert(String id) {
        return ledger.state(id).map(row -> (Alert) States.parse(row)).orElse(Alert.getDefaultInstance());
    }

    /** Whether any terminal of the mailbox whose filter holds it has said that it has shown it. */
    private boolean isShown(Delivery delivery) {
        String epoch = ledger.info().mailboxEpoch();
        List<String> rows = ledger.subscriptions(address, "", MOST_TERMINALS).stream()
                .filter(s -> !s.isOwn() && s.filter().holds(delivery))
                .map(s -> Terminals.id(address, s.name()))
                .toList();
        return ledger.states(rows).values().stream()
                .filter((StoredState row) -> row.kind().equals(Terminals.KIND))
                .map(row -> (Terminal) States.parse(row))
                .anyMatch(t -> t.getEpoch().equals(epoch) && t.getDisplayedSeq() >= delivery.seq());
    }

    private void done(long seq) throws InterruptedException {
        committed(SubscriptionChange.acknowledge(address, NAME, seq));
    }

    private void committed(SubscriptionChange change) throws InterruptedException {
        try {
            writer.put(change).get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the cursor cannot be moved", e);
        }
    }
}

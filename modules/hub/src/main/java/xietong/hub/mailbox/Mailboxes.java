// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import xietong.hub.HubClock;
import xietong.hub.HubSettings;
import xietong.hub.States;
import xietong.hub.writer.CommitListener;
import xietong.ledger.Batch;
import xietong.ledger.Delivery;
import xietong.ledger.Filter;
import xietong.ledger.Ledger;
import xietong.ledger.Subscription;
import xietong.live.Live;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.alert.AlertResource;
import xietong.v1.MailboxByeReason;
import xietong.v1.MailboxItem;
import xietong.v1.Reason;

/**
 * The open streams of this node. A commit wakes those whose mailboxes have grown; a new connection of a subscription
 * ends the old one; old streams are politely ended.
 */
public final class Mailboxes implements CommitListener, AutoCloseable {
    /** The number of a connection is its millisecond, shifted by so many bits, and a count. */
    static final int CONNECTION_BITS = 10;

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final String RECALLED = AlertResource.KIND + ".recalled";

    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final Ledger ledger;
    private final States states;
    private final HubSettings.Mailbox limits;
    private final Presences presences;
    private final RecallsUnseen unseen;
    private final Pieces pieces;
    private final Lately lately = new Lately();
    private final Consumer<List<MailboxItem>> onSent;
    /** Milliseconds since 1970 above a count. Greater than any number given before a restart, and comparable between nodes as far as their clocks are. */
    private final AtomicLong connections = new AtomicLong();
    private final Map<String, Stream> bySubscription = new ConcurrentHashMap<>();
    private final Map<String, Set<Stream>> byMailbox = new ConcurrentHashMap<>();
    private final Map<String, Integer> byOrganisation = new ConcurrentHashMap<>();
    private final long ticker;
    private volatile boolean closing;
    private volatile Supplier<Instant> asOf = Instant::now;

    /** One open stream. */
    private record Stream(Opening opening, Presences.Subscriber subscriber, Instant opened, Pump pump) {
        String mailbox() {
            return opening.mailbox();
        }

        String name() {
            return opening.name();
        }

        long since() {
            return opening.arrival().number;
        }

        String key() {
            return mailbox() + "\n" + name();
        }
    }

    /** For one node. {@code onSent} is told what leaves on any stream. */
    public Mailboxes(
            Vertx vertx,
            WorkerExecutor workers,
            Ledger ledger,
            States states,
            HubSettings settings,
            Live live,
            Consumer<List<MailboxItem>> onSent) {
        this.onSent = onSent;
        this.vertx = vertx;
        this.workers = workers;
        this.ledger = ledger;
        this.states = states;
        this.limits = settings.mailbox();
        this.presences = new Presences(live, settings.node(), limits.heartbeat());
        this.unseen = new RecallsUnseen(ledger);
        this.pieces = new Pieces(workers);
        live.onTakenOver(newer -> takenOver(bySubscription.get(newer.mailbox() + "\n" + newer.subscription()), newer.since()));
        this.ticker = vertx.setPeriodic(Math.max(50, limits.heartbeat().toMillis() / 4), t -> tick(HubClock.now()));
    }

    /**
     * What a stream is opened with.
     *
     * @param reader who reads
     * @param mailbox which mailbox
     * @param name name of the subscription
     * @param filter which deliveries
     * @param window most unacknowledged items
     * @param after start after this number
     * @param cursor acknowledged up to here
     * @param arrival the call; the later one takes over, whichever is ready first
     * @param entitled refuses once the reader's certificate or token is no longer in force
     */
    record Opening(
            Caller reader,
            String mailbox,
            String name,
            Filter filter,
            int window,
            long after,
            long cursor,
            Arrival arrival,
            Runnable entitled) {}

    /** A call that wants to open a stream: its number, and its place among its organisation's. */
    final class Arrival {
        private final long number =
                connections.updateAndGet(last -> Math.max(last + 1, HubClock.millis() << CONNECTION_BITS));
        private final String organisation;
        private final AtomicBoolean left = new AtomicBoolean();

        private Arrival(String organisation) {
            this.organisation = organisation;
        }

        long number() {
            return number;
        }

        /** The stream has ended, or comes to nothing. */
        void leave() {
            if (left.compareAndSet(false, true)) {
                byOrganisation.merge(organisation, -1, (n, one) -> n == 1 ? null : n - 1);
            }
        }
    }

    /** Refused with REASON_QUOTA_EXCEEDED. */
    Arrival arrive(String organisation) {
        var arrival = new Arrival(organisation);
        if (byOrganisation.merge(organisation, 1, Integer::sum) > limits.maxStreams()) {
            arrival.leave();
            throw new Refused(Reason.REASON_QUOTA_EXCEEDED, "too many streams of this organisation")
                    .with("accepted", limits.maxStreams());
        }
        return arrival;
    }

    /** Opens a stream on the current context; refused with REASON_CLOSING. */
    Pump open(Opening opening, Pump.Outlet outlet) {
        if (closing) {
            throw new Refused(Reason.REASON_CLOSING, "the hub is closing; reconnect").with("retry_after_ms", 1_000);
        }
        var view = new View(ledger, states, lately, opening.mailbox(), opening.filter(), opening.reader());
        var stream = new Stream[1];
        var pump = new Pump(
                vertx.getOrCreateContext(),
                workers,
                view,
                pieces,
                outlet,
                limits,
                opening.window(),
                ledger.info().mailboxEpoch(),
                onSent,
                p -> closed(stream[0]));
        stream[0] = new Stream(opening, new Presences.Subscriber(opening), HubClock.now(), pump);
        register(stream[0]);
        // The view's head before the mailbox's, which may grow meanwhile; nothing where it was deleted meanwhile.
        workers.<Optional<long[]>>executeBlocking(
                        () -> ledger.subscription(opening.mailbox(), opening.name()).map(s -> {
                            long last = view.lastUpTo(Long.MAX_VALUE);
                            return new long[] {last, view.lastUpTo(opening.after(), last), view.head()};
                        }),
                        false)
                .onSuccess(found -> found.ifPresentOrElse(
                        at -> pump.open(opening.after(), at[1], opening.cursor(), at[2], at[0], HubClock.now()),
                        () -> pump.bye(MailboxByeReason.MAILBOX_BYE_REASON_DELETED, Duration.ZERO)))
                .onFailure(e -> pump.fail(new IllegalStateException(e)));
        return pump;
    }

    private void register(Stream stream) {
        byMailbox.compute(stream.mailbox(), (m, known) -> {
            // In one step: a set that has become empty is dropped by whoever leaves last.
            Set<Stream> streams = known == null ? ConcurrentHashMap.newKeySet() : known;
            streams.add(stream);
            return streams;
        });
        var earlier = new Stream[1];
        bySubscription.compute(stream.key(), (k, known) -> {
            boolean later = known == null || known.since() < stream.since();
            earlier[0] = later ? known : stream;
            return later ? stream : known;
        });
        if (earlier[0] != null) {
            takenOver(earlier[0], Long.MAX_VALUE);
        }
        presences.connected(stream.subscriber(), stream.pump().lastSent());
        if (closing) {
            stream.pump().bye(MailboxByeReason.MAILBOX_BYE_REASON_CLOSING, RETRY);
        }
    }

    /** By a connection with a later number, here or at another node. */
    private static void takenOver(Stream stream, long by) {
        if (stream != null && stream.since() < by) {
            stream.pump().fail(new Refused(
                    Reason.REASON_SUBSCRIPTION_TAKEN_OVER, "another connection took this subscription over"));
        }
    }

    private void closed(Stream stream) {
        stream.opening().arrival().leave();
        bySubscription.remove(stream.key(), stream);
        byMailbox.computeIfPresent(stream.mailbox(), (m, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
        presences.disconnected(stream.subscriber());
    }

    @Override
    public void committed(Batch batch) {
        if (!batch.entries().isEmpty()) {
            lately.committed(batch);
            pieces.outdated();
        }
        // Recalls before the items: whoever is behind hears of them first.
        batch.entries().forEach(e -> recalled(e.deliveries()));
        var heads = new HashMap<String, Long>();
        for (Batch.Entry entry : batch.entries()) {
            for (Delivery delivery : entry.deliveries()) {
                heads.merge(delivery.mailbox(), delivery.seq(), Math::max);
            }
        }
        heads.forEach(this::wake);
    }

    @Override
    public void missed(long position) {
        lately.missed();
        pieces.outdated();
        unseen.after(position, this::recalled);
        ledger.mailboxesAfter(position).forEach(this::wake);
    }

    private void recalled(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            if (delivery.topic().equals(RECALLED)) {
                byMailbox.getOrDefault(delivery.mailbox(), Set.of()).stream()
                        .filter(stream -> stream.opening().filter().holds(delivery.labels()))
                        .forEach(stream -> stream.pump().recalled(delivery));
            }
        }
    }

    private void wake(String mailbox, long head) {
        byMailbox.getOrDefault(mailbox, Set.of()).forEach(stream -> stream.pump().wake(head));
    }

    /** Whether a stream of this node has sent as much of a subscription's view. */
    boolean hasSent(String mailbox, String name, long seq) {
        Stream stream = bySubscription.get(mailbox + "\n" + name);
        return stream != null && seq <= stream.pump().sent();
    }

    /** A subscription has acknowledged. */
    void acknowledged(String mailbox, String name, long seq) {
        Stream stream = bySubscription.get(mailbox + "\n" + name);
        if (stream != null) {
            stream.pump().acknowledged(seq);
        }
    }

    /** A subscription is no more. */
    void deleted(String mailbox, String name) {
        Stream stream = bySubscription.get(mailbox + "\n" + name);
        if (stream != null) {
            stream.pump().bye(MailboxByeReason.MAILBOX_BYE_REASON_DELETED, Duration.ZERO);
        }
    }

    /** Number of open streams. */
    public int size() {
        return bySubscription.size();
    }

    /** Ends the streams of readers who are no longer in force. */
    public void check() {
        bySubscription.values().forEach(Mailboxes::entitled);
    }

    private static boolean entitled(Stream stream) {
        try {
            stream.opening().entitled().run();
            return true;
        } catch (Refused refused) {
            stream.pump().fail(refused);
            return false;
        }
    }

    /** Asked as of when this node knows the ledger; else as of now. */
    public void knownAsOf(Supplier<Instant> known) {
        asOf = known;
    }

    private void tick(Instant now) {
        Instant known = asOf.get();
        for (Stream stream : bySubscription.values()) {
            if (!entitled(stream)) {
                continue;
            }
            if (now.isAfter(stream.opened().plus(limits.maxStreamAge()))) {
                stream.pump().bye(MailboxByeReason.MAILBOX_BYE_REASON_AGE, Duration.ZERO);
            } else {
                stream.pump().beat(now, known);
                stream.pump().whenFull(() -> lookAtCursor(stream));
                presences.alive(stream.subscriber(), stream.pump().lastSent());
            }
        }
    }

    /** It may have been acknowledged at another node. */
    private void lookAtCursor(Stream stream) {
        workers.<Long>executeBlocking(
                        () -> ledger.subscription(stream.mailbox(), stream.name())
                                .map(Subscription::cursor)
                                .orElse(0L),
                        false)
                .onSuccess(stream.pump()::acknowledged);
    }

    /** Ends all streams politely. */
    @Override
    public void close() {
        closing = true;
        vertx.cancelTimer(ticker);
        List<Stream> open = new ArrayList<>(bySubscription.values());
        open.forEach(s -> s.pump().bye(MailboxByeReason.MAILBOX_BYE_REASON_CLOSING, RETRY));
    }
}

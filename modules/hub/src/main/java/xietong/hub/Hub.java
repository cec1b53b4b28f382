// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.StartSteps.Step;
import xietong.hub.account.AccountSecrets;
import xietong.hub.account.SignInDesk;
import xietong.hub.account.WallDesk;
import xietong.hub.browser.Browser;
import xietong.hub.browser.Colleagues;
import xietong.hub.cluster.Node;
import xietong.hub.gateway.Methods;
import xietong.hub.gateway.OpenStreams;
import xietong.hub.identity.Authenticator;
import xietong.hub.identity.Identity;
import xietong.hub.identity.SessionEnds;
import xietong.hub.identity.Tokens;
import xietong.hub.mailbox.MailboxCalls;
import xietong.hub.mailbox.Mailboxes;
import xietong.hub.operations.Health.Finding;
import xietong.hub.operations.HealthPages;
import xietong.hub.operations.OpenAlerts;
import xietong.hub.operations.Operations;
import xietong.hub.outbound.Outbound;
import xietong.hub.retention.RetentionRounds;
import xietong.hub.screening.ListProof;
import xietong.hub.screening.SharedListCheck;
import xietong.hub.screening.SightingDesk;
import xietong.hub.screening.SightingKeys;
import xietong.hub.screening.WatchFeed;
import xietong.hub.screening.WatchPublisher;
import xietong.hub.tracing.Traces;
import xietong.hub.wall.Delivered;
import xietong.hub.wall.WallBeats;
import xietong.hub.wall.Walls;
import xietong.hub.writer.Checkpoints;
import xietong.hub.writer.Claim;
import xietong.hub.writer.CommitListener;
import xietong.hub.writer.Writer;
import xietong.ledger.Batch;
import xietong.ledger.Ledger;
import xietong.ledger.Ledgers;
import xietong.live.Live;
import xietong.rules.Times;
import xietong.rules.book.RuleBook;
import xietong.rules.directory.Directory;
import xietong.rules.screening.Digester;

/** A running hub: ledger, writer, mailboxes and gateway, wired by hand. */
public final class Hub implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);
    private static final int WORKERS = 16;
    private static final int TRANSFERS = 32;
    private static final int MATCHES = 4;
    private static final long RESTS_MILLIS = 60_000;
    /** Members that have not come by then are not waited for. */
    private static final long MEMBERS_COME_NANOS = TimeUnit.SECONDS.toNanos(15);
    /** When a start is long over. */
    private static final Duration PROOF_AFTER = Duration.ofMinutes(15);

    private final HubSettings settings;
    private final Identity identity;
    private final Ledger ledger;
    private final Live live;
    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final Mailboxes mailboxes;
    private final Writer writer;
    private final Counters counters = new Counters();
    private final StartSteps steps;
    private final WatchFeed watches;
    private final WatchPublisher publisher;
    private final ListProof proof;
    private final Outbound outbound;
    private final Operations operations;
    private final Traces traces;
    private final RetentionRounds retention;
    private final Revocation revocation;
    private final SignInDesk signIn;
    private final WallDesk wallDesk;
    private final Walls walls;
    private final List<CertificateWatch> certificates = new ArrayList<>();
    private final Browser browser;
    private final Thread statuses;
    /** Null where this node is the only one. */
    private final SharedListCheck check;
    /** Null where this node is the only one. */
    private final Node node;
    private final List<Server> servers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private String deployment;

    private Hub(HubSettings settings, boolean anyClock) {
        this.settings = settings;
        this.steps = new StartSteps(counters);
        this.identity = Identity.load(identityFolder(settings.data()));
        this.ledger = Ledgers.open(settings.ledger());
        HubClock.of(ledger.info().mode());
        boolean several = Node.isOneOfSeveral(settings, ledger);
        Claim claim = several
                ? Claim.ofSeveral(settings.writer().lease())
                : Claim.of(settings.node(), settings.writer().lease());
        var beginning = new Beginning(settings, identity, ledger, anyClock);
        RuleBook book = several ? beginning.joined() : beginning.alone(claim);
        this.node = several ? new Node(settings, identity, claim) : null;
        List<Digester> digesters = SightingKeys.load(identityFolder(settings.data()));
        this.watches = new WatchFeed(ledger, digesters, counters, settings.data().resolve("watch-list"));
        // May take longest of all: meanwhile the cluster is joined and the rest is made.
        steps.done(Step.LEDGER);
        watches.prepare(several, () -> steps.done(Step.LIST));
        this.live = Live.start(settings.live().of(ledger.info().id()));
        steps.done(Step.CLUSTER);
        var status = new StatusFeed(ledger, live);
        this.vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        this.workers = vertx.createSharedWorkerExecutor("xietong-ledger", WORKERS, 10, TimeUnit.MINUTES);
        var current = new RuleBook[] {book};
        var holder = new Writer[1];
        Supplier<Directory> directory =
                () -> holder[0] == null ? current[0].directory() : holder[0].book().directory();
        var states = new States(directory);
        var tokens = new Tokens(identity);
        var sessions = new SessionEnds(ledger);
        sessions.look();
        var authenticator = new Authenticator(directory, tokens, sessions);
        var streams = new OpenStreams(authenticator);
        this.traces = Traces.of(settings.operations(), settings.node(), live);
        var delivered = new Delivered();
        this.mailboxes = new Mailboxes(
                vertx, workers, ledger, states, settings, live,
                items -> {
                    counters.add(Metric.ITEMS, items.size());
                    if (delivered.isWanted() && !items.isEmpty()) {
                        // One of a frame: the others left with it.
                        delivered.left(Times.instant(items.get(0).getTime()), holder[0].about());
                    }
                    traces.delivered(items);
                });
        this.revocation = new Revocation(vertx, workers, sessions::look, mailboxes::check, streams::check);
        var checkpoints = new Checkpoints(
                ledger,
                new Checkpoints.Signer(
                        Identity.keyDigest(identity.verifyingKey()), "SHA256withECDSA", identity::sign),
                settings.writer().checkpointEvery());
        this.outbound = new Outbound(settings.outbound(), ledger, counters);
        var alerts = new OpenAlerts(ledger);
        var colleagues = new Colleagues(ledger);
        this.walls = new Walls(ledger, live, counters, delivered, Math.max(1, settings.live().members().size()));
        if (!several) {
            // What came since may have taken longer than the lease lasts.
            claim.await(ledger);
        }
        this.writer = new Writer(
                ledger,
                claim,
                settings.writer(),
                settings.mailbox().maxSubscriptions(),
                counters,
                traces,
                new CommitListener() {
                    @Override
                    public void committed(Batch batch) {
                        watches.committed(batch);
                        mailboxes.committed(batch);
                        status.committed(batch);
                        outbound.committed(batch);
                        alerts.committed(batch);
                        walls.committed(batch);
                        colleagues.committed(batch);
                        revocation.committed(batch);
                        if (several) {
                            node.committed(batch);
                        }
                    }

                    @Override
                    public void missed(long position) {
                        watches.missed(position);
                        mailboxes.missed(position);
                        status.missed(position);
                        outbound.missed(position);
                        alerts.missed(position);
                        walls.missed(position);
                        colleagues.missed(position);
                        revocation.missed(position);
                    }
                },
                checkpoints,
                book);
        holder[0] = writer;
        if (several) {
            node.start(writer, ledger, new Followed(mailboxes, watches, walls, colleagues, revocation, writer::book));
            authenticator.issuedElsewhere(node::caughtUp);
            watches.startAmongSeveral(writer, live);
            mailboxes.knownAsOf(node::asOf);
        } else {
            watches.start(writer);
        }
        // Behind everything else: a status that is not there yet is read from the ledger. Not before it is known with which
        // node each lies, or all would be told again.
        long began = System.nanoTime();
        this.statuses = inBackground(() -> status.keep(
                () -> watches.isBuilt() && (live.isWhole() || System.nanoTime() - began > MEMBERS_COME_NANOS),
                () -> steps.done(Step.STATUSES)), "xietong-status");
        this.check = several ? new SharedListCheck(watches, live.watches(), digesters, writer, counters) : null;
        this.proof = new ListProof(watches, counters, PROOF_AFTER);
        this.publisher = new WatchPublisher(watches, live.watches(), writer, ledger);
        publisher.start();
        outbound.start(writer);
        this.retention = new RetentionRounds(ledger, writer, counters);
        retention.start();
        walls.start(writer);
        var secrets = new AccountSecrets(identity);
        this.signIn = new SignInDesk(ledger, writer, directory, secrets);
        this.wallDesk = new WallDesk(ledger, writer, directory, secrets);
        this.operations = new Operations(settings, ledger, writer, watches, alerts, counters);
        var calls = new MailboxCalls(ledger, writer, mailboxes, states, workers);
        WorkerExecutor transfers =
                vertx.createSharedWorkerExecutor("xietong-documents", TRANSFERS, 10, TimeUnit.MINUTES);
        // Of their own, so that a flood of matches does not hold up what terminals read.
        WorkerExecutor matches = vertx.createSharedWorkerExecutor("xietong-matches", MATCHES, 10, TimeUnit.MINUTES);
        var desk = new SightingDesk(ledger, writer, watches, digesters, work -> blocking(matches, work), counters);
        var methods = new Methods(
                ledger, writer, states, live, calls, walls, identity, authenticator, streams, tokens, desk, watches, digesters,
                workers, transfers, counters, traces, operations.health(), settings);
        vertx.setPeriodic(RESTS_MILLIS, t -> methods.rest());
        if (several) {
            operations.health().needs("writer", () -> node.isReady()
                    ? Finding.of(true, "this node writes, or hands on to the one that does")
                    : Finding.of(false, "no writer is known, or the ledger is not reached"));
            operations.health().needs("shared list", () -> check.isDone()
                    ? Finding.of(true, "the shared list is the ledger's")
                    : Finding.of(false, "the shared list has not been compared with the ledger's yet"));
        }
        this.browser = new Browser(
                settings, identity, authenticator, methods, ledger.info().mode(), writer::now, writer::about,
                several ? node::asOf : Instant::now, new HealthPages(operations.health()), counters,
                signIn, wallDesk, new WallBeats(live.walls(), counters, settings.node()), colleagues);
        listen(methods);
    }

    private static Thread inBackground(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, e) -> LOG.warn("{} ended; what it did not do is read when asked", name, e));
        thread.start();
        return thread;
    }

    private static void blocking(WorkerExecutor on, Runnable work) {
        on.executeBlocking(
                () -> {
                    work.run();
                    return null;
                },
                false);
    }

    /** Folder of the hub's keys. */
    public static Path identityFolder(Path data) {
        return data.resolve("identity");
    }

    /**
     * Starts and returns when it is ready to serve. The identity must have been initialised.
     *
     * @throws IllegalStateException when the ledger is not durable or of the other mode, when another hub writes it, or
     *     when the clock is behind its last stamp
     */
    public static Hub start(HubSettings settings) {
        return new Hub(settings, false);
    }

    /** Starts even where the clock is behind the ledger's last stamp; time stands still until it has caught up. */
    public static Hub startAtAnyTime(HubSettings settings) {
        return new Hub(settings, true);
    }

    private void listen(Methods methods) {
        byte[] certificate = CertificateWatch.digest(identity.serverFiles());
        var connections = new AtomicInteger();
        operations.serving(mailboxes, live, connections);
        var health = new HealthPages(operations.health());
        int loops = Math.max(2, Runtime.getRuntime().availableProcessors());
        // A negative port is a free one that all instances share.
        int port = settings.server().port() == 0 ? -1 : settings.server().port();
        Future<String> deployed = vertx.deployVerticle(
                () -> {
                    var server = new Server(
                            settings.server(), identity, methods, port, connections, health, counters,
                            node == null ? null : node.calls());
                    servers.add(server);
                    return server;
                },
                new DeploymentOptions().setInstances(loops));
        try {
            deployment = deployed.toCompletionStage().toCompletableFuture().join();
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException(
                    "cannot listen on " + settings.server().host() + ":" + settings.server().port(), e);
        }
        try {
            operations.listen(vertx);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        certificates.add(new CertificateWatch(
                vertx, workers, identity.serverFiles(),
                () -> Future.all(servers.stream().map(Server::reload).toList()), certificate));
        LOG.info("listening on {}:{}", settings.server().host(), port());
        steps.done(Step.SERVING);
        if (settings.web().isServed()) {
            listenForBrowsers(loops);
        }
        if (node != null) {
            node.reachableAt(port());
        }
    }

    private void listenForBrowsers(int loops) {
        try {
            byte[] certificate = CertificateWatch.digest(browser.certificate());
            browser.listen(vertx, loops, StreamWritability::watch);
            certificates.add(new CertificateWatch(vertx, workers, browser.certificate(), browser::reload, certificate));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The hub as browsers see it. */
    public Browser browser() {
        return browser;
    }

    /** Port for browsers; 0 where there are no pages. */
    public int webPort() {
        return browser.port();
    }

    /** Port it listens on. */
    public int port() {
        return servers.get(0).port();
    }

    /** Port of the operator's address; 0 where there is none. */
    public int operationsPort() {
        return operations.port();
    }

    /** Whether it serves: what {@code /health/ready} says. */
    public boolean isReady() {
        return operations.health().ready().passed();
    }

    /** The ledger, for the start-up banner. */
    public Ledger ledger() {
        return ledger;
    }

    /** The writer, for the start-up banner. */
    public Writer writer() {
        return writer;
    }

    /** The shared live state, for the start-up banner. */
    public Live live() {
        return live;
    }

    /** This node's list of whom is looked for, for the start-up banner. */
    public WatchFeed watches() {
        return watches;
    }

    /** Where officers sign in. */
    public SignInDesk signIn() {
        return signIn;
    }

    /** Where browsers become walls. */
    public WallDesk wallDesk() {
        return wallDesk;
    }

    /** The hub's keys, for tokens. */
    public Identity identity() {
        return identity;
    }

    /** Refuses new work, finishes what it accepted, ends streams politely and stops. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        if (check != null) {
            check.close();
        }
        operations.health().drain();
        certificates.forEach(CertificateWatch::close);
        revocation.close();
        signIn.close();
        wallDesk.close();
        statuses.interrupt();
        publisher.close();
        proof.close();
        watches.close();
        retention.close();
        outbound.close();
        walls.close();
        mailboxes.close();
        browser.drain();
        writer.close();
        try {
            browser.close(vertx);
            // The port before the threads that answer: until it is closed every call gets an answer.
            if (deployment != null) {
                vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().join();
            }
            if (node != null) {
                node.close();
            }
            vertx.close().toCompletionStage().toCompletableFuture().join();
        } finally {
            operations.close();
            traces.close();
            live.close();
            ledger.close();
        }
        LOG.info("closed");
    }
}

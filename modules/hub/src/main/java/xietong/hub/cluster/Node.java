// SPDX-License-Identifier: Apache-2.0
package xietong.hub.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.HubClock;
import xietong.hub.HubSettings;
import xietong.hub.Timers;
import xietong.hub.identity.Identity;
import xietong.hub.identity.NodeCertificate;
import xietong.hub.writer.Claim;
import xietong.hub.writer.CommitListener;
import xietong.hub.writer.Follower;
import xietong.hub.writer.Writer;
import xietong.ledger.Batch;
import xietong.ledger.Lease;
import xietong.ledger.Ledger;
import xietong.rules.Refused;
import xietong.v1.Reason;

/**
 * This node among several on one ledger. Who writes stands in the ledger's lease; the way there is looked up again and again
 * and never asked of a peer. Without the ledger for longer than a lease lasts nothing is taken in.
 */
public final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final HubSettings settings;
    private final Claim claim;
    private final NodeCertificate certificate;
    private final NodeCalls calls = new NodeCalls();
    private final ScheduledExecutorService later = Timers.daemon("xietong-node");
    private final Dispatcher dispatcher;
    private final String process = UUID.randomUUID().toString();
    private Here here;
    private Writer writer;
    private volatile Follower follower;
    /** Used by the follower's thread only, as the rest below. */
    private Link link;
    private long links;
    private Way way;
    private long notBefore = System.nanoTime();
    private long pause = FIRST_PAUSE;

    /** For a hub with these settings, which is not the only one. */
    public Node(HubSettings settings, Identity identity, Claim claim) {
        this.settings = settings;
        this.claim = claim;
        this.certificate = NodeCertificate.make(identity, settings.node());
        this.dispatcher = new Dispatcher(settings.writer(), this::fault);
    }

    /** Whether a hub with these settings on this ledger is one of several. */
    public static boolean isOneOfSeveral(HubSettings settings, Ledger ledger) {
        return !settings.live().members().isEmpty() && ledger.info().engine().equals("postgresql");
    }

    /** What other nodes call. */
    public NodeCalls calls() {
        return calls;
    }

    /** What is handed in at this writer goes to whichever node writes; {@code listener} hears what others commit. */
    public void start(Writer of, Ledger ledger, CommitListener listener) {
        writer = of;
        here = new Here(of.here(), dispatcher, later);
        calls.start(of);
        of.through(dispatcher);
        follower = new Follower(of, ledger, listener::missed, this::writes);
        // What needs the newest rule book to be of use is told when it is here.
        dispatcher.onAccepted(receipt -> receipt.getRuleBookVersion() > of.book().version()
                ? follower.reached(receipt.getPosition())
                : CompletableFuture.completedFuture(null));
    }

    /** From now on others may be told that this one is the writer. */
    public void reachableAt(int port) {
        String given = settings.cluster().endpoint();
        claim.reachableAt(settings.node(), given.isEmpty() ? settings.server().host() + ":" + port : given);
    }

    /** Whether commands find a writer, and this node the ledger. */
    public boolean isReady() {
        return fault() == null && dispatcher.knowsWriter();
    }

    /** Done when this node knows what any node committed before now, or after a second. */
    public CompletableFuture<Void> caughtUp() {
        Follower following = follower;
        return following == null || writer.isWriter() ? CompletableFuture.completedFuture(null) : following.caughtUp();
    }

    /** As of when this node knows the ledger. */
    public Instant asOf() {
        Follower following = follower;
        return following == null ? HubClock.now() : following.asOf();
    }

    /** How long ago the ledger answered this node. */
    public Duration ledgerAge() {
        Follower following = follower;
        return following == null ? Duration.ZERO : following.age();
    }

    /** Told to other nodes: where this one's ledger stands after a commit. */
    public void committed(Batch batch) {
        calls.committed(batch);
    }

    private Refused fault() {
        Follower following = follower;
        return following == null || following.age().compareTo(settings.writer().lease()) < 0
                ? null
                : new Refused(Reason.REASON_NO_WRITER, "this node does not reach the ledger")
                        .with("retry_after_ms", 1_000)
                        .with("streams_as_of", following.asOf().truncatedTo(ChronoUnit.MILLIS));
    }

    /** On the follower's thread. */
    private void writes(Optional<Lease> holder) {
        if (writer.isWriter()) {
            use(here);
            link = null;
            return;
        }
        Optional<Lease> other = holder.filter(lease -> !claim.holds(lease));
        Optional<String> address = other.flatMap(Claim::address);
        if (address.isEmpty()) {
            if (holder.isEmpty() || link != null) {
                use(null);
                link = null;
            }
            return;
        }
        Lease lease = other.get();
        boolean same = link != null && link.writer().equals(lease);
        if (same) {
            link.requireLife();
        }
        if (same && !link.isClosed()) {
            pause = link.hasAnswered() ? FIRST_PAUSE : pause;
            return;
        }
        if (same || System.nanoTime() - notBefore < 0) {
            if (same) {
                link = null;
                notBefore = System.nanoTime() + pause;
                pause = Math.min(LONGEST_PAUSE, pause * 2);
            }
            return;
        }
        LOG.info("the writer is {}, epoch {}", lease.node(), lease.epoch());
        link = new Link(
                lease, address.get(), certificate, process, ++links, dispatcher, position -> follower.hint(position));
        use(link);
    }

    private void use(Way next) {
        if (next != way || next == here) {
            way = next;
            dispatcher.use(next);
        }
    }

    /** Takes nothing more in. The writer has been closed before, and the port. */
    @Override
    public void close() {
        Follower following = follower;
        if (following != null) {
            following.close();
        }
        dispatcher.close();
        later.shutdownNow();
    }
}

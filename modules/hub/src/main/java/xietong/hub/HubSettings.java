// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import xietong.ledger.LedgerSettings;
import xietong.live.LiveSettings;

/**
 * All that a hub must be told. Each component is a key of {@code config/hub.yaml}, where it is explained.
 *
 * @param node name of this node
 * @param data folder for everything that the hub keeps: ledger, documents, identity
 * @param server where it listens
 * @param ledger the ledger
 * @param writer limits of the writer
 * @param mailbox limits of the mailboxes
 * @param live the shared live state
 * @param outbound whom the hub calls outside
 * @param cluster how it is one of several
 * @param initialRules entries of the rule book for a new ledger, by key; see {@code RuleBook}
 */
public record HubSettings(
        String node,
        Path data,
        Server server,
        LedgerSettings ledger,
        Writer writer,
        Mailbox mailbox,
        LiveSettings live,
        Outbound outbound,
        Cluster cluster,
        Map<String, byte[]> initialRules) {

    /** One that other nodes reach where it listens. */
    public HubSettings(
            String node,
            Path data,
            Server server,
            LedgerSettings ledger,
            Writer writer,
            Mailbox mailbox,
            LiveSettings live,
            Outbound outbound,
            Map<String, byte[]> initialRules) {
        this(node, data, server, ledger, writer, mailbox, live, outbound, Cluster.AS_SERVED, initialRules);
    }

    /**
     * How a hub is one of several nodes on one ledger.
     *
     * @param endpoint where the other nodes reach this one, host:port; empty for the address and port where it listens
     */
    public record Cluster(String endpoint) {
        /** Reached where it listens. */
        public static final Cluster AS_SERVED = new Cluster("");
    }

    /** One that calls nobody outside. */
    public HubSettings(
            String node,
            Path data,
            Server server,
            LedgerSettings ledger,
            Writer writer,
            Mailbox mailbox,
            LiveSettings live,
            Map<String, byte[]> initialRules) {
        this(node, data, server, ledger, writer, mailbox, live, Outbound.NOBODY, initialRules);
    }

    /**
     * Calls for what no terminal of an addressee has confirmed as displayed.
     *
     * @param after how long a terminal may take
     * @param attempts most attempts at one call
     * @param backoff pause after the first failure; doubles, up to a minute
     * @param channels of which organisations
     */
    public record Outbound(Duration after, int attempts, Duration backoff, List<OutboundChannel> channels) {
        /** No calls. */
        public static final Outbound NOBODY =
                new Outbound(Duration.ofSeconds(10), 8, Duration.ofSeconds(1), List.of());
    }

    /**
     * How one organisation is called, for its own mailbox and its desks'.
     *
     * @param organisation its code
     * @param url of a webhook; empty for a command
     * @param secret that a webhook is signed with
     * @param command program and arguments; empty for a webhook
     * @param link where an alert can be looked at, {id} in it filled in
     */
    public record OutboundChannel(
            String organisation, String url, String secret, List<String> command, String link) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "OutboundChannel[" + organisation + "]";
        }
    }

    /**
     * Where it listens.
     *
     * @param host address to bind
     * @param port port for gRPC; 0 takes a free one
     * @param maxMessage largest message in bytes
     * @param maxConnections more are closed at once
     * @param maxDocument largest document in bytes
     * @param idleTimeout a connection without any traffic for so long is closed
     * @param shutdownGrace how long calls and connections may take to end at closing, after what was handed in is done
     */
    public record Server(
            String host,
            int port,
            int maxMessage,
            int maxConnections,
            long maxDocument,
            Duration idleTimeout,
            Duration shutdownGrace) {}

    /**
     * Limits of the writer.
     *
     * @param batchLimit most commands in one commit
     * @param queueLimit most commands waiting; more are refused with REASON_OVERLOADED
     * @param perOrganisation most commands of one organisation waiting
     * @param lease validity of the writer lease
     * @param checkpointEvery how often the latest seal is signed
     */
    public record Writer(
            int batchLimit, int queueLimit, int perOrganisation, Duration lease, Duration checkpointEvery) {}

    /**
     * Limits of the mailboxes.
     *
     * @param heartbeat sign of life on an idle stream
     * @param maxStreamAge after this a stream is politely ended
     * @param maxStreams most streams of one organisation
     * @param maxSubscriptions most named subscriptions of one mailbox
     * @param frame most items in one frame
     */
    public record Mailbox(
            Duration heartbeat, Duration maxStreamAge, int maxStreams, int maxSubscriptions, int frame) {}
}

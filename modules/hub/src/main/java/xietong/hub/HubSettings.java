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
 * @param limits what one organisation may ask for
 * @param operations what it tells whoever runs it
 * @param web where browsers reach it
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
        Limits limits,
        Operations operations,
        Web web,
        Map<String, byte[]> initialRules) {

    /** One without pages. */
    public HubSettings(
            String node,
            Path data,
            Server server,
            LedgerSettings ledger,
            Writer writer,
            Mailbox mailbox,
            LiveSettings live,
            Outbound outbound,
            Cluster cluster,
            Limits limits,
            Operations operations,
            Map<String, byte[]> initialRules) {
        this(
                node, data, server, ledger, writer, mailbox, live, outbound, cluster, limits, operations, Web.NONE,
                initialRules);
    }

    /**
     * One that other nodes reach where it listens, without bounds to what an organisation asks for in a second, and without
     * an address for operators.
     */
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
        this(
                node, data, server, ledger, writer, mailbox, live, outbound, Cluster.AS_SERVED, Limits.NONE,
                Operations.NONE, initialRules);
    }

    /**
     * What one organisation may ask for; more is refused with REASON_OVERLOADED and the time after which to try again.
     *
     * @param commands commands in a second
     * @param burst commands at once, after a time without
     * @param questions calls that read, in a second
     * @param bytes bytes of messages and documents sent to the hub, in a second
     * @param calls calls under way
     * @param streams exchanges open, and as many streams of sightings
     * @param documents documents under way
     */
    public record Limits(
            long commands, long burst, long questions, long bytes, int calls, int streams, int documents) {
        /** No bounds by the second. */
        public static final Limits NONE =
                new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 512, 64, 8);
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

    /** The same with other limits. */
    public HubSettings with(Limits other) {
        return new HubSettings(
                node, data, server, ledger, writer, mailbox, live, outbound, cluster, other, operations, web, initialRules);
    }

    /** The same with other pages. */
    public HubSettings with(Web other) {
        return new HubSettings(
                node, data, server, ledger, writer, mailbox, live, outbound, cluster, limits, operations, other,
                initialRules);
    }

    /** The same with another address for operators. */
    public HubSettings with(Operations other) {
        return new HubSettings(
                node, data, server, ledger, writer, mailbox, live, outbound, cluster, limits, other, web, initialRules);
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
     * What it tells whoever runs it.
     *
     * @param host address to bind for metrics and health, without credentials; empty for none
     * @param port its port; 0 takes a free one
     * @param leastFree with less space left in the data folder, in bytes, the node is not ready
     * @param surveyEvery how often figures are looked up that only the ledger can tell
     * @param traces OTLP collector's address over HTTP; empty: nothing is traced
     * @param tracesPercent share of the calls without a trace context that are traced
     */
    public record Operations(
            String host, int port, long leastFree, Duration surveyEvery, String traces, int tracesPercent) {
        /** No address. */
        public static final Operations NONE = new Operations("", 0, 0, Duration.ofSeconds(15), "", 0);
    }

    /**
     * Where browsers reach it.
     *
     * @param host address to bind
     * @param port its port; 0 takes a free one, -1 none: there are no pages
     * @param certificate folder with server.pem and server-key.pem; empty for the hub's own
     * @param plain without TLS, on a loopback address only
     * @param files folder to serve the pages from instead of those in the program; empty for those
     */
    public record Web(String host, int port, String certificate, boolean plain, String files) {
        /** No pages. */
        public static final Web NONE = new Web("127.0.0.1", -1, "", false, "");

        /** Whether there are pages. */
        public boolean isServed() {
            return port >= 0;
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

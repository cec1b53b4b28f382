// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.util.List;
import java.util.Locale;

/**
 * Every figure that the hub tells an operator: its name, what it counts, its labels. The table in docs/operations.md is
 * made of this. Labels take few values, all fixed in the program or its rights table: never a person, a case or a code.
 */
public enum Metric {
    COMMANDS(Kind.COUNTER, "commands", "Commands that were decided, or refused before, by what came of it: accepted, "
            + "repeated, nothing (the hub's own that came to nothing), failed, or the reason of the refusal.",
            "command", "outcome"),
    COMMANDS_WAITING(Kind.GAUGE, "commands.waiting", "Commands that wait for the writer."),
    COMMIT(Kind.TIMER, "commit", "Time that one commit took, from the first statement until it was durable."),
    COMMIT_COMMANDS(Kind.SUMMARY, "commit.commands", "Commands and timers decided for one commit."),
    CALLS(Kind.COUNTER, "calls", "Calls that began, of callers who are known and entitled.", "method"),
    CALLS_REFUSED(Kind.COUNTER, "calls.refused", "Calls that ended with a refusal.", "method", "reason"),
    CONNECTIONS(Kind.GAUGE, "connections", "Open connections."),
    CONNECTIONS_REFUSED(Kind.COUNTER, "connections.refused", "Connections that were refused: limit (server.max_connections), "
            + "or handshake (no TLS of ours, or broken while it was made).", "reason"),
    STREAMS(Kind.GAUGE, "streams", "Open mailbox streams of this node."),
    ITEMS(Kind.COUNTER, "items", "Mailbox items that left on streams."),
    MAILBOX_LAG(Kind.GAUGE, "mailbox.lag.items", "Most deliveries that one subscription has not acknowledged, by kind of "
            + "organisation; told by the writer.", "kind"),
    MAILBOXES_BEHIND(Kind.GAUGE, "mailboxes.behind", "Mailboxes with a subscription that has not acknowledged everything, by "
            + "kind of organisation; told by the writer.", "kind"),
    ALERTS_UNACKNOWLEDGED(Kind.GAUGE, "alerts.unacknowledged", "Alerts that nobody has acknowledged 未确认; told by the writer."),
    ALERT_OLDEST(Kind.GAUGE, "alert.oldest.unacknowledged.seconds", "Age of the oldest of them by trusted time; 0 without any."),
    TIMERS_BEHIND(Kind.GAUGE, "timers.behind.seconds", "How long the earliest legal deadline that is due has been waiting "
            + "to fire; 0 while none is due."),
    SIGHTINGS(Kind.COUNTER, "sightings", "Sightings screened, by verdict.", "verdict"),
    WATCHED(Kind.GAUGE, "watched.identifiers", "Identifiers in this node's list of whom is looked for."),
    WATCH_SURE(Kind.GAUGE, "watched.sure", "1 while this node may say that nobody looks for someone, else 0."),
    OUTBOUND(Kind.COUNTER, "outbound", "Calls outside the hub for alerts that no terminal showed, by what came of it.",
            "outcome"),
    WRITER(Kind.GAUGE, "writer", "1 while this node surely holds the writer lease, else 0."),
    WRITER_EPOCH(Kind.GAUGE, "writer.epoch", "Epoch of this node's lease; 0 without one."),
    POSITION(Kind.GAUGE, "ledger.position", "Position of the last commit that this node knows."),
    MEMBERS(Kind.GAUGE, "cluster.members", "Members of the cluster that this node sees."),
    STATUSES(Kind.GAUGE, "live.statuses", "Request statuses in the shared live state."),
    HEALTHY(Kind.GAUGE, "healthy", "1 while a check of /health/ready passes, else 0.", "check"),
    START(Kind.GAUGE, "start.seconds", "Seconds from the start of this node's process until a step of it was done, 0 before: "
            + "program, ledger, cluster, serving, list (of whom is looked for), statuses (of matters).", "step"),
    DISK_FREE(Kind.GAUGE, "disk.free.bytes", "Space left where the data folder is."),
    EVENTS(Kind.COUNTER, "events", "Rare happenings by name; those that end in failed want an operator.", "event");

    /** How it is counted. */
    public enum Kind {
        /** Only grows. */
        COUNTER,
        /** Goes up and down. */
        GAUGE,
        /** Seconds, in buckets. */
        TIMER,
        /** A number of things, in buckets. */
        SUMMARY
    }

    private static final String PREFIX = "xietong.";

    private final Kind kind;
    private final String key;
    private final String description;
    private final List<String> labels;

    Metric(Kind kind, String key, String description, String... labels) {
        this.kind = kind;
        this.key = key;
        this.description = description;
        this.labels = List.of(labels);
    }

    public Kind kind() {
        return kind;
    }

    /** Short name, as {@code AdminService.GetHub} tells it. */
    public String key() {
        return key;
    }

    /** Name for the registry. */
    String meter() {
        return PREFIX + key;
    }

    /** Name by which Prometheus knows its series; buckets, sums and counts add their own ending. */
    public String family() {
        String name = meter().replace('.', '_');
        return switch (kind) {
            case COUNTER -> name + "_total";
            case TIMER -> name + "_seconds";
            case GAUGE, SUMMARY -> name;
        };
    }

    /** What it says. */
    public String description() {
        return description;
    }

    /** Names of its labels, in order. */
    public List<String> labels() {
        return labels;
    }

    /** Its line in the table of docs/operations.md. */
    public String row() {
        return "| `" + family() + "` | " + kind.name().toLowerCase(Locale.ROOT) + " | "
                + (labels.isEmpty() ? "" : "`" + String.join("`, `", labels) + "`") + " | " + description + " |";
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.List;
import java.util.Map;

/**
 * Which settings make an acknowledged commit durable. Whatever else an engine answers, the ledger does not open
 * (promise 1).
 */
final class Durability {
    private Durability() {}

    /**
     * What is asked of a PostgreSQL server.
     *
     * @param standby whether there is another server that may take its place
     * @param asynchronous whether acknowledged commits may be lost, but never the ledger's soundness
     */
    record Demand(boolean standby, boolean asynchronous) {}

    /** What SQLite lacks, or null. NORMAL syncs only at checkpoints in WAL mode: a power cut takes back commits. */
    static String sqlite(Map<String, String> settings) {
        String mode = settings.get("journal_mode");
        if (!"wal".equalsIgnoreCase(mode)) {
            return "SQLite journal_mode is " + mode + ", needed is wal";
        }
        String synchronous = settings.get("synchronous");
        if (!List.of("2", "3").contains(synchronous)) {
            return "SQLite synchronous is " + synchronous + ", needed is 2 (FULL) or 3 (EXTRA)";
        }
        return null;
    }

    /** The same where another server may take this one's place: without a synchronous standby it lacks what was just said. */
    static String postgresql(Map<String, String> settings, Demand demand) {
        String problem = demand.asynchronous() ? unsound(settings) : postgresql(settings);
        if (problem != null || demand.asynchronous() || !demand.standby()) {
            return problem;
        }
        return settings.get("synchronous_standby_names").isEmpty()
                ? "PostgreSQL synchronous_standby_names is empty, needed is a synchronous standby, since the ledger's URL"
                        + " names several servers: a commit acknowledged by one could be missing on the next"
                        + " (ledger.durability: asynchronous accepts that)"
                : null;
    }

    /** SQL for whether a session's settings still satisfy a demand. */
    static String stillPostgresql(Demand demand) {
        String sound = "current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on'";
        if (demand.asynchronous()) {
            return "(" + sound + ")";
        }
        return "(" + sound + " AND (current_setting('synchronous_commit') IN ('on', 'remote_apply')"
                + " OR current_setting('synchronous_commit') <> 'off'"
                + " AND current_setting('synchronous_standby_names') = '')"
                + (demand.standby() ? " AND current_setting('synchronous_standby_names') <> ''" : "") + ")";
    }

    /** What may break the ledger itself, whatever was accepted. */
    private static String unsound(Map<String, String> settings) {
        for (String setting : List.of("fsync", "full_page_writes")) {
            if (!"on".equals(settings.get(setting))) {
                return "PostgreSQL " + setting + " is " + settings.get(setting) + ", needed is on";
            }
        }
        return null;
    }

    /**
     * What PostgreSQL lacks, or null. on and remote_apply wait until the commit is flushed here and, where there are
     * synchronous standbys, there. local and remote_write are as good without such standbys; with them, a commit
     * acknowledged here could be missing after a failover.
     */
    static String postgresql(Map<String, String> settings) {
        String unsound = unsound(settings);
        if (unsound != null) {
            return unsound;
        }
        String commit = settings.get("synchronous_commit");
        if (List.of("on", "remote_apply").contains(commit)) {
            return null;
        }
        String standbys = settings.get("synchronous_standby_names");
        if (List.of("local", "remote_write").contains(commit) && standbys.isEmpty()) {
            return null;
        }
        return "PostgreSQL synchronous_commit is " + commit + ", needed is on or remote_apply"
                + (standbys.isEmpty() ? "" : " with synchronous_standby_names " + standbys);
    }
}

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

    /**
     * What PostgreSQL lacks, or null. on and remote_apply wait until the commit is flushed here and, where there are
     * synchronous standbys, there. local and remote_write are as good without such standbys; with them, a commit
     * acknowledged here could be missing after a failover.
     */
    static String postgresql(Map<String, String> settings) {
        for (String setting : List.of("fsync", "full_page_writes")) {
            if (!"on".equals(settings.get(setting))) {
                return "PostgreSQL " + setting + " is " + settings.get(setting) + ", needed is on";
            }
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

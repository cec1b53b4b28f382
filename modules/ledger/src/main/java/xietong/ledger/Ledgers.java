// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.nio.file.Path;
import java.util.List;

/** Opens ledgers. */
public final class Ledgers {
    private Ledgers() {}

    /**
     * Opens a ledger, migrates its schema under a lock and reads the durability settings back.
     *
     * @throws IllegalStateException when there is none and {@code createAs} is null, when it is of the other mode, or
     *     when the engine does not make commits durable; the message names the setting and what is needed
     */
    public static Ledger open(LedgerSettings settings) {
        return Opening.open(settings);
    }

    /** Whether there is a ledger. */
    public static boolean exists(LedgerSettings settings) {
        return Opening.exists(settings);
    }

    /**
     * Makes a ledger from a backup file. Mailboxes keep their numbers but get a new epoch, so that no reader takes a
     * number from before for one from after.
     *
     * @return cited documents that the backup does not hold as they were put there
     * @throws IllegalStateException when the target holds a ledger already
     */
    public static List<DocumentFault> restore(Path backup, LedgerSettings target) {
        return new Restore(backup, target).run();
    }
}

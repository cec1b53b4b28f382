// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.time.Instant;
import xietong.v1.Mode;

/**
 * What is fixed when a ledger is created, and by what promise it was opened.
 *
 * @param id random name of this ledger
 * @param mode LIVE or DRILL, for good
 * @param engine sqlite or postgresql
 * @param digestAlgorithm SHA-256 or SM3; stored with each digest as well
 * @param mailboxEpoch epoch of the mailboxes' numbering; a restore starts a new one
 * @param created when
 * @param asynchronous whether acknowledged commits may be lost by a failure of the engine's machine
 */
public record LedgerInfo(
        String id,
        Mode mode,
        String engine,
        String digestAlgorithm,
        String mailboxEpoch,
        Instant created,
        boolean asynchronous) {}

// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.time.Instant;

/**
 * The seal of one batch, chained to the one before.
 *
 * @param position the batch
 * @param stamp its trusted time
 * @param entries number of its history records
 * @param algorithm digest algorithm
 * @param previous seal before, empty at position 1
 * @param digest over all of these and the records' digests
 */
public record Seal(long position, Instant stamp, int entries, String algorithm, byte[] previous, byte[] digest) {}

// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a ledger stands.
 *
 * @param position position of the last batch, 0 before the first
 * @param stamp trusted time of the last batch; the epoch before the first
 * @param digest seal of the last batch, empty before the first
 * @param drillOffset how far a DRILL ledger's clock has been moved forward; zero on a LIVE one
 */
public record Heads(long position, Instant stamp, byte[] digest, Duration drillOffset) {}

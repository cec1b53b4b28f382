// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.util.Optional;

/**
 * What a node that does not write looks at again and again, in one short question.
 *
 * @param writer who holds the writer lease, by the engine's clock; empty where nobody does
 * @param position position of the last commit
 */
public record Tail(Optional<Lease> writer, long position) {}

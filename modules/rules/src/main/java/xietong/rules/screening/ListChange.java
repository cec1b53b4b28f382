// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import java.util.List;

/**
 * A change of the list: a watch order comes into force or gets another name, or it ends. What has ended never comes back.
 *
 * @param previous ledger position of the change before, 0 before the first: a gap shows
 * @param position ledger position of this one
 * @param reference the watch order's
 * @param added digests of its identifiers, under the list's key; those already there change nothing
 * @param ended whether it has ended
 */
public record ListChange(long previous, long position, long reference, List<Digest> added, boolean ended) {}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import xietong.ledger.Reads;
import xietong.ledger.Seal;
import xietong.rules.screening.Identifier;

/**
 * By what a ledger knows a list that was kept outside of it for its own: the seal of the last commit in it, which stands for
 * all before, and the number of the normal form that its digests were made of.
 *
 * @param position ledger position of that commit, from 1
 * @param seal its digest
 * @param form {@link Identifier#FORM} of who made the list
 */
record ListMark(long position, byte[] seal, int form) {

    /** Of a position; empty where the ledger has no commit there. */
    static Optional<ListMark> of(Reads ledger, long position) {
        return seal(ledger, position).map(seal -> new ListMark(position, seal.digest(), Identifier.FORM));
    }

    /** Whether the ledger has this very commit, and the digests are made as they are now. */
    boolean isOf(Reads ledger) {
        return form == Identifier.FORM
                && seal(ledger, position).filter(there -> Arrays.equals(there.digest(), seal)).isPresent();
    }

    private static Optional<Seal> seal(Reads ledger, long position) {
        List<Seal> next = position < 1 ? List.of() : ledger.sealsAfter(position - 1, 1);
        return next.stream().filter(found -> found.position() == position).findFirst();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ListMark mark
                && position == mark.position && form == mark.form && Arrays.equals(seal, mark.seal);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position);
    }
}

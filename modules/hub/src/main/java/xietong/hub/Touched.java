// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.time.Instant;
import java.util.List;
import xietong.ledger.Reads;
import xietong.ledger.Seal;
import xietong.ledger.StoredState;
import xietong.rules.admin.AdminRules;

/** When resources were changed or read in clear last, as the ledger tells it by the positions of their states. Blocks. */
public final class Touched {
    private static final int PAGE = 10;

    private Touched() {}

    /** Position of the last reading in clear of a resource; 0 where there was none. */
    public static long read(Reads reads, String resource) {
        String prefix = AdminRules.readingsOf(resource);
        long last = 0;
        List<StoredState> page = reads.statesOfKind(AdminRules.ACCESS, prefix, PAGE);
        while (!page.isEmpty()) {
            for (StoredState access : page) {
                if (!access.id().startsWith(prefix)) {
                    return last;
                }
                last = Math.max(last, access.position());
            }
            page = reads.statesOfKind(AdminRules.ACCESS, page.get(page.size() - 1).id(), PAGE);
        }
        return last;
    }

    /** When a position was written; the distant past of 0, which none has. */
    public static Instant time(Reads reads, long position) {
        return position == 0 ? Instant.MIN : reads.sealsAfter(position - 1, 1).get(0).stamp();
    }

    /** The last position that was written before an instant; 0 where there is none. Positions are in order of time. */
    public static long before(Reads reads, Instant instant) {
        long low = 0;
        long high = reads.heads().position();
        while (low < high) {
            long middle = low + (high - low + 1) / 2;
            Seal seal = reads.sealsAfter(middle - 1, 1).get(0);
            if (seal.stamp().isBefore(instant)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.retention;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import xietong.hub.LedgerLook;
import xietong.hub.States;
import xietong.hub.Touched;
import xietong.ledger.Reads;
import xietong.ledger.StoredState;
import xietong.rules.Catalogue;
import xietong.rules.book.RuleBook;
import xietong.rules.retention.Retained;

/**
 * Walks through the states of a kind, a page at a time, and looks at those that were not changed for the period of their
 * kind. Reads only, with short reads; what it finds due, the writer looks at again before it erases. Blocks.
 */
final class RetentionWalk {
    private static final int PAGE = 200;

    private final Reads reads;
    private final RuleBook book;
    private final Instant now;
    private final LedgerLook look;

    RetentionWalk(Reads reads, RuleBook book, Instant now) {
        this.reads = reads;
        this.book = book;
        this.now = now;
        this.look = new LedgerLook(reads);
    }

    /**
     * A resource whose period is over.
     *
     * @param last when it was changed or read in clear last, with what belongs to it
     */
    record Due(String id, long revision, Instant last) {}

    /** What one page holds. */
    record Page(List<Due> due, long open) {}

    /** Page by page, as long as {@code goOn} says so; whether it came to the end. */
    boolean through(String kind, BooleanSupplier goOn, Consumer<Page> take) {
        int years = book.retention().of(kind).orElseThrow();
        long before = Touched.before(reads, Retained.before(years, now));
        String after = "";
        if (before == 0) {
            return true;
        }
        while (goOn.getAsBoolean()) {
            List<StoredState> states = reads.statesOfKind(kind, after, PAGE);
            if (states.isEmpty()) {
                return true;
            }
            after = states.get(states.size() - 1).id();
            take.accept(page(states.stream().filter(s -> s.position() <= before).toList()));
        }
        return false;
    }

    private Page page(List<StoredState> old) {
        var due = new ArrayList<Due>();
        long open = 0;
        for (StoredState row : old) {
            Message state = States.parse(row);
            Retained retained = Retained.of(row.id(), state, look, book, now);
            if (retained.standing() == Retained.Standing.DUE) {
                due.add(new Due(row.id(), Catalogue.resource(row.kind()).revision(state), retained.last()));
            } else if (retained.standing() == Retained.Standing.OPEN) {
                open++;
            }
        }
        return new Page(due, open);
    }
}

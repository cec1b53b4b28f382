// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.Message;
import java.util.Collection;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.States;
import xietong.ledger.Figures;
import xietong.ledger.Lease;
import xietong.ledger.Ledger;
import xietong.ledger.Reads;
import xietong.ledger.StoredState;
import xietong.rules.Catalogue;
import xietong.rules.statistics.Tally;
import xietong.store.v1.StatisticsCell;

/**
 * The figures, counted from all states. Otherwise every batch changes them by what it changes; so all states are read only
 * where a ledger's figures were never counted, because an earlier program wrote it, or counted in another way than this
 * program counts.
 */
public final class Recount {
    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);
    private static final int PAGE = 500;

    private Recount() {}

    /** Whether the figures were never counted, or in another way. */
    public static boolean isNeeded(Ledger ledger) {
        return ledger.figuresCounted() != Tally.VERSION;
    }

    /** Counts anew where that is needed, before this process becomes the writer. */
    public static void ifNeeded(Ledger ledger, Claim claim) {
        if (isNeeded(ledger)) {
            now(ledger, claim);
        }
    }

    /** Counts anew and replaces what was there; again where another process wrote meanwhile. */
    static void now(Ledger ledger, Claim claim) {
        boolean done = false;
        while (!done) {
            long position = ledger.heads().position();
            List<Figures> all = of(ledger).stream().map(CommittedFigures::row).toList();
            Lease lease = claim.await(ledger);
            done = ledger.replaceFigures(lease, position, all, Tally.VERSION);
            LOG.info("figures counted anew at position {}: {} cells", position, all.size());
        }
    }

    /** The figures of all that the ledger holds. */
    public static Collection<StatisticsCell> of(Reads reads) {
        return Tally.rebuilt(Catalogue.kinds().stream().flatMap(kind -> states(reads, kind))).cells();
    }

    private static Stream<Message> states(Reads reads, String kind) {
        var pages = new Spliterators.AbstractSpliterator<List<StoredState>>(Long.MAX_VALUE, Spliterator.ORDERED) {
            private String after = "";

            @Override
            public boolean tryAdvance(java.util.function.Consumer<? super List<StoredState>> take) {
                List<StoredState> page = reads.statesOfKind(kind, after, PAGE);
                if (page.isEmpty()) {
                    return false;
                }
                after = page.get(page.size() - 1).id();
                take.accept(page);
                return true;
            }
        };
        return StreamSupport.stream(pages, false).flatMap(List::stream).map(States::parse);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import xietong.hub.writer.TrustedTime;
import xietong.ledger.Ledger;
import xietong.rules.book.RuleBook;

/** What a retention round would erase, counted and left as it is: numbers and days, nothing about anybody. */
public final class RetentionSurvey {
    private RetentionSurvey() {}

    /**
     * One kind.
     *
     * @param years that it is kept after its end
     * @param due resources whose period is over
     * @param oldest end of the oldest of these; null where there is none
     * @param open resources that were not changed for as long, but have not ended, or belong to something that has not
     */
    public record Line(String kind, int years, long due, Instant oldest, long open) {
        private Line with(RetentionWalk.Page page) {
            Instant first = oldest;
            for (RetentionWalk.Due found : page.due()) {
                first = first == null || found.last().isBefore(first) ? found.last() : first;
            }
            return new Line(kind, years, due + page.due().size(), first, open + page.open());
        }
    }

    /** A line for each kind that the rule book names a period for: the one in force, or one that may come. Blocks. */
    public static List<Line> of(Ledger ledger, RuleBook book) {
        var walk = new RetentionWalk(ledger, book, TrustedTime.now(ledger, ledger.heads()));
        var lines = new ArrayList<Line>();
        book.retention().years().forEach((kind, years) -> {
            var line = new Line[] {new Line(kind, years, 0, null, 0)};
            walk.through(kind, () -> true, page -> line[0] = line[0].with(page));
            lines.add(line[0]);
        });
        return lines;
    }
}

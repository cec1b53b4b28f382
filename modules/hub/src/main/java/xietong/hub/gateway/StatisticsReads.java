// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import xietong.hub.PageBytes;
import xietong.hub.writer.CommittedFigures;
import xietong.ledger.Figures;
import xietong.ledger.Reads;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.directory.Directory;
import xietong.rules.statistics.StatisticsQuestion;
import xietong.rules.statistics.StatisticsRows;
import xietong.store.v1.StatisticsCell;
import xietong.v1.Reason;
import xietong.v1.StatisticsServiceQueryRequest;
import xietong.v1.StatisticsServiceQueryResponse;

/**
 * Figures as they were added up with every commit: the cells of the days and organisations that are asked for, a page at a
 * time, and nothing else of the ledger. One answer reads so many cells at most and is as large as a page at most, and is
 * refused with REASON_TOO_LARGE beyond. Blocks; not for event loops.
 */
final class StatisticsReads {
    /** A year of a province: a second or two of reading. */
    static final int MOST = 500_000;

    private static final int PAGE = 500;

    private final Reads reads;
    private final Supplier<Directory> directory;
    private final int most;

    StatisticsReads(Reads reads, Supplier<Directory> directory, int most) {
        this.reads = reads;
        this.directory = directory;
        this.most = most;
    }

    StatisticsServiceQueryResponse query(StatisticsServiceQueryRequest request, Caller reader) {
        var question = new StatisticsQuestion(request, reader.code(), directory.get());
        int[] left = {most};
        Stream<StatisticsCell> cells = question.organisations().stream()
                .flatMap(organisation -> pages(organisation, question, left))
                .flatMap(List::stream)
                .map(CommittedFigures::cell);
        var answer = StatisticsServiceQueryResponse.newBuilder()
                .addAllRows(StatisticsRows.of(cells, question))
                .build();
        if (answer.getSerializedSize() > PageBytes.MOST) {
            throw tooLarge();
        }
        return answer;
    }

    private static Refused tooLarge() {
        return new Refused(Reason.REASON_TOO_LARGE, "more than one answer holds; ask for fewer organisations, days or kinds");
    }

    private Stream<List<Figures>> pages(String organisation, StatisticsQuestion question, int[] left) {
        var pages = new Spliterators.AbstractSpliterator<List<Figures>>(Long.MAX_VALUE, Spliterator.ORDERED) {
            private Figures.Key after;
            private boolean ended;

            @Override
            public boolean tryAdvance(Consumer<? super List<Figures>> take) {
                if (ended) {
                    return false;
                }
                List<Figures> page =
                        reads.figures(organisation, question.firstDay(), question.lastDay(), after, PAGE);
                left[0] -= page.size();
                if (left[0] < 0) {
                    throw tooLarge();
                }
                ended = page.size() < PAGE;
                after = page.isEmpty() ? null : page.get(page.size() - 1).key();
                take.accept(page);
                return true;
            }
        };
        return StreamSupport.stream(pages, false);
    }
}

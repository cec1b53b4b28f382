// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xietong.ledger.Batch;
import xietong.ledger.Figures;
import xietong.ledger.Reads;
import xietong.rules.statistics.Tally;
import xietong.store.v1.StatisticsCell;

/** Figures lately changed, as committed: only the one writer can change them. */
public final class CommittedFigures {
    /** A cell takes some hundred bytes; of a day all that are changed are kept. */
    private static final int MOST = 20_000;

    private final Reads reads;
    private final Map<Figures.Key, Figures> cells = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Figures.Key, Figures> eldest) {
            return size() > MOST;
        }
    };

    CommittedFigures(Reads reads) {
        this.reads = reads;
    }

    /** Figures as they are after these differences, one for each key. */
    List<Figures> after(Collection<StatisticsCell> differences) {
        List<Figures.Key> unknown = differences.stream()
                .map(CommittedFigures::key)
                .filter(key -> !cells.containsKey(key))
                .toList();
        if (!unknown.isEmpty()) {
            Map<Figures.Key, Figures> found = reads.figures(unknown);
            unknown.forEach(key -> cells.put(key, found.getOrDefault(key, new Figures(key, new byte[0]))));
        }
        return differences.stream().map(this::after).toList();
    }

    private Figures after(StatisticsCell difference) {
        Figures.Key key = key(difference);
        // Of more keys than are kept the first are looked up again; no batch changes nearly so many.
        Figures before = cells.containsKey(key) ? cells.get(key) : reads.figures(List.of(key)).get(key);
        return row(before == null ? difference : Tally.sum(difference, cell(before)));
    }

    /** A batch is durable. */
    void committed(Batch batch) {
        batch.figures().forEach(f -> cells.put(f.key(), f));
    }

    /** Another writer may have been at work. */
    void forget() {
        cells.clear();
    }

    /** Where a cell counts. */
    static Figures.Key key(StatisticsCell cell) {
        return new Figures.Key(cell.getOrganisation(), cell.getDay(), cell.getKind());
    }

    /** A cell as a row: what its key says is not said again. */
    static Figures row(StatisticsCell cell) {
        byte[] body = cell.toBuilder().clearOrganisation().clearDay().clearKind().build().toByteArray();
        return new Figures(key(cell), body);
    }

    /** A row as a cell. */
    public static StatisticsCell cell(Figures row) {
        try {
            return StatisticsCell.parseFrom(row.body()).toBuilder()
                    .setOrganisation(row.key().organisation())
                    .setDay(row.key().day())
                    .setKind(row.key().kind())
                    .build();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("figures of " + row.key() + " cannot be read", e);
        }
    }
}

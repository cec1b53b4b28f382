// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import xietong.app.config.InvalidConfiguration;
import xietong.app.input.ShortNames;
import xietong.v1.AssetKey;
import xietong.v1.AssetKind;
import xietong.v1.DispatchLine;
import xietong.v1.LineFreeze;

/**
 * A file of accounts for a unified dispatch: one freeze a line, several lines an account.
 *
 * @param lines the accounts, in the order in which they stand first, each with its freezes by rank
 * @param rows of each account the rows of its freezes, by rank
 * @param refusals lines that cannot be sent, by row; nothing is sent as long as there is one
 */
public record DispatchFile(List<DispatchLine> lines, List<List<Long>> rows, List<LineOutcome> refusals) {
    private static final CsvTable<DispatchColumn> TABLE = new CsvTable<>(DispatchColumn.class, "dispatch apply");

    /**
     * One freeze on one account.
     *
     * @param rank 0 where none is said
     */
    record Frozen(AssetKey key, LineFreeze freeze, int rank) {}

    /** @throws InvalidConfiguration where it is no such file */
    public static DispatchFile parse(String text) {
        List<Row<Frozen>> all = TABLE.lines(text, c -> Row.of(c.row(), frozen(c)), Row::refused);
        var grouped = new AccountRows();
        List<Row<Frozen>> late =
                all.stream().filter(row -> row.refusal() == null).flatMap(row -> grouped.add(row).stream()).toList();
        List<LineOutcome> refusals = Stream.of(all.stream(), late.stream(), grouped.unranked().stream())
                .flatMap(rows -> rows)
                .filter(row -> row.refusal() != null)
                .map(Row::outcome)
                .sorted((one, other) -> Long.compare(one.row(), other.row()))
                .toList();
        return new DispatchFile(grouped.lines(), grouped.rows(), refusals);
    }

    /** Freezes in all. */
    public int freezes() {
        return rows.stream().mapToInt(List::size).sum();
    }

    /** Distinct courts that hold them. */
    public long courts() {
        return lines.stream().flatMap(l -> l.getFreezesList().stream()).map(LineFreeze::getCourt).distinct().count();
    }

    private static Frozen frozen(Cells<DispatchColumn> cells) {
        var key = AssetKey.newBuilder()
                .setRegistrar(cells.value(DispatchColumn.REGISTRAR))
                .setKind(cells.has(DispatchColumn.KIND)
                        ? cells.as(DispatchColumn.KIND, new ShortNames.Kinds()::parse) : AssetKind.ASSET_KIND_DEPOSIT)
                .setNumber(cells.number(DispatchColumn.NUMBER))
                .setSubAccount(cells.number(DispatchColumn.SUB_ACCOUNT))
                .setCurrencyCode(cells.value(DispatchColumn.CURRENCY).toUpperCase(Locale.ROOT))
                .build();
        var freeze = LineFreeze.newBuilder()
                .setCourt(cells.value(DispatchColumn.COURT))
                .setOriginalCaseNumber(cells.value(DispatchColumn.ORIGINAL_CASE_NUMBER))
                .setOriginalRequestNumber(cells.number(DispatchColumn.ORIGINAL_REQUEST_NUMBER))
                .build();
        return new Frozen(key, freeze,
                cells.has(DispatchColumn.RANK) ? cells.as(DispatchColumn.RANK, DispatchFile::rank) : 0);
    }

    private static int rank(String text) {
        if (!text.matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException("'" + text + "': 1, 2 and on are accepted");
        }
        return Integer.parseInt(text);
    }
}

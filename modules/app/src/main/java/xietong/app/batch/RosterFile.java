// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.util.List;
import java.util.stream.Stream;
import xietong.app.config.InvalidConfiguration;
import xietong.app.input.Moment;
import xietong.v1.DutyShift;

/**
 * A roster of a desk, one turn a line.
 *
 * @param shifts in the order of the lines
 * @param refusals lines that cannot be sent; nothing is sent as long as there is one
 */
public record RosterFile(List<DutyShift> shifts, List<LineOutcome> refusals) {
    private static final CsvTable<RosterColumn> TABLE = new CsvTable<>(RosterColumn.class, "duty roster");

    /**
     * Of comma-separated text.
     *
     * @throws InvalidConfiguration where it is no such file
     */
    public static RosterFile csv(String text) {
        return of(TABLE.lines(text, c -> Row.of(c.row(), shift(c)), Row::refused));
    }

    /**
     * Of a list in YAML or JSON; its entries count from 1.
     *
     * @throws InvalidConfiguration where it is no such list
     */
    public static RosterFile yaml(String text) {
        return of(new YamlTable<>(RosterColumn.class).lines(text, c -> Row.of(c.row(), shift(c)), Row::refused));
    }

    private static RosterFile of(List<Row<DutyShift>> rows) {
        return new RosterFile(
                rows.stream().map(Row::value).flatMap(Stream::ofNullable).toList(),
                rows.stream().filter(row -> row.refusal() != null).map(Row::outcome).toList());
    }

    private static DutyShift shift(Cells<RosterColumn> cells) {
        return DutyShift.newBuilder()
                .setStartTime(cells.as(RosterColumn.START, Moment::parse))
                .setEndTime(cells.as(RosterColumn.END, Moment::parse))
                .setOfficerA(cells.number(RosterColumn.OFFICER_A))
                .setOfficerB(cells.number(RosterColumn.OFFICER_B))
                .build();
    }
}

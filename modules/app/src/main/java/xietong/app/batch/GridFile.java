// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import xietong.app.config.InvalidConfiguration;
import xietong.v1.GridSubject;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/**
 * A file of persons for the grid, one a line.
 *
 * @param subjects in the order of the lines
 * @param refusals lines that cannot be sent; nothing is sent as long as there is one
 */
public record GridFile(List<GridSubject> subjects, List<LineOutcome> refusals) {
    private static final CsvTable<GridColumn> TABLE = new CsvTable<>(GridColumn.class, "grid batch");

    /**
     * Of comma-separated text.
     *
     * @param task what is asked where a line does not say it
     * @throws InvalidConfiguration where it is no such file
     */
    public static GridFile parse(String text, String task) {
        List<Row<GridSubject>> rows = TABLE.lines(text, c -> Row.of(c.row(), subject(c, task)), Row::refused);
        return new GridFile(
                rows.stream().map(Row::value).flatMap(Stream::ofNullable).toList(),
                rows.stream().filter(row -> row.refusal() != null).map(Row::outcome).toList());
    }

    private static GridSubject subject(Cells<GridColumn> cells, String task) {
        return GridSubject.newBuilder()
                .setSubject(Subject.newBuilder()
                        .setKind(SubjectKind.SUBJECT_KIND_PERSON)
                        .setName(cells.value(GridColumn.NAME))
                        .setIdentifier(cells.number(GridColumn.NUMBER))
                        .addAllFormerNames(cells.several(GridColumn.FORMER_NAMES, Function.identity()))
                        .addAllAddresses(cells.several(GridColumn.ADDRESSES, Function.identity())))
                .setTask(cells.has(GridColumn.TASK) ? cells.value(GridColumn.TASK) : task)
                .build();
    }
}

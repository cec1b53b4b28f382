// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.app.config.InvalidConfiguration;
import xietong.app.input.ShortNames;
import xietong.app.input.SubjectSpec;
import xietong.v1.ProposedShare;
import xietong.v1.Reason;
import xietong.v1.Subject;

/**
 * A file of shares of a distribution, one a line: comma-separated, or a list in YAML or JSON with the same keys.
 *
 * @param shares in the order of the lines
 * @param refusals lines that cannot be sent; nothing is sent as long as there is one
 */
public record ShareFile(List<ProposedShare> shares, List<LineOutcome> refusals) {
    private static final CsvTable<ShareColumn> TABLE = new CsvTable<>(ShareColumn.class, "distribution propose");

    /**
     * Of comma-separated text.
     *
     * @throws InvalidConfiguration where it is no such file
     */
    public static ShareFile csv(String text, String currency) {
        return of(TABLE.lines(text, c -> Row.of(c.row(), share(c, currency)), Row::refused));
    }

    /**
     * Of a list in YAML or JSON; its entries count from 1.
     *
     * @throws InvalidConfiguration where it is no such list
     */
    public static ShareFile yaml(String text, String currency) {
        return of(new YamlTable<>(ShareColumn.class)
                .lines(text, c -> Row.of(c.row(), share(c, currency)), Row::refused));
    }

    private static ShareFile of(List<Row<ProposedShare>> rows) {
        return new ShareFile(
                rows.stream().map(Row::value).flatMap(Stream::ofNullable).toList(),
                rows.stream().filter(row -> row.refusal() != null).map(Row::outcome).collect(Collectors.toList()));
    }

    private static ProposedShare share(Cells<ShareColumn> cells, String currency) {
        boolean ordered = cells.has(ShareColumn.ORDER);
        requireOne(cells, ShareColumn.COURT, ordered);
        requireOne(cells, ShareColumn.CASE_NUMBER, ordered);
        return ProposedShare.newBuilder()
                .setOrder(cells.value(ShareColumn.ORDER))
                .setCourt(cells.value(ShareColumn.COURT))
                .setCaseNumber(cells.value(ShareColumn.CASE_NUMBER))
                .setCreditor(Subject.newBuilder()
                        .setKind(cells.as(ShareColumn.CREDITOR_KIND, SubjectSpec::kind))
                        .setName(cells.value(ShareColumn.CREDITOR))
                        .setIdentifier(cells.number(ShareColumn.CREDITOR_ID)))
                .setGround(cells.as(ShareColumn.GROUND, new ShortNames.ShareGrounds()::parse))
                .setAmount(cells.amount(ShareColumn.AMOUNT, currency))
                .setReserved(cells.yes(ShareColumn.RESERVED))
                .build();
    }

    private static void requireOne(Cells<ShareColumn> cells, ShareColumn column, boolean ordered) {
        if (cells.has(column) == ordered) {
            throw new LineError(Reason.REASON_FIELD_INVALID, column.header(), ordered
                    ? "must be empty: the order says it" : "must be filled in where no order is named");
        }
    }
}

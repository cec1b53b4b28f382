// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import xietong.app.config.InvalidConfiguration;
import xietong.app.input.Moment;
import xietong.app.input.ShortNames;
import xietong.client.HubClient;
import xietong.v1.CaseServiceGrpc;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.CommandHeader;

/** A file of events of cases, one a line, for the clocks of the cases and nothing else. */
public final class EventFile {
    private static final CsvTable<EventColumn> TABLE = new CsvTable<>(EventColumn.class, "case import");

    private final List<Row<CaseServiceReportFactRequest>> rows;

    private EventFile(List<Row<CaseServiceReportFactRequest>> rows) {
        this.rows = rows;
    }

    /**
     * Of comma-separated text; blank lines are left out.
     *
     * @throws InvalidConfiguration where it is no such file
     */
    public static EventFile parse(String text, String batch) {
        return new EventFile(TABLE.lines(text, cells -> Row.of(cells.row(), event(cells, batch)), Row::refused));
    }

    /** How many lines. */
    public int size() {
        return rows.size();
    }

    /** Lines that cannot be sent. */
    public List<LineOutcome> refusals() {
        return rows.stream().filter(row -> row.refusal() != null).map(Row::outcome).toList();
    }

    /**
     * Sends the events in their order.
     *
     * @param head officer and reason, the same for each line
     */
    public void send(HubClient hub, CommandHeader head, Consumer<LineOutcome> outcomes)
            throws IOException, InterruptedException {
        List<Row<CaseServiceReportFactRequest>> complete = rows.stream()
                .map(row -> row.refusal() != null ? row : Row.of(row.row(), complete(row.value(), head)))
                .toList();
        Sending.all(hub, CaseServiceGrpc.getReportFactMethod(), complete, outcomes);
    }

    private static CaseServiceReportFactRequest complete(CaseServiceReportFactRequest event, CommandHeader head) {
        return event.toBuilder()
                .setHeader(head.toBuilder()
                        .setRequestId(event.getHeader().getRequestId())
                        .setCaseNumber(event.getHeader().getCaseNumber()))
                .build();
    }

    private static CaseServiceReportFactRequest event(Cells<EventColumn> cells, String batch) {
        var event = CaseServiceReportFactRequest.newBuilder()
                .setHeader(CommandHeader.newBuilder()
                        .setRequestId("batch/" + batch + "/" + cells.row())
                        .setCaseNumber(cells.value(EventColumn.CASE_NUMBER)))
                .setKind(cells.as(EventColumn.KIND, new ShortNames.Events()::parse))
                .setItem(cells.number(EventColumn.ITEM))
                .setTeam(cells.value(EventColumn.TEAM))
                .setHandler(cells.value(EventColumn.HANDLER));
        if (cells.has(EventColumn.TIME)) {
            event.setEventTime(cells.as(EventColumn.TIME, Moment::parse));
        }
        if (cells.has(EventColumn.UNTIL)) {
            event.setUntilTime(cells.as(EventColumn.UNTIL, Moment::parse));
        }
        if (cells.has(EventColumn.GROUND)) {
            event.setGround(cells.as(EventColumn.GROUND, new ShortNames.Exclusions()::parse));
        }
        if (cells.has(EventColumn.NODE)) {
            event.setNode(cells.as(EventColumn.NODE, EventFile::node));
        }
        return event.build();
    }

    private static int node(String text) {
        if (!text.matches("[1-9][0-9]?")) {
            throw new IllegalArgumentException("'" + text + "': 1 to 99 are accepted");
        }
        return Integer.parseInt(text);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import com.google.protobuf.Timestamp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import xietong.hub.writer.Filling;
import xietong.ledger.Ledger;
import xietong.ledger.LedgerSettings;
import xietong.ledger.Ledgers;
import xietong.rules.Caller;
import xietong.rules.book.RuleBook;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.CommandHeader;
import xietong.v1.Mode;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.SupervisionServiceSuperviseRequest;

/**
 * Clocks in a ledger while no hub runs: cases that were docketed, each with the nodes of the rule book, whose first step falls
 * due a day and a half later at the earliest; and answers that a superior wants, which fall due one after another. Every
 * command is decided by the rules and sealed into history like any other.
 */
final class ClockLedger implements AutoCloseable {
    /** The court that owes all of it. */
    static final String COURT = "京0117";

    static final String SUPERIOR = "京03";

    /** Nodes that the docketing of a case opens, by the rule book that ships. */
    static final int NODES = 22;

    private static final int CASES_AT_ONCE = 20;
    private static final int ORDERS_AT_ONCE = 250;

    private final Ledger ledger;
    private final Filling filling;
    private final RuleBook book;

    /** A folder in which a hub has run once. */
    ClockLedger(Path folder) {
        ledger = Ledgers.open(LedgerSettings.sqlite(folder, Mode.MODE_DRILL));
        filling = new Filling(ledger);
        long version = ledger.rulesVersion();
        book = RuleBook.of(version, ledger.rules(version));
    }

    /** Dockets so many cases. */
    void docket(int cases) {
        Caller court = caller(COURT, OfficerRole.OFFICER_ROLE_OFFICER);
        commit(cases, CASES_AT_ONCE, i -> {
            var command = CaseServiceReportFactRequest.newBuilder()
                    .setHeader(header("case-" + i, court).setCaseNumber("（2026）" + COURT + "执" + (i + 1) + "号"))
                    .setKind(CaseFactKind.CASE_FACT_KIND_DOCKETED)
                    .build();
            return new Filling.Given("xietong.v1.CaseService/ReportFact", command, court, "case-" + i);
        });
    }

    /** Orders so many answers, the first by a time, then one each so many nanoseconds. */
    void order(int count, Instant first, long apart) {
        Caller superior = caller(SUPERIOR, OfficerRole.OFFICER_ROLE_COMMAND_CENTRE);
        commit(count, ORDERS_AT_ONCE, i -> {
            Instant due = first.plusNanos(i * apart);
            var command = SupervisionServiceSuperviseRequest.newBuilder()
                    .setHeader(header("order-" + i, superior))
                    .setRecipient(COURT)
                    .setText("请报明逾期原因")
                    .setDueTime(Timestamp.newBuilder().setSeconds(due.getEpochSecond()).setNanos(due.getNano()))
                    .build();
            return new Filling.Given("xietong.v1.SupervisionService/Supervise", command, superior, "order-" + i);
        });
    }

    private void commit(int count, int atOnce, IntFunction<Filling.Given> command) {
        List<Filling.Given> batch = new ArrayList<>(atOnce);
        for (int i = 0; i < count; i++) {
            batch.add(command.apply(i));
            if (batch.size() == atOnce || i == count - 1) {
                filling.commit(batch);
                batch.clear();
            }
        }
    }

    private Caller caller(String organisation, OfficerRole role) {
        Officer officer = Officer.newBuilder().setId("bench").setName("演示员").setRole(role).build();
        return new Caller(book.directory().require(organisation), officer);
    }

    private static CommandHeader.Builder header(String requestId, Caller caller) {
        return CommandHeader.newBuilder().setRequestId(requestId).setOfficer(caller.officer());
    }

    @Override
    public void close() {
        filling.close();
        ledger.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;
import static xietong.rules.Court.SUPREME;
import static xietong.v1.ReportStage.REPORT_STAGE_FINAL;
import static xietong.v1.ReportStage.REPORT_STAGE_PROGRESS;
import static xietong.v1.ReportStage.REPORT_STAGE_STARTED;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import xietong.rules.Case;
import xietong.rules.Examples;
import xietong.rules.Motion;
import xietong.v1.DisputeRuling;
import xietong.v1.EntrustmentState;
import xietong.v1.Reason;

/**
 * Every command in every state: where it leads, or that it is refused with the state and what the state allows. The
 * table was written from domain brief 1.6 and the comments of the contract; it does not read {@link Act}.
 */
class EveryStateAndCommandTest {
    private static final String TABLE =
            """
            Command             NONE PEND SENT SIGN PROG SUPP FEED CONF RETD WITH DISP
            Submit              SENT .    .    .    .    .    .    .    .    .    .
            Submit/four-eyes    PEND .    .    .    .    .    .    .    .    .    .
            Approve             .    SENT .    .    .    .    .    .    .    .    .
            Approve/refused     .    WITH .    .    .    .    .    .    .    .    .
            Sign                .    .    SIGN .    .    .    .    .    .    .    .
            RequestSupplement   .    .    .    SUPP SUPP .    .    .    .    .    .
            Supplement          .    .    .    .    .    SIGN .    .    .    .    .
            Report/begun        .    .    .    PROG PROG .    .    .    .    .    .
            Report/progress     .    .    .    PROG PROG .    .    .    .    .    .
            Report/result       .    .    .    FEED FEED .    .    .    .    .    .
            Confirm             .    .    .    .    .    .    CONF .    .    .    .
            Return              .    .    .    RETD RETD RETD .    .    .    .    .
            Withdraw            .    WITH WITH WITH WITH WITH .    .    .    .    .
            Urge                .    .    SENT SIGN PROG .    .    .    .    .    .
            Rate                .    .    .    .    .    .    .    CONF RETD .    .
            RaiseDispute/sender .    .    .    DISP DISP DISP DISP .    .    .    .
            RaiseDispute/recip  .    .    .    DISP DISP DISP DISP .    .    .    .
            SettleDispute/go-on .    .    .    .    .    .    .    .    .    .    SIGN
            SettleDispute/work  .    .    .    .    .    .    .    .    .    .    PROG
            SettleDispute/done  .    .    .    .    .    .    .    .    .    .    CONF
            SettleDispute/back  .    .    .    .    .    .    .    .    .    .    RETD
            """;

    private static final Map<String, EntrustmentState> STATES = Map.ofEntries(
            Map.entry("NONE", EntrustmentState.ENTRUSTMENT_STATE_UNSPECIFIED),
            Map.entry("PEND", EntrustmentState.ENTRUSTMENT_STATE_PENDING_APPROVAL),
            Map.entry("SENT", EntrustmentState.ENTRUSTMENT_STATE_SENT),
            Map.entry("SIGN", EntrustmentState.ENTRUSTMENT_STATE_SIGNED),
            Map.entry("PROG", EntrustmentState.ENTRUSTMENT_STATE_IN_PROGRESS),
            Map.entry("SUPP", EntrustmentState.ENTRUSTMENT_STATE_NEED_SUPPLEMENT),
            Map.entry("FEED", EntrustmentState.ENTRUSTMENT_STATE_FEEDBACK),
            Map.entry("CONF", EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED),
            Map.entry("RETD", EntrustmentState.ENTRUSTMENT_STATE_RETURNED),
            Map.entry("WITH", EntrustmentState.ENTRUSTMENT_STATE_WITHDRAWN),
            Map.entry("DISP", EntrustmentState.ENTRUSTMENT_STATE_DISPUTED));

    private static final List<String> COLUMNS =
            List.of(TABLE.lines().findFirst().orElseThrow().split(" +")).subList(1, 12);

    /** Row to the state that the command leads to, or a dot, by column. */
    private static Map<String, List<String>> rows() {
        var rows = new LinkedHashMap<String, List<String>>();
        TABLE.lines().skip(1).map(line -> line.split(" +")).forEach(cells ->
                rows.put(cells[0], Arrays.asList(cells).subList(1, cells.length)));
        return rows;
    }

    /** A case that stands in this state, reached by lawful steps. */
    private static Case in(String state) {
        Case signed = Case.opens("2026-03-02T09:00");
        if (state.equals("NONE")) {
            return signed;
        }
        if (state.equals("PEND")) {
            return signed.hears(PINGGU.submit(JIZHOU, Examples.matter("DEDUCT_DEPOSIT")));
        }
        signed.hears(PINGGU.submit(JIZHOU, Examples.matter("FREEZE_DEPOSIT")));
        if (state.equals("SENT")) {
            return signed;
        }
        signed.hears(JIZHOU.sign());
        return switch (state) {
            case "SIGN" -> signed;
            case "PROG" -> signed.hears(JIZHOU.reportBegun());
            case "SUPP" -> signed.hears(JIZHOU.requestSupplement("RULING"));
            case "FEED" -> signed.hears(JIZHOU.reportResult());
            case "CONF" -> signed.hears(JIZHOU.reportResult()).hears(PINGGU.confirm());
            case "RETD" -> signed.hears(JIZHOU.giveBack("NOT_IN_AREA"));
            case "WITH" -> signed.hears(PINGGU.withdraw());
            default -> signed.hears(JIZHOU.dispute());
        };
    }

    private static Motion<?> command(String row) {
        return switch (row) {
            case "Submit" -> PINGGU.submit(JIZHOU, Examples.matter("FREEZE_DEPOSIT"));
            case "Submit/four-eyes" -> PINGGU.submit(JIZHOU, Examples.matter("DEDUCT_DEPOSIT"));
            case "Approve" -> PINGGU.approve();
            case "Approve/refused" -> PINGGU.disapprove();
            case "Sign" -> JIZHOU.sign();
            case "RequestSupplement" -> JIZHOU.requestSupplement("RULING");
            case "Supplement" -> PINGGU.supplement("RULING");
            case "Report/begun" -> JIZHOU.report(REPORT_STAGE_STARTED);
            case "Report/progress" -> JIZHOU.report(REPORT_STAGE_PROGRESS);
            case "Report/result" -> JIZHOU.report(REPORT_STAGE_FINAL);
            case "Confirm" -> PINGGU.confirm();
            case "Return" -> JIZHOU.giveBack("OUTSIDE_LISTED_MATTERS");
            case "Withdraw" -> PINGGU.withdraw();
            case "Urge" -> PINGGU.urge();
            case "Rate" -> PINGGU.rate(4);
            case "RaiseDispute/sender" -> PINGGU.dispute();
            case "RaiseDispute/recip" -> JIZHOU.dispute();
            case "SettleDispute/go-on" -> SUPREME.settle(DisputeRuling.DISPUTE_RULING_RESUME);
            case "SettleDispute/work" -> SUPREME.settle(DisputeRuling.DISPUTE_RULING_WORK);
            case "SettleDispute/done" -> SUPREME.settle(DisputeRuling.DISPUTE_RULING_DONE);
            case "SettleDispute/back" -> SUPREME.settle(DisputeRuling.DISPUTE_RULING_RETURN);
            default -> throw new IllegalArgumentException(row);
        };
    }

    /** Methods that the table allows in a column. */
    private static Set<String> allowed(int column) {
        var allowed = new TreeSet<String>();
        rows().forEach((row, cells) -> {
            if (!cells.get(column).equals(".")) {
                allowed.add(row.replaceAll("/.*", ""));
            }
        });
        return allowed;
    }

    @TestFactory
    Stream<DynamicTest> everyPairLeadsWhereTheTableSaysOrIsRefusedWithStateAndAllowedCommands() {
        return rows().entrySet().stream().flatMap(row -> COLUMNS.stream().map(state -> {
            int column = COLUMNS.indexOf(state);
            String next = row.getValue().get(column);
            return next.equals(".")
                    ? dynamicTest(row.getKey() + " in " + state + " is refused", () -> refused(row.getKey(), state))
                    : dynamicTest(row.getKey() + " in " + state + " leads to " + next,
                            () -> leads(row.getKey(), state, next));
        }));
    }

    private static void leads(String row, String from, String to) {
        Case file = in(from);
        assertThat(file.state()).isEqualTo(STATES.get(from));
        assertThat(file.hears(command(row)).state()).isEqualTo(STATES.get(to));
    }

    private static void refused(String row, String from) {
        Case file = in(from);
        var before = file.matter();
        var refusal = file.refuses(command(row)).because(Reason.REASON_STATE_FORBIDS)
                .with("state", STATES.get(from).name().substring("ENTRUSTMENT_STATE_".length()));
        assertThat(refusal.list("allowed")).containsExactlyInAnyOrderElementsOf(allowed(COLUMNS.indexOf(from)));
        assertThat(file.matter()).isSameAs(before);
    }

    @Test
    void theTableHasEveryStateAndEveryCommand() {
        assertThat(COLUMNS.stream().map(STATES::get)).doesNotHaveDuplicates()
                .containsAll(Arrays.stream(EntrustmentState.values())
                        .filter(s -> s != EntrustmentState.UNRECOGNIZED).toList());
        assertThat(rows().keySet().stream().map(row -> command(row).rule().method()).distinct())
                .containsExactlyInAnyOrderElementsOf(EntrustmentRules.all().stream()
                        .map(rule -> rule.method())
                        .filter(method -> method.startsWith("xietong.v1."))
                        .toList());
    }

    @Test
    void aMatterIsRatedOnce() {
        Case file = in("CONF").hears(PINGGU.rate(5));
        file.refuses(PINGGU.rate(1)).because(Reason.REASON_STATE_FORBIDS)
                .with("state", "CONFIRMED").with("allowed", "");
        file.refuses(JIZHOU.sign()).because(Reason.REASON_STATE_FORBIDS).with("allowed", "");
    }

    @Test
    void aSupplementLeadsBackToWhereItWasAskedFor() {
        for (String state : List.of("SIGN", "PROG")) {
            Case file = in(state).hears(JIZHOU.requestSupplement("RULING")).at("2026-03-06T00:00");
            assertThat(file.hears(PINGGU.supplement("RULING")).state()).isEqualTo(STATES.get(state));
            file.hears(JIZHOU.requestSupplement("RULING")).hears(JIZHOU.dispute())
                    .hears(SUPREME.settle(DisputeRuling.DISPUTE_RULING_RESUME));
            assertThat(file.hears(PINGGU.supplement("RULING")).state()).as("after a dispute")
                    .isEqualTo(STATES.get(state));
        }
    }

    @Test
    void aDisputeThatIsResumedGoesOnWhereItInterruptedTheMatter() {
        for (String state : List.of("SIGN", "PROG", "SUPP", "FEED")) {
            Case file = in(state).hears(JIZHOU.dispute());
            assertThat(file.matter().getDisputedState()).isEqualTo(STATES.get(state));
            file.hears(SUPREME.settle(DisputeRuling.DISPUTE_RULING_RESUME));
            assertThat(file.state()).isEqualTo(STATES.get(state));
            assertThat(file.matter().getDisputedState()).isEqualTo(STATES.get("NONE"));
        }
    }
}

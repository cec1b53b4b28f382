// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.rules.Times;
import xietong.v1.Warning;
import xietong.v1.WarningDelay;
import xietong.v1.WarningState;
import xietong.v1.WarningStep;

/** Warnings 预警: which, how grave, how late, and how far up the ladder. */
public final class WarningText {
    private WarningText() {}

    /** A table; days are counted to now, or to when it was cleared. */
    public static void list(Output output, Stream<Warning> warnings, Instant now) {
        new Listing<Warning>("warning", warning -> row(warning, now),
                "ID", "LEVEL", "KIND", "STATE", "RUNG", "BY", "CASE", "TEAM", "HANDLER", "DUE", "DAYS LATE", "")
                .print(output, warnings);
    }

    private static String[] row(Warning warning, Instant now) {
        return new String[] {warning.getId(), WarningWords.of(warning.getLevel()), WarningWords.of(warning.getKind()),
            WarningWords.of(warning.getState()), WarningWords.of(warning.getRung()), warning.getOrganisation(),
            warning.getCaseNumber(), warning.getTeam(), warning.getHandler(), Words.time(warning.getDueTime()),
            String.valueOf(daysLate(warning, now)), marks(warning)};
    }

    private static String marks(Warning warning) {
        String end = warning.getState() == WarningState.WARNING_STATE_CLEARED ? WarningWords.of(warning.getEnd()) : "";
        return Stream.of(end, warning.getLapsed() ? "lapsed 已届满" : "", warning.getProvisional() ? "provisional 暂定" : "",
                        warning.getLaidBeforeCount() == 0 ? ""
                                : "before 已报 " + String.join(" ", warning.getLaidBeforeList()))
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.joining("; "));
    }

    /** Whole days since its clock ended; 0 where it has not, or where it was cleared before. */
    public static long daysLate(Warning warning, Instant now) {
        Instant until = warning.hasClearTime() ? Times.instant(warning.getClearTime()) : now;
        return warning.hasDueTime() ? Math.max(0, Duration.between(Times.instant(warning.getDueTime()), until).toDays()) : 0;
    }

    /** In a line of others: how grave, what, whose. */
    public static String brief(Warning warning) {
        return WarningWords.of(warning.getKind()) + ", " + WarningWords.of(warning.getLevel()) + ", "
                + WarningWords.of(warning.getRung()) + ", " + WarningWords.of(warning.getState())
                + (warning.getCaseNumber().isEmpty() ? "" : " " + warning.getCaseNumber())
                + (warning.getTeam().isEmpty() ? "" : " " + warning.getTeam());
    }

    /** Its steps, one a line. */
    public static void steps(Warning warning, Consumer<String> out) {
        var table = new Columns("", "TIME", "WHAT", "LEVEL", "RUNG", "BY", "", "LATE BECAUSE");
        for (WarningStep step : warning.getStepsList()) {
            String by = step.getOrganisation().isEmpty() ? "—" : step.getOrganisation();
            String said = (step.getDesk().isEmpty() ? "" : "→ " + step.getDesk() + " ") + step.getText();
            String late = step.getDelay() == WarningDelay.WARNING_DELAY_UNSPECIFIED
                    ? "" : WarningWords.of(step.getDelay()) + ", due 应于 " + Words.time(step.getDueTime());
            table.add(String.valueOf(step.getRevision()), Words.time(step.getTime()), step.getAction(),
                    WarningWords.of(step.getLevel()), WarningWords.of(step.getRung()), by, said, late);
        }
        table.print(out);
    }
}

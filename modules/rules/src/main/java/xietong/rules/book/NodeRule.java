// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.book.Warnings.Cause;
import xietong.rules.book.Warnings.Status;
import xietong.rules.calendar.Period;
import xietong.v1.CaseFactKind;
import xietong.v1.WarningKind;
import xietong.v1.WarningLevel;

/**
 * A node of a case 流程节点 as a row of {@code warnings.yaml}.
 *
 * @param number 1 to 99
 * @param link link of the proceedings
 * @param name what is to be done
 * @param startsOn fact that opens it
 * @param endsOn facts that end it, beside NODE_DONE with its number
 * @param per whether it is about the case or about one property or sum
 * @param length how long, in units; 0 with {@code untilMeasureEnds}
 * @param unit of the length
 * @param roll what happens when the last day is a day of rest
 * @param untilMeasureEnds whether it ends when the measure does
 * @param excludes whether it stands still while time does not count
 * @param kind of the warning; null for NODE_LATE
 * @param levels level by step
 * @param lengths other lengths of single courts
 * @param status whether it is a default or an example
 * @param source where it comes from
 */
public record NodeRule(
        int number,
        String link,
        String name,
        CaseFactKind startsOn,
        Set<CaseFactKind> endsOn,
        Per per,
        int length,
        Period.Unit unit,
        Period.Roll roll,
        boolean untilMeasureEnds,
        boolean excludes,
        WarningKind kind,
        Map<Integer, WarningLevel> levels,
        Map<String, Integer> lengths,
        Status status,
        String source) {

    /** What a node is about. */
    public enum Per {
        /** The case. */
        CASE,
        /** One property or sum. */
        ITEM
    }

    /** Kind of resource that its clock runs on. */
    public static final String RESOURCE = "case_node";

    /** Absent entries. */
    public NodeRule {
        per = per == null ? Per.CASE : per;
        kind = kind == null ? WarningKind.WARNING_KIND_NODE_LATE : kind;
        lengths = lengths == null ? Map.of() : Map.copyOf(lengths);
        levels = levels == null ? Map.of() : Map.copyOf(levels);
        endsOn = endsOn == null ? Set.of() : Set.copyOf(endsOn);
        unit = untilMeasureEnds ? Period.Unit.DAYS : unit;
        roll = untilMeasureEnds ? Period.Roll.NONE : roll;
    }

    void check() {
        String where = "nodes: number " + number;
        boolean said = number >= 1 && number <= 99 && link != null && name != null && startsOn != null && status != null
                && source != null && !levels.isEmpty();
        require(said, where + " (1 to 99) needs link, name, starts_on, levels, status and source");
        require(untilMeasureEnds ? length == 0 && lengths.isEmpty() : unit != null && roll != null,
                where + " needs length, unit and roll, or until_measure_ends");
        if (!untilMeasureEnds) {
            try {
                new Period(length, unit, roll);
                lengths.values().forEach(other -> new Period(other, unit, roll));
            } catch (IllegalArgumentException e) {
                throw Yaml.invalid("warnings", where + ": " + e.getMessage());
            }
        }
        require(!(untilMeasureEnds && (excludes || per == Per.CASE)), where + ": until_measure_ends is per ITEM and excludes nothing");
        require(levels.keySet().stream().allMatch(step -> step >= -1000 && step <= 1000 && step != 0),
                where + ": levels are at 1 to 1000 percent, or at -1 to -1000 days before the end");
    }

    private static void require(boolean fulfilled, String otherwise) {
        Yaml.require("warnings", fulfilled, otherwise);
    }

    /** Length for a court. */
    public int length(String court) {
        return lengths.getOrDefault(court, length);
    }

    /** Name of its clock. */
    public String clockName() {
        return String.format("case.node.%02d", number);
    }

    ClockRule clock() {
        var steps = new TreeMap<>(levels).keySet().stream()
                .map(step -> new ClockRule.Step(Math.max(step, 0), Math.max(-step, 0), List.of(), step >= 100))
                .toList();
        return new ClockRule(
                clockName(),
                RESOURCE,
                "OPEN",
                excludes ? Set.of("OPEN") : Set.of("OPEN", "EXCLUDED"),
                excludes ? Set.of("EXCLUDED") : Set.of(),
                Set.of(),
                Map.of("node", String.valueOf(number)),
                0,
                untilMeasureEnds ? null : "length",
                untilMeasureEnds ? "until" : null,
                untilMeasureEnds ? "since" : null,
                unit,
                roll,
                steps,
                source);
    }

    Cause cause() {
        return new Cause(clockName(), kind, Audience.RECIPIENT, levels);
    }
}

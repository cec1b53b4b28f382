// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.calendar.Period;
import xietong.v1.ClockStep;
import xietong.v1.WarningKind;
import xietong.v1.WarningLevel;
import xietong.v1.WarningRung;

/**
 * Warnings and the nodes of a case, as data ({@code warnings.yaml}).
 *
 * @param ladders who hears of a warning, and when, by name
 * @param kinds every kind of warning
 * @param causes which clock causes which
 * @param nodes nodes of a case
 * @param duty when a desk counts as unattended
 */
public record Warnings(
        Map<String, Ladder> ladders, Map<WarningKind, Kind> kinds, List<Cause> causes, List<NodeRule> nodes, DutyGrace duty) {

    /** No warnings and no nodes. */
    static final Warnings NONE = new Warnings(
            Map.of(), Map.of(), List.of(), List.of(), new DutyGrace(15, Status.DEFAULT, "until the rule book says another"));

    /**
     * When a desk counts as unattended.
     *
     * @param minutes after the beginning of a turn, or after the one before left
     * @param status where it comes from
     * @param source in words
     */
    public record DutyGrace(int minutes, Status status, String source) {
        /** As a duration. */
        public Duration waits() {
            return Duration.ofMinutes(minutes);
        }
    }

    /** Whether a row is a number of this hub or of one court's practice, or only shows how such a row is written. */
    public enum Status {
        /** Works out of the box; its number is not law. */
        DEFAULT,
        /** Shows how a row is written. */
        EXAMPLE
    }

    /**
     * A ladder.
     *
     * @param status where its times come from
     * @param source in words
     * @param rungs from the officer up, none left out
     */
    public record Ladder(Status status, String source, List<Rung> rungs) {
        /** The rung above one; empty at the top. */
        public Optional<Rung> above(WarningRung rung) {
            return rungs.stream().filter(r -> r.rung().getNumber() == rung.getNumber() + 1).findFirst();
        }

        /** A rung. */
        public Rung rung(WarningRung rung) {
            return rungs.get(rung.getNumber() - 1);
        }
    }

    /**
     * A rung.
     *
     * @param rung which
     * @param length how long nobody has taken the warning up on the rung below
     * @param unit its unit; null on the first
     * @param desks of which the first that the directory has is told
     */
    public record Rung(WarningRung rung, int length, Period.Unit unit, List<String> desks) {
        /** Time on the rung below. */
        public Period pause() {
            return Period.measure(length, unit);
        }
    }

    /** A kind of warning: its title and ladder. */
    public record Kind(String title, String ladder) {}

    /**
     * A cause.
     *
     * @param clock name of the clock
     * @param kind of the warning
     * @param owes who owes what is late
     * @param levels level by step: percent, or days before the end as a negative number
     */
    public record Cause(String clock, WarningKind kind, Audience owes, Map<Integer, WarningLevel> levels) {
        /** Level that a step causes; empty for one that causes nothing. */
        public Optional<WarningLevel> level(ClockStep step) {
            int key = step.getDaysBefore() > 0 ? -step.getDaysBefore() : step.getPercent();
            return Optional.ofNullable(levels.get(key));
        }
    }

    static Warnings parse(String text) {
        Warnings read = Yaml.read("warnings", text, Warnings.class);
        require(read.ladders != null && read.kinds != null && read.causes != null && read.nodes != null && read.duty != null,
                "ladders, kinds, causes, nodes and duty are all needed");
        require(read.duty.minutes > 0 && read.duty.minutes <= 1_440 && read.duty.status != null && read.duty.source != null,
                "duty needs minutes (1 to 1440), status and source");
        read.ladders.forEach(Warnings::check);
        Arrays.stream(WarningKind.values())
                .filter(k -> k != WarningKind.UNRECOGNIZED && k.getNumber() != 0)
                .forEach(kind -> {
                    Kind rule = read.kinds.get(kind);
                    require(rule != null && rule.title != null && rule.ladder != null, "kinds." + kind + " needs title and ladder");
                    require(read.ladders.containsKey(rule.ladder), "kinds." + kind + ": no ladder " + rule.ladder);
                });
        var numbers = new HashSet<Integer>();
        read.nodes.forEach(node -> {
            node.check();
            require(numbers.add(node.number()), "nodes: two of number " + node.number());
        });
        var causes = new ArrayList<>(read.causes);
        causes.forEach(c -> require(c.clock != null && c.kind != null && c.owes != null && c.levels != null && !c.levels.isEmpty(),
                "causes: each needs clock, kind, owes and levels"));
        read.nodes.forEach(node -> causes.add(node.cause()));
        return new Warnings(Map.copyOf(read.ladders), Map.copyOf(read.kinds), List.copyOf(causes), List.copyOf(read.nodes), read.duty);
    }

    private static void check(String name, Ladder ladder) {
        require(ladder.status != null && ladder.source != null && ladder.rungs != null, "ladders." + name
                + " needs status, source and rungs");
        WarningRung[] order = {WarningRung.WARNING_RUNG_OFFICER, WarningRung.WARNING_RUNG_TEAM,
            WarningRung.WARNING_RUNG_BUREAU, WarningRung.WARNING_RUNG_PRESIDENT, WarningRung.WARNING_RUNG_SUPERIOR};
        require(ladder.rungs.stream().map(Rung::rung).toList().equals(List.of(order)),
                "ladders." + name + ": rungs are OFFICER, TEAM, BUREAU, PRESIDENT, SUPERIOR");
        for (Rung rung : ladder.rungs) {
            boolean first = rung.rung == WarningRung.WARNING_RUNG_OFFICER;
            require(rung.desks != null && (first ? rung.length == 0 && rung.unit == null : rung.length > 0 && rung.unit != null),
                    "ladders." + name + ": every rung has desks, and all but the first length and unit");
        }
    }

    /** A cause that can never come about would not be noticed otherwise. */
    void requireKnown(Clocks clocks) {
        for (Cause cause : causes) {
            ClockRule rule = clocks.find(cause.clock)
                    .orElseThrow(() -> Yaml.invalid("warnings", "causes: no clock " + cause.clock));
            for (int step : cause.levels.keySet()) {
                require(rule.steps().stream().anyMatch(s -> s.daysBefore() > 0 ? s.daysBefore() == -step : s.percent() == step),
                        "causes: " + cause.clock + " has no step at " + step);
            }
        }
        require(causes.stream().map(Cause::clock).distinct().count() == causes.size(), "causes: a clock stands there twice");
    }

    private static void require(boolean fulfilled, String otherwise) {
        Yaml.require("warnings", fulfilled, otherwise);
    }

    /** What a clock causes; empty where it causes nothing. */
    public Optional<Cause> cause(String clock) {
        return causes.stream().filter(c -> c.clock.equals(clock)).findFirst();
    }

    /** Ladder of a kind. */
    public Ladder ladder(WarningKind kind) {
        return ladders.get(kinds.get(kind).ladder());
    }

    /** Node by number. */
    public Optional<NodeRule> node(int number) {
        return nodes.stream().filter(n -> n.number() == number).findFirst();
    }

    /** Clocks of the nodes. */
    List<ClockRule> clocks() {
        return nodes.stream().map(NodeRule::clock).toList();
    }
}

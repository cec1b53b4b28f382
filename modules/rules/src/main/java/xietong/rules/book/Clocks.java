// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import xietong.rules.StateNames;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.calendar.Period;
import xietong.v1.AlertState;
import xietong.v1.CaseNodeState;
import xietong.v1.CaseTransferState;
import xietong.v1.CollaborationState;
import xietong.v1.DispatchOrderState;
import xietong.v1.EntrustmentState;
import xietong.v1.GridTaskState;
import xietong.v1.SupervisionState;
import xietong.v1.WatchState;

/** All clocks of the rule book ({@code clocks.yaml}). */
public record Clocks(List<ClockRule> rules) {

    private record Document(Map<String, ClockRule> clocks) {}

    private static final Set<Audience> MEASURE = EnumSet.range(Audience.HOLDER, Audience.HOLDER_SUPERIOR);

    private static final Set<Audience> CONTEST =
            EnumSet.of(Audience.HOLDER, Audience.HOLDER_SUPERIOR, Audience.CLAIMANT);
    private static final Set<Audience> ORDER = EnumSet.of(Audience.SENDER, Audience.RECIPIENT, Audience.RECIPIENT_SUPERIOR);

    private static final Set<Audience> ALERT = EnumSet.of(Audience.SENDER, Audience.RECIPIENT, Audience.RECIPIENT_SUPERIOR,
            Audience.NEXT_STATION, Audience.DUTY_DESK);

    /** What clocks on each kind of resource may name. */
    private static final Map<String, Vocabulary> KINDS = Map.ofEntries(
            Map.entry("entrustment", new Vocabulary(
                    StateNames.all(EntrustmentState.values()),
                    Set.of("urgent", "kind", "body", "period_days", "reworked"),
                    Set.of("period_days"),
                    Set.of(),
                    Set.of("report_progress", "work_ordered"),
                    EnumSet.range(Audience.SENDER, Audience.RECIPIENT_SUPERIOR))),
            Map.entry("freeze_period", new Vocabulary(
                    Set.of("RUNNING"), Set.of("stage"), Set.of(), Set.of("period_end"), Set.of(), MEASURE)),
            Map.entry("freeze_answer", new Vocabulary(
                    Set.of("ASKED"), Set.of("stage"), Set.of(), Set.of(), Set.of("asked"), MEASURE)),
            Map.entry("freeze_duty", new Vocabulary(
                    Set.of("DUE"), Set.of("stage"), Set.of(), Set.of(), Set.of(), MEASURE)),
            Map.entry("asset", new Vocabulary(
                    Set.of("OUTSIDE"), Set.of(), Set.of(), Set.of("outside_end"), Set.of(), MEASURE)),
            Map.entry("asset_transfer", Vocabulary.plain("ASKED", CONTEST)),
            Map.entry("asset_dispute", Vocabulary.plain("OPEN", CONTEST)),
            Map.entry("distribution_objection", Vocabulary.plain("SERVED", CONTEST)),
            Map.entry("distribution_oppose", Vocabulary.plain("RAISED", CONTEST)),
            Map.entry("distribution_suit", Vocabulary.plain("OPPOSED", CONTEST)),
            Map.entry("collaboration", new Vocabulary(
                    StateNames.all(CollaborationState.values()),
                    Set.of("kind", "timed"),
                    Set.of(),
                    Set.of("due"),
                    Set.of(),
                    EnumSet.of(Audience.LEAD, Audience.DECIDER))),
            Map.entry("dispatch_order", new Vocabulary(
                    StateNames.all(DispatchOrderState.values()),
                    Set.of("kind", "timed"),
                    Set.of(),
                    Set.of("due"),
                    Set.of(),
                    ORDER)),
            Map.entry("case_transfer", new Vocabulary(
                    StateNames.all(CaseTransferState.values()), Set.of("kind"), Set.of(), Set.of(), Set.of(), ORDER)),
            Map.entry("watch_order", new Vocabulary(
                    StateNames.all(WatchState.values()),
                    Set.of("basis"),
                    Set.of(),
                    Set.of("valid_until"),
                    Set.of(),
                    ORDER)),
            Map.entry("watch_recall", new Vocabulary(
                    Set.of("PENDING"), Set.of(), Set.of(), Set.of("recall_time"), Set.of(), ORDER)),
            Map.entry("alert", new Vocabulary(
                    StateNames.all(AlertState.values()),
                    Set.of("priority", "basis"),
                    Set.of(),
                    Set.of("shelve_until"),
                    Set.of("transferred"),
                    ALERT)),
            Map.entry("grid_task", new Vocabulary(
                    StateNames.all(GridTaskState.values()),
                    Set.of("kind"),
                    Set.of(),
                    Set.of(),
                    Set.of("pushed_again"),
                    ORDER)),
            Map.entry("supervision", new Vocabulary(
                    StateNames.all(SupervisionState.values()),
                    Set.of(),
                    Set.of(),
                    Set.of("due"),
                    Set.of(),
                    EnumSet.of(Audience.RECIPIENT, Audience.SENDER, Audience.SENDER_SUPERIOR))),
            Map.entry("duty", new Vocabulary(
                    Set.of("EXPECTED"), Set.of(), Set.of(), Set.of("absent_at"), Set.of(), EnumSet.of(Audience.RECIPIENT))),
            Map.entry("case_node", new Vocabulary(
                    StateNames.all(CaseNodeState.values()),
                    Set.of("node"),
                    Set.of("length"),
                    Set.of("since", "until"),
                    Set.of(),
                    EnumSet.of(Audience.RECIPIENT))),
            Map.entry("alert_hold", new Vocabulary(
                    Set.of("HELD"), Set.of("basis"), Set.of(), Set.of("hold_start", "hold_limit"), Set.of(), ALERT)));

    /**
     * Names that a kind of resource offers.
     *
     * @param states short names of its states
     * @param attributes what {@code when} may ask for
     * @param lengths attributes that hold a length
     * @param ends attributes that hold an end or a start
     * @param events on which a clock may start anew
     * @param audiences whom a step can tell
     */
    private record Vocabulary(Set<String> states, Set<String> attributes, Set<String> lengths, Set<String> ends, Set<String> events,
            Set<Audience> audiences) {
        /** Of a clock that runs in one state and asks for nothing. */
        static Vocabulary plain(String state, Set<Audience> audiences) {
            return new Vocabulary(Set.of(state), Set.of(), Set.of(), Set.of(), Set.of(), audiences);
        }
    }

    static Clocks parse(String text) {
        Map<String, ClockRule> named = Yaml.read("clocks", text, Document.class).clocks();
        if (named == null) {
            throw Yaml.invalid("clocks", "clocks is needed");
        }
        var rules = new ArrayList<ClockRule>();
        named.forEach((name, r) -> {
            if (r == null) {
                throw Yaml.invalid("clocks", name + " is empty");
            }
            rules.add(checked(new ClockRule(
                    name, r.resource(), r.start(), r.runsIn(), r.pausesIn(), r.restartsOn(), r.when(), r.length(), r.lengthFrom(),
                    r.endsFrom(), r.startsFrom(), r.unit(), r.roll(), r.steps(), r.source())));
        });
        return new Clocks(List.copyOf(rules));
    }

    /** A misspelt name would not be noticed otherwise: the clock would never start. */
    private static void requireKnown(ClockRule rule, String key, Set<String> named, Set<String> known) {
        if (!known.containsAll(named)) {
            throw Yaml.invalid("clocks", rule.name() + ": " + key + " accepts " + new TreeSet<>(known));
        }
    }

    private static ClockRule checked(ClockRule rule) {
        if (rule.resource() == null || rule.start() == null || rule.unit() == null || rule.source() == null) {
            throw Yaml.invalid("clocks", rule.name() + " needs resource, start, unit and source");
        }
        requireKnown(rule, "resource", Set.of(rule.resource()), KINDS.keySet());
        Vocabulary known = KINDS.get(rule.resource());
        requireKnown(rule, "runs_in", rule.runsIn(), known.states());
        requireKnown(rule, "pauses_in", rule.pausesIn(), known.states());
        requireKnown(rule, "restarts_on", rule.restartsOn(), known.events());
        requireKnown(rule, "when", rule.when().keySet(), known.attributes());
        if (!rule.runsIn().contains(rule.start())) {
            throw Yaml.invalid("clocks", rule.name() + " starts in " + rule.start() + ", which must be in runs_in");
        }
        boolean fixed = rule.lengthFrom() == null || rule.lengthFrom().isEmpty();
        long ways = Stream.of(rule.length() != 0, !fixed, rule.endsFrom() != null).filter(way -> way).count();
        if (ways != 1) {
            throw Yaml.invalid("clocks", rule.name() + " needs exactly one of length, length_from and ends_from");
        }
        requireKnown(rule, "ends_from", rule.endsFrom() == null ? Set.of() : Set.of(rule.endsFrom()), known.ends());
        requireKnown(rule, "starts_from", rule.startsFrom() == null ? Set.of() : Set.of(rule.startsFrom()), known.ends());
        if (rule.startsFrom() != null && rule.endsFrom() == null) {
            throw Yaml.invalid("clocks", rule.name() + ": starts_from needs ends_from");
        }
        if (!fixed && !known.lengths().contains(rule.lengthFrom())) {
            String accepted = String.join(", ", new TreeSet<>(known.lengths()));
            throw Yaml.invalid("clocks", rule.name() + ": length_from accepts " + accepted);
        }
        for (ClockRule.Step step : rule.steps()) {
            boolean share = step.percent() >= 1 && step.percent() <= 1000 && step.daysBefore() == 0;
            boolean days = step.daysBefore() >= 1 && step.daysBefore() <= 1000 && step.percent() == 0;
            if (!share && !days || step.tell() == null || step.tell().stream().anyMatch(Objects::isNull)) {
                throw Yaml.invalid(
                        "clocks", rule.name() + ": a step has percent 1 to 1000 or days_before 1 to 1000, and tell");
            }
            if (!known.audiences().containsAll(step.tell())) {
                throw Yaml.invalid("clocks", rule.name() + ": tell accepts " + known.audiences());
            }
        }
        try {
            new Period(rule.length() == 0 ? 1 : rule.length(), rule.unit(), rule.roll());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw Yaml.invalid("clocks", rule.name() + ": " + e.getMessage());
        }
        return rule;
    }

    /** These and more. */
    Clocks with(List<ClockRule> more) {
        var all = new ArrayList<>(rules);
        more.forEach(rule -> all.add(checked(rule)));
        return new Clocks(List.copyOf(all));
    }

    /** A clock by name. */
    public Optional<ClockRule> find(String name) {
        return rules.stream().filter(r -> r.name().equals(name)).findFirst();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import xietong.rules.calendar.Period;

/** All clocks of the rule book ({@code clocks.yaml}). */
public record Clocks(List<ClockRule> rules) {

    private record Document(Map<String, ClockRule> clocks) {}

    static Clocks parse(String text) {
        Map<String, ClockRule> named = Yaml.read("clocks", text, Document.class).clocks();
        if (named == null) {
            throw Yaml.invalid("clocks", "clocks is needed");
        }
        var rules = new ArrayList<ClockRule>();
        named.forEach((name, r) -> rules.add(checked(new ClockRule(
                name, r.resource(), r.start(), r.runsIn(), r.pausesIn(), r.when(), r.length(), r.lengthFrom(),
                r.unit(), r.roll(), r.steps(), r.source()))));
        return new Clocks(List.copyOf(rules));
    }

    private static ClockRule checked(ClockRule rule) {
        if (rule.resource() == null || rule.start() == null || rule.unit() == null || rule.source() == null) {
            throw Yaml.invalid("clocks", rule.name() + " needs resource, start, unit and source");
        }
        if (!rule.runsIn().contains(rule.start())) {
            throw Yaml.invalid("clocks", rule.name() + " starts in " + rule.start() + ", which must be in runs_in");
        }
        boolean fixed = rule.lengthFrom() == null || rule.lengthFrom().isEmpty();
        if (fixed == (rule.length() == 0)) {
            throw Yaml.invalid("clocks", rule.name() + " needs exactly one of length and length_from");
        }
        if (!fixed && !Set.of("period_days").contains(rule.lengthFrom())) {
            throw Yaml.invalid("clocks", rule.name() + ": length_from accepts period_days");
        }
        for (ClockRule.Step step : rule.steps()) {
            if (step.percent() < 1 || step.percent() > 1000 || step.tell() == null) {
                throw Yaml.invalid("clocks", rule.name() + ": a step has percent 1 to 1000 and tell");
            }
        }
        try {
            new Period(fixed ? rule.length() : 1, rule.unit(), rule.roll());
        } catch (IllegalArgumentException | NullPointerException e) {
            throw Yaml.invalid("clocks", rule.name() + ": " + e.getMessage());
        }
        return rule;
    }

    /** A clock by name. */
    public Optional<ClockRule> find(String name) {
        return rules.stream().filter(r -> r.name().equals(name)).findFirst();
    }
}

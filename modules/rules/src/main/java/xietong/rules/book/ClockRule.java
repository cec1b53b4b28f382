// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xietong.rules.calendar.Period;

/**
 * A legal clock as data ({@code clocks.yaml}).
 *
 * @param name e.g. entrust.start
 * @param resource kind of resource that it runs on
 * @param start state whose entering starts it
 * @param runsIn states in which it runs
 * @param pausesIn states in which it stands still; left for any other, it ends
 * @param restartsOn events that start it anew, e.g. report_progress
 * @param when attributes that the resource must have, e.g. urgent: "true"
 * @param length how long, unless {@code lengthFrom}
 * @param lengthFrom attribute of the resource that holds the length, e.g. period_days
 * @param endsFrom attribute of the resource that holds the end itself, e.g. period_end; then there is no length
 * @param startsFrom attribute of the resource that holds the start, e.g. hold_start; only with {@code endsFrom}
 * @param unit of the length
 * @param roll what happens when the last day is a day of rest
 * @param steps what happens at which percent
 * @param source article or place it comes from
 */
public record ClockRule(
        String name,
        String resource,
        String start,
        Set<String> runsIn,
        Set<String> pausesIn,
        Set<String> restartsOn,
        Map<String, String> when,
        int length,
        String lengthFrom,
        String endsFrom,
        String startsFrom,
        Period.Unit unit,
        Period.Roll roll,
        List<Step> steps,
        String source) {

    /** Whom a step tells. */
    public enum Audience {
        SENDER,
        RECIPIENT,
        SENDER_SUPERIOR,
        RECIPIENT_SUPERIOR,
        HOLDER,
        REGISTRAR,
        HOLDER_SUPERIOR,
        CLAIMANT,
        LEAD,
        DECIDER,
        NEXT_STATION,
        DUTY_DESK
    }

    /**
     * What happens when so much of the period has passed.
     *
     * @param percent 1 to 1000; over 100 is after the end; 0 where {@code daysBefore} says when
     * @param daysBefore days before the end; 0 where {@code percent} says when
     * @param tell who is told
     * @param overdue whether the resource counts as late from then on
     */
    public record Step(int percent, int daysBefore, List<Audience> tell, boolean overdue) {}

    /** Absent collections are empty. */
    public ClockRule {
        runsIn = runsIn == null ? Set.of() : Set.copyOf(runsIn);
        pausesIn = pausesIn == null ? Set.of() : Set.copyOf(pausesIn);
        restartsOn = restartsOn == null ? Set.of() : Set.copyOf(restartsOn);
        when = when == null ? Map.of() : Map.copyOf(when);
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** Whether it concerns a resource with these attributes. */
    public boolean concerns(String kind, Map<String, String> attributes) {
        return resource.equals(kind)
                && when.entrySet().stream().allMatch(e -> e.getValue().equals(attributes.get(e.getKey())));
    }

    /** The end that a resource with these attributes says. */
    public Instant end(Map<String, String> attributes) {
        return Instant.parse(attributes.get(endsFrom));
    }

    /** The start that a resource with these attributes says; now where its rule asks for none. */
    public Instant start(Map<String, String> attributes, Instant now) {
        return startsFrom == null ? now : Instant.parse(attributes.get(startsFrom));
    }

    /** The period for a resource with these attributes. */
    public Period period(Map<String, String> attributes) {
        int value = lengthFrom == null || lengthFrom.isEmpty() ? length : Integer.parseInt(attributes.get(lengthFrom));
        return new Period(value, unit, roll);
    }
}

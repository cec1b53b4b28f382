// SPDX-License-Identifier: Apache-2.0
package xietong.rules.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xietong.rules.Times;
import xietong.rules.book.ClockRule;
import xietong.rules.book.RuleBook;
import xietong.rules.calendar.Deadlines;
import xietong.rules.calendar.Period;
import xietong.store.v1.ClockFired;
import xietong.v1.Clock;
import xietong.v1.ClockStep;

/**
 * Starts, pauses, resumes and ends the clocks of a resource as its state changes. What it needs of the resource is
 * its kind, the names of the states before and after, and its attributes. A clock that runs keeps the end that it
 * was given; only a pause moves it.
 */
public final class ClockRunner {
    private ClockRunner() {}

    /**
     * A change of state.
     *
     * @param kind kind of resource
     * @param before state's name; empty when it did not exist
     * @param after state's name
     * @param event what happened, for clocks that start anew on it; may be empty
     * @param attributes what clocks may ask for, e.g. urgent, body, period_days
     * @param revision revision that the change makes
     * @param ended whether the resource has ended
     */
    public record Change(
            String kind,
            String before,
            String after,
            String event,
            Map<String, String> attributes,
            long revision,
            boolean ended) {}

    /** The clocks after a change. */
    public static List<Clock> advance(List<Clock> clocks, Change change, Instant now, RuleBook book) {
        var running = new HashMap<String, Clock>();
        clocks.forEach(c -> running.put(c.getName(), c));
        var next = new ArrayList<Clock>();
        for (ClockRule rule : book.clocks().rules()) {
            Clock clock = running.remove(rule.name());
            if (!rule.resource().equals(change.kind())) {
                if (clock != null) {
                    next.add(clock);
                }
                continue;
            }
            boolean runs = rule.runsIn().contains(change.after());
            boolean pauses = rule.pausesIn().contains(change.after());
            boolean anew = rule.restartsOn().contains(change.event()) || clock != null && moved(rule, clock, change);
            if (clock != null && runs && anew) {
                next.add(started(rule, change, now, book));
            } else if (clock != null && runs) {
                next.add(clock.hasPauseTime() ? Pauses.resumed(clock, change.revision(), now, book) : clock);
            } else if (clock != null && pauses) {
                next.add(clock.hasPauseTime() ? clock : Pauses.paused(clock, change.after(), now));
            } else if (clock == null && starts(rule, change)) {
                next.add(started(rule, change, now, book));
            }
        }
        // A clock whose rule has gone from the book runs on unchanged, at most until its resource ends.
        if (!change.ended()) {
            next.addAll(running.values());
        }
        return next;
    }

    /** Leaving a state in which it would have stood still may start it: a ruling on a dispute can make it concerned. */
    private static boolean starts(ClockRule rule, Change change) {
        return rule.start().equals(change.after())
                && !rule.runsIn().contains(change.before())
                && rule.concerns(change.kind(), change.attributes());
    }

    /** Whether the resource now says another end than this clock has. */
    private static boolean moved(ClockRule rule, Clock clock, Change change) {
        return rule.endsFrom() != null && !Times.instant(clock.getDueTime()).equals(rule.end(change.attributes()));
    }

    private static Clock started(ClockRule rule, Change change, Instant now, RuleBook book) {
        if (rule.endsFrom() != null) {
            return ending(rule, change, now, book);
        }
        Period period = rule.period(change.attributes());
        Clock.Builder clock = Timing.put(Clock.newBuilder(), Deadlines.end(now, period, book.calendar()));
        return clock.setUnpausedDueTime(clock.getDueTime())
                .setName(rule.name())
                .setRuleBookVersion(book.version())
                .setRun(change.revision())
                .setLength(period.length())
                .setUnit(period.unit().name())
                .setRoll(period.roll().name())
                .addAllSteps(rule.steps().stream().map(ClockRunner::step).toList())
                .build();
    }

    /** A clock that no rule of the book starts, with a step at its end that tells nobody. */
    public static Clock plain(String name, Period period, long run, Instant now, RuleBook book) {
        Clock.Builder clock = Timing.put(Clock.newBuilder(), Deadlines.end(now, period, book.calendar()));
        return clock.setUnpausedDueTime(clock.getDueTime())
                .setName(name)
                .setRuleBookVersion(book.version())
                .setRun(run)
                .setLength(period.length())
                .setUnit(period.unit().name())
                .setRoll(period.roll().name())
                .addSteps(ClockStep.newBuilder().setPercent(100))
                .build();
    }

    /**
     * A clock whose end the resource says; steps that would have come before now are left out, unless the resource says
     * its start too: then they happen at once.
     */
    private static Clock ending(ClockRule rule, Change change, Instant now, RuleBook book) {
        Instant start = rule.start(change.attributes(), now);
        Instant end = rule.end(change.attributes());
        var clock = Timing.put(Clock.newBuilder(), Deadlines.given(start, end))
                .setName(rule.name())
                .setRuleBookVersion(book.version())
                .setRun(change.revision())
                .setRoll(rule.roll().name())
                .setUnpausedDueTime(Times.timestamp(end));
        rule.steps().stream()
                .map(ClockRunner::step)
                .filter(step -> step.getPercent() >= 100
                        || rule.startsFrom() != null
                        || due(clock.build(), step).isAfter(now))
                .forEach(clock::addSteps);
        return clock.build();
    }

    private static ClockStep step(ClockRule.Step step) {
        return ClockStep.newBuilder()
                .setPercent(step.percent())
                .setDaysBefore(step.daysBefore())
                .addAllTell(step.tell().stream().map(Enum::name).toList())
                .setOverdue(step.overdue())
                .build();
    }

    /** Instant at which a step of a clock is due. */
    public static Instant due(Clock clock, ClockStep step) {
        return step.getDaysBefore() > 0
                ? Times.instant(clock.getDueTime()).minus(Duration.ofDays(step.getDaysBefore()))
                : due(clock, step.getPercent());
    }

    /** Instant at which a share of a clock has passed; the time in which it stood still is no part of it. */
    public static Instant due(Clock clock, int percent) {
        return Pauses.at(clock, percent);
    }

    /** Steps still to come of clocks that run, with their instants. */
    public static List<PendingStep> pending(List<Clock> clocks) {
        return clocks.stream()
                .filter(clock -> !clock.hasPauseTime())
                .flatMap(clock -> clock.getStepsList().stream()
                        .filter(step -> isToCome(clock, step))
                        .map(step -> new PendingStep(clock, step, due(clock, step))))
                .toList();
    }

    static boolean isToCome(Clock clock, ClockStep step) {
        return step.getDaysBefore() == 0
                ? step.getPercent() > clock.getFiredPercent()
                : clock.getFiredPercent() == 0
                        && (clock.getFiredDaysBefore() == 0 || step.getDaysBefore() < clock.getFiredDaysBefore());
    }

    /** The step that falls due next, or those that fall due together. */
    public static List<PendingStep> next(List<Clock> clocks) {
        List<PendingStep> pending = pending(clocks);
        Instant first = pending.stream().map(PendingStep::due).min(Instant::compareTo).orElse(Instant.MAX);
        return pending.stream().filter(step -> step.due().equals(first)).toList();
    }

    /**
     * What a step that fell due did.
     *
     * @param clocks the clocks after it
     * @param steps what happens now; nothing where it had happened before, or its clock has ended or stands still
     */
    public record Fired(List<Clock> clocks, List<ClockStep> steps) {}

    /** Fires a step once. */
    public static Fired fire(List<Clock> clocks, ClockFired fired) {
        var after = new ArrayList<Clock>();
        var steps = new ArrayList<ClockStep>();
        for (Clock clock : clocks) {
            boolean meant = clock.getName().equals(fired.getClock()) && clock.getRun() == fired.getRun();
            List<ClockStep> due = !meant || clock.hasPauseTime()
                    ? List.of()
                    : clock.getStepsList().stream()
                            .filter(s -> s.getPercent() == fired.getPercent()
                                    && s.getDaysBefore() == fired.getDaysBefore()
                                    && isToCome(clock, s))
                            .toList();
            after.add(due.isEmpty() ? clock : after(clock, fired));
            steps.addAll(due);
        }
        return new Fired(after, steps);
    }

    private static Clock after(Clock clock, ClockFired fired) {
        return fired.getDaysBefore() > 0
                ? clock.toBuilder().setFiredDaysBefore(fired.getDaysBefore()).build()
                : clock.toBuilder().setFiredPercent(fired.getPercent()).build();
    }

    /** A step that will fall due. */
    public record PendingStep(Clock clock, ClockStep step, Instant due) {}
}

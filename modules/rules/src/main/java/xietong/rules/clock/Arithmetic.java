// SPDX-License-Identifier: Apache-2.0
package xietong.rules.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import xietong.rules.Times;
import xietong.rules.book.ClockRule;
import xietong.rules.book.RuleBook;
import xietong.rules.calendar.Deadlines;
import xietong.v1.Clock;
import xietong.v1.ClockArithmetic;
import xietong.v1.ClockPause;
import xietong.v1.ClockState;
import xietong.v1.ClockStep;
import xietong.v1.ClockStepTime;

/** A clock as an answer: how its end was counted, and what happens when. */
public final class Arithmetic {
    private Arithmetic() {}

    /** Of all clocks of a resource. */
    public static List<ClockArithmetic> of(List<Clock> clocks, Instant now, RuleBook book) {
        return clocks.stream().map(clock -> of(clock, now, book)).toList();
    }

    /** Of one. */
    public static ClockArithmetic of(Clock clock, Instant now, RuleBook book) {
        Instant start = Times.instant(clock.getStartTime());
        return ClockArithmetic.newBuilder()
                .setName(clock.getName())
                .setSource(book.clocks().find(clock.getName()).map(ClockRule::source).orElse(""))
                .setRuleBookVersion(clock.getRuleBookVersion())
                .setState(state(clock, now))
                .setStartTime(clock.getStartTime())
                .setCountTime(Times.timestamp(Deadlines.counts(start, clock.getUnit())))
                .setLength(clock.getLength())
                .setUnit(clock.getUnit())
                .setRoll(clock.getRoll())
                .addAllPauses(pauses(clock))
                .addAllRests(clock.getRestsList())
                .addAllMadeUpDays(clock.getMadeUpDaysList())
                .setCountedTime(clock.getCountedTime())
                .setDueTime(clock.getDueTime())
                .setUnpausedDueTime(clock.getUnpausedDueTime())
                .addAllProvisionalYears(clock.getProvisionalYearsList())
                .addAllSteps(steps(clock))
                .addAllLines(clock.getArithmeticList())
                .build();
    }

    private static ClockState state(Clock clock, Instant now) {
        if (clock.hasPauseTime()) {
            return ClockState.CLOCK_STATE_PAUSED;
        }
        return now.isBefore(Times.instant(clock.getDueTime()))
                ? ClockState.CLOCK_STATE_RUNNING
                : ClockState.CLOCK_STATE_RUN_OUT;
    }

    private static List<ClockPause> pauses(Clock clock) {
        var pauses = new ArrayList<>(clock.getPausesList());
        if (clock.hasPauseTime()) {
            pauses.add(ClockPause.newBuilder()
                    .setStartTime(clock.getPauseTime())
                    .setGround(clock.getPauseGround())
                    .build());
        }
        return pauses;
    }

    private static List<ClockStepTime> steps(Clock clock) {
        return clock.getStepsList().stream()
                .sorted(Comparator.comparing((ClockStep step) -> ClockRunner.due(clock, step)))
                .map(step -> step(clock, step))
                .toList();
    }

    private static ClockStepTime step(Clock clock, ClockStep step) {
        boolean fired = !ClockRunner.isToCome(clock, step);
        var time = ClockStepTime.newBuilder().setStep(step).setFired(fired);
        return fired || clock.hasPauseTime()
                ? time.build()
                : time.setTime(Times.timestamp(ClockRunner.due(clock, step))).build();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.clock;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import xietong.rules.Times;
import xietong.rules.book.RuleBook;
import xietong.rules.calendar.Deadline;
import xietong.rules.calendar.Deadlines;
import xietong.rules.calendar.Period;
import xietong.v1.Clock;
import xietong.v1.ClockPause;
import xietong.v1.ClockStep;

/**
 * A clock stands still and goes on. Its end moves by what the law does not count; its percentages are of the time in which
 * it runs: what was left of them when it stopped is spread over what is left of the time when it goes on. So no warning
 * that was still to come falls into a pause, their order stays, and rest days over which an end rolls do not pull them.
 */
final class Pauses {
    private static final long WHOLE = 1_000_000_000L;
    private static final long PERCENT = WHOLE / 100;
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private Pauses() {}

    /** Past its end it need not stand still any more: it has already run out. */
    static Clock paused(Clock clock, String ground, Instant now) {
        return now.isBefore(Times.instant(clock.getDueTime()))
                ? clock.toBuilder().setPauseTime(Times.timestamp(now)).setPauseGround(ground).build()
                : clock;
    }

    /**
     * It goes on. Where the pause is told only after steps had fired that would not have fired with it, it is another run:
     * they fall due again, and what they caused is gone.
     */
    static Clock resumed(Clock clock, long revision, Instant now, RuleBook book) {
        Deadline before = Timing.read(clock);
        var period = new Period(
                clock.getLength(), Period.Unit.valueOf(clock.getUnit()), Period.Roll.valueOf(clock.getRoll()));
        Instant from = Times.instant(clock.getPauseTime());
        Deadline after = Deadlines.extend(before, from, now, period, book.calendar());
        var next = clock.toBuilder().clearPauseTime().clearPauseGround();
        next.addPauses(ClockPause.newBuilder()
                .setStartTime(clock.getPauseTime())
                .setEndTime(Times.timestamp(now))
                .setGround(clock.getPauseGround())
                .setExcluded((int) Deadlines.touched(before, from, now, period, book.calendar())));
        Clock on = Timing.put(next, after)
                .setPassedShare(passed(clock, from))
                .setResumeTime(Times.timestamp(now))
                .build();
        int happened = on.getStepsList().stream()
                .map(ClockStep::getPercent)
                .filter(percent -> percent <= on.getFiredPercent() && !at(on, percent).isAfter(now.plus(ROUNDING)))
                .max(Integer::compare)
                .orElse(0);
        return happened == on.getFiredPercent()
                ? on
                : on.toBuilder().setRun(revision).setFiredPercent(happened).build();
    }

    /** Share of the period, in billionths, that has passed at an instant; what is told of a time before adds none. */
    private static long passed(Clock clock, Instant now) {
        Instant since = since(clock);
        long left = WHOLE - clock.getPassedShare();
        Duration rest = Duration.between(since, Times.instant(clock.getDueTime()));
        Duration gone = Duration.between(since, now);
        return clock.getPassedShare() + (rest.isZero() || gone.isNegative() ? 0 : part(gone, left, rest));
    }

    /** Since when it runs as it does now. */
    private static Instant since(Clock clock) {
        return Times.instant(clock.hasResumeTime() ? clock.getResumeTime() : clock.getStartTime());
    }

    /** Instant at which a share has passed. */
    static Instant at(Clock clock, int percent) {
        Instant due = Times.instant(clock.getDueTime());
        long left = WHOLE - clock.getPassedShare();
        if (percent == 100 || left <= 0) {
            return due;
        }
        if (!clock.hasResumeTime()) {
            // Without a pause the two ends are one; a pause that an older version of this program took moved the steps with the end.
            Instant unpaused = Times.instant(clock.getUnpausedDueTime());
            return Deadlines.at(Times.instant(clock.getStartTime()), unpaused, percent).plus(Duration.between(unpaused, due));
        }
        Instant since = since(clock);
        Duration rest = Duration.between(since, due);
        long ahead = Math.max(0, percent * PERCENT - clock.getPassedShare());
        return since.plus(scaled(rest, ahead, left));
    }

    private static long part(Duration gone, long whole, Duration all) {
        return nanos(gone).multiply(BigInteger.valueOf(whole)).divide(nanos(all)).longValueExact();
    }

    private static Duration scaled(Duration time, long part, long whole) {
        BigInteger nanos = nanos(time).multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(whole));
        BigInteger[] split = nanos.divideAndRemainder(BigInteger.valueOf(WHOLE));
        return Duration.ofSeconds(split[0].longValueExact(), split[1].longValueExact());
    }

    private static BigInteger nanos(Duration time) {
        return BigInteger.valueOf(time.getSeconds()).multiply(BigInteger.valueOf(WHOLE)).add(BigInteger.valueOf(time.getNano()));
    }
}

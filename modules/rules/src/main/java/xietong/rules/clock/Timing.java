// SPDX-License-Identifier: Apache-2.0
package xietong.rules.clock;

import java.time.LocalDate;
import java.util.List;
import xietong.rules.Times;
import xietong.rules.calendar.Deadline;
import xietong.rules.calendar.Deadline.Rest;
import xietong.rules.calendar.Deadline.Skipped;
import xietong.v1.Clock;
import xietong.v1.ClockRest;

/** A counted deadline as a clock keeps it, and back. */
final class Timing {
    private Timing() {}

    /** Writes what was counted. */
    static Clock.Builder put(Clock.Builder clock, Deadline deadline) {
        Skipped skipped = deadline.skipped();
        return clock.setStartTime(Times.timestamp(deadline.start()))
                .setExcludedUntilTime(Times.timestamp(deadline.excludedUntil()))
                .setCountedTime(Times.timestamp(deadline.counted()))
                .setDueTime(Times.timestamp(deadline.end()))
                .setProvisional(deadline.provisional())
                .clearRests()
                .addAllRests(skipped.rests().stream().map(Timing::rest).toList())
                .clearMadeUpDays()
                .addAllMadeUpDays(skipped.madeUp().stream().map(LocalDate::toString).toList())
                .clearProvisionalYears()
                .addAllProvisionalYears(skipped.guessedYears())
                .clearArithmetic()
                .addAllArithmetic(deadline.notes());
    }

    /** What had been counted. */
    static Deadline read(Clock clock) {
        List<Integer> guessed = clock.getProvisionalYearsList();
        if (clock.getProvisional() && guessed.isEmpty()) {
            // Started by a version of this program that did not name the year.
            guessed = List.of(Times.instant(clock.getDueTime()).atZone(xietong.rules.calendar.Deadlines.ZONE).getYear());
        }
        return new Deadline(
                Times.instant(clock.getStartTime()),
                Times.instant(clock.getExcludedUntilTime()),
                Times.instant(clock.getCountedTime()),
                Times.instant(clock.getDueTime()),
                new Skipped(
                        clock.getRestsList().stream().map(Timing::rest).toList(),
                        clock.getMadeUpDaysList().stream().map(LocalDate::parse).toList(),
                        guessed),
                clock.getArithmeticList());
    }

    private static ClockRest rest(Rest rest) {
        var entry = ClockRest.newBuilder().setName(rest.name()).setDays(rest.days());
        return rest.first() == null
                ? entry.build()
                : entry.setFirstDay(rest.first().toString()).setLastDay(rest.last().toString()).build();
    }

    private static Rest rest(ClockRest entry) {
        boolean weekends = entry.getFirstDay().isEmpty();
        return new Rest(
                entry.getName(),
                weekends ? null : LocalDate.parse(entry.getFirstDay()),
                weekends ? null : LocalDate.parse(entry.getLastDay()),
                entry.getDays());
    }
}

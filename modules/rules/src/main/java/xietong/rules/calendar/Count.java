// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import xietong.rules.calendar.Deadline.Rest;
import xietong.rules.calendar.Deadline.Skipped;
import xietong.rules.calendar.Period.Roll;
import xietong.rules.calendar.Period.Unit;

/** One counting of days with a finger on the calendar: remembers what it skipped, and whether it had to guess. */
final class Count {
    final List<String> notes = new ArrayList<>();
    private final LegalCalendar calendar;
    private final SortedSet<LocalDate> rests = new TreeSet<>();
    private final List<Rest> before = new ArrayList<>();
    private final SortedSet<LocalDate> madeUp = new TreeSet<>();
    private final SortedSet<Integer> guessed = new TreeSet<>();

    Count(LegalCalendar calendar) {
        this.calendar = calendar;
    }

    /**
     * Goes on from an earlier result: its notes come first, and what was a guess stays one. Days of rest stay left out of
     * a count of working days; those over which the old end was rolled are counted days now, or rolled over again.
     */
    Count(LegalCalendar calendar, Deadline earlier, Unit unit) {
        this(calendar);
        notes.addAll(earlier.notes());
        if (unit == Unit.WORKING_DAYS) {
            before.addAll(earlier.skipped().rests());
        }
        madeUp.addAll(earlier.skipped().madeUp());
        guessed.addAll(earlier.skipped().guessedYears());
    }

    /** The day on which the count is complete, be it worked or not. */
    LocalDate lastDay(LocalDate begun, Period period) {
        int length = period.length();
        if (period.unit() == Unit.WORKING_DAYS) {
            return workingDaysAfter(begun, length);
        }
        // plusMonths and plusYears fall back to the last of the month where there is no such day: Civil Code 202.
        LocalDate last = switch (period.unit()) {
            case DAYS -> begun.plusDays(length);
            case MONTHS -> begun.plusMonths(length);
            case YEARS -> begun.plusYears(length);
            case SECONDS, HOURS, WORKING_DAYS -> throw new IllegalArgumentException("not counted by the date: " + period.unit());
        };
        notes.add(Notes.counted(period, last, calendar));
        return last;
    }

    LocalDate workingDaysAfter(LocalDate from, long length) {
        List<LocalDate> skipped = new ArrayList<>();
        List<LocalDate> worked = new ArrayList<>();
        LocalDate day = from;
        for (long left = length; left > 0;) {
            day = day.plusDays(1);
            if (!works(day)) {
                skipped.add(day);
                continue;
            }
            left--;
            if (calendar.isMakeUpDay(day)) {
                worked.add(day);
            }
        }
        rests.addAll(skipped);
        madeUp.addAll(worked);
        notes.add(Notes.countedWorking(length, day));
        if (!skipped.isEmpty()) {
            notes.add(Notes.skipped(skipped, calendar));
        }
        if (!worked.isEmpty()) {
            notes.add(Notes.madeUp(worked));
        }
        return day;
    }

    /** How many of so many days from the first on are working days. */
    long workingDays(LocalDate first, long days) {
        return first.datesUntil(first.plusDays(days)).filter(this::works).count();
    }

    LocalDate rolled(LocalDate last, Period period) {
        if (period.roll() == Roll.NONE) {
            return last;
        }
        List<LocalDate> skipped = new ArrayList<>();
        LocalDate day = last;
        while (!works(day)) {
            skipped.add(day);
            day = day.plusDays(1);
        }
        rests.addAll(skipped);
        if (!skipped.isEmpty()) {
            notes.add(Notes.rolled(skipped, calendar));
        }
        return day;
    }

    Deadline deadline(Instant start, Instant excludedUntil, Instant counted, Instant end) {
        guessed.forEach(year -> {
            if (!notes.contains(Notes.provisional(year))) {
                notes.add(Notes.provisional(year));
            }
        });
        var skipped = new Skipped(Rests.merged(before, rests, calendar), List.copyOf(madeUp), List.copyOf(guessed));
        return new Deadline(start, excludedUntil, counted, end, skipped, notes);
    }

    private boolean works(LocalDate day) {
        if (calendar.isProvisional(day)) {
            guessed.add(calendar.isProvisional(day.getYear()) ? day.getYear() : day.getYear() + 1);
        }
        return calendar.isWorkingDay(day);
    }
}

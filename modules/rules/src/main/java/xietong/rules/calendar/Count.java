// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import xietong.rules.calendar.Period.Roll;
import xietong.rules.calendar.Period.Unit;

/** One counting of days with a finger on the calendar: remembers what it skipped, and whether it had to guess. */
final class Count {
    final List<String> notes = new ArrayList<>();
    private final LegalCalendar calendar;
    private boolean provisional;
    private int guessedYear;

    Count(LegalCalendar calendar) {
        this.calendar = calendar;
    }

    /** Goes on from an earlier result: its notes come first, and what was a guess stays one. */
    Count(LegalCalendar calendar, Deadline before) {
        this(calendar);
        notes.addAll(before.notes());
        provisional = before.provisional();
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
        List<LocalDate> madeUp = new ArrayList<>();
        LocalDate day = from;
        for (long left = length; left > 0;) {
            day = day.plusDays(1);
            if (!works(day)) {
                skipped.add(day);
                continue;
            }
            left--;
            if (calendar.isMakeUpDay(day)) {
                madeUp.add(day);
            }
        }
        notes.add(Notes.countedWorking(length, day));
        if (!skipped.isEmpty()) {
            notes.add(Notes.skipped(skipped, calendar));
        }
        if (!madeUp.isEmpty()) {
            notes.add(Notes.madeUp(madeUp));
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
        if (!skipped.isEmpty()) {
            notes.add(Notes.rolled(skipped, calendar));
        }
        return day;
    }

    Deadline deadline(Instant start, Instant excludedUntil, Instant counted, Instant end) {
        if (guessedYear != 0) {
            notes.add(Notes.provisional(guessedYear));
        }
        return new Deadline(start, excludedUntil, counted, end, provisional, notes);
    }

    private boolean works(LocalDate day) {
        if (calendar.isProvisional(day)) {
            provisional = true;
            guessedYear = calendar.isProvisional(day.getYear()) ? day.getYear() : day.getYear() + 1;
        }
        return calendar.isWorkingDay(day);
    }
}

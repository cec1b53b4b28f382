// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import xietong.rules.calendar.Period.Unit;

/**
 * When a period ends, when a paused one ends, and when a share of it has passed. Pure functions of their arguments.
 *
 * <p>Ends are exclusive: a period that ends on the 10th ends at the first instant of the 11th. Days, months and years
 * count from the day after the start, hours from the next full hour; a start at exactly 09:00 still lies in the hour
 * of nine and counts from 10:00, as a start at midnight counts from the day after. Seconds, which no law counts in,
 * run from the start itself.
 */
public final class Deadlines {
    /** The one legal time of the country. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private Deadlines() {}

    public static Deadline end(Instant start, Period period, LegalCalendar calendar) {
        if (period.unit() == Unit.SECONDS) {
            Count count = new Count(calendar);
            Instant end = start.plusSeconds(period.length());
            count.notes.add(Notes.seconds(period));
            return count.deadline(start, start, end, end);
        }
        if (period.unit() == Unit.HOURS) {
            Count count = new Count(calendar);
            Instant from = hourAfter(start);
            Instant end = from.plus(period.length(), ChronoUnit.HOURS);
            count.notes.add(Notes.beginsAtHour(start, from));
            count.notes.add(Notes.hours(period));
            count.notes.add(Notes.endsAtHour(end));
            return count.deadline(start, from, end, end);
        }
        LocalDate begun = date(start);
        Deadline ofTheDay = calendar.remembered(begun, period, () -> counted(begun, period, calendar));
        var notes = new ArrayList<>(ofTheDay.notes());
        notes.add(0, Notes.beginsOnDay(start, begun.plusDays(1)));
        return new Deadline(
                start, ofTheDay.excludedUntil(), ofTheDay.counted(), ofTheDay.end(), ofTheDay.skipped(), notes);
    }

    /** A period whose end its instrument says: it runs to that instant, whatever day it is (INT 485, SEAL 27). */
    public static Deadline given(Instant start, Instant end) {
        return new Deadline(start, start, end, end, Deadline.Skipped.NOTHING, Notes.given(start, end));
    }

    /** The same for every instant of a day: thousands of periods begin on one. */
    private static Deadline counted(LocalDate begun, Period period, LegalCalendar calendar) {
        Count count = new Count(calendar);
        LocalDate counted = count.lastDay(begun, period);
        LocalDate last = count.rolled(counted, period);
        count.notes.add(Notes.endsOnDay(last));
        Instant midnight = begun.atStartOfDay(ZONE).toInstant();
        return count.deadline(midnight, midnightAfter(begun), midnightAfter(counted), midnightAfter(last));
    }

    /**
     * The deadline after a pause. Whatever part of a counted day (working day, hour) the pause touches, that day does
     * not count, and no later pause excludes it again; the period is longer by as many days. They are added to the day
     * that the count reached, not to the one it was rolled to, and the sum is rolled again.
     *
     * @param before as {@link #end} or an earlier extension gave it
     * @throws IllegalArgumentException if the pause began after the deadline, or ended before it began
     */
    public static Deadline extend(
            Deadline before, Instant pausedFrom, Instant resumedAt, Period period, LegalCalendar calendar) {
        if (!pausedFrom.isBefore(before.end()) || resumedAt.isBefore(pausedFrom)) {
            throw new IllegalArgumentException("a pause begins before the deadline " + before.end()
                    + " and ends after it began, not " + pausedFrom + " to " + resumedAt);
        }
        if (resumedAt.equals(pausedFrom)) {
            return before;
        }
        if (period.unit() == Unit.SECONDS) {
            Instant end = before.end().plus(Duration.between(pausedFrom, resumedAt));
            return new Count(calendar, before, period.unit()).deadline(before.start(), resumedAt, end, end);
        }
        return period.unit() == Unit.HOURS
                ? extendHours(before, pausedFrom, resumedAt, period, calendar)
                : extendDays(before, pausedFrom, resumedAt, period, calendar);
    }

    /** The instant at which so many hundredths of the span have passed, e.g. 50 and 80 for warnings. */
    public static Instant at(Instant start, Instant end, int percent) {
        if (percent < 0 || end.isBefore(start)) {
            throw new IllegalArgumentException("no share of " + percent + " percent from " + start + " to " + end);
        }
        return start.plus(Duration.between(start, end).multipliedBy(percent).dividedBy(100));
    }

    /** The first instant that a period in such units counts; the start itself where the unit is none, or seconds. */
    public static Instant counts(Instant start, String unit) {
        return switch (unit) {
            case "", "SECONDS" -> start;
            case "HOURS" -> hourAfter(start);
            default -> midnightAfter(date(start));
        };
    }

    /** How many hours, working days or days a pause takes out of a count, each part of one whole and none twice. */
    public static long touched(
            Deadline before, Instant pausedFrom, Instant resumedAt, Period period, LegalCalendar calendar) {
        return switch (period.unit()) {
            case SECONDS -> Duration.between(pausedFrom, resumedAt).toSeconds();
            case HOURS -> {
                Instant first = later(pausedFrom.truncatedTo(ChronoUnit.HOURS), before.excludedUntil());
                yield ChronoUnit.HOURS.between(first, later(hourAfter(resumedAt.minusNanos(1)), first));
            }
            default -> {
                LocalDate first = later(date(pausedFrom), date(before.excludedUntil()));
                long days = ChronoUnit.DAYS.between(first, later(date(resumedAt.minusNanos(1)).plusDays(1), first));
                yield period.unit() == Unit.WORKING_DAYS ? new Count(calendar).workingDays(first, days) : days;
            }
        };
    }

    private static Deadline extendHours(
            Deadline before, Instant pausedFrom, Instant resumedAt, Period period, LegalCalendar calendar) {
        Instant first = later(pausedFrom.truncatedTo(ChronoUnit.HOURS), before.excludedUntil());
        Instant after = later(hourAfter(resumedAt.minusNanos(1)), first);
        long touched = ChronoUnit.HOURS.between(first, after);
        Instant end = before.end().plus(touched, ChronoUnit.HOURS);
        Count count = new Count(calendar, before, period.unit());
        count.notes.add(Notes.paused(pausedFrom, resumedAt, touched, Unit.HOURS));
        count.notes.add(Notes.endsAtHour(end));
        return count.deadline(before.start(), after, end, end);
    }

    private static Deadline extendDays(
            Deadline before, Instant pausedFrom, Instant resumedAt, Period period, LegalCalendar calendar) {
        LocalDate first = later(date(pausedFrom), date(before.excludedUntil()));
        LocalDate after = later(date(resumedAt.minusNanos(1)).plusDays(1), first);
        long days = ChronoUnit.DAYS.between(first, after);
        Count count = new Count(calendar, before, period.unit());
        long touched = period.unit() == Unit.WORKING_DAYS ? count.workingDays(first, days) : days;
        count.notes.add(Notes.paused(pausedFrom, resumedAt, touched, period.unit()));
        Instant excludedUntil = after.atStartOfDay(ZONE).toInstant();
        if (touched == 0) {
            return new Deadline(
                    before.start(), excludedUntil, before.counted(), before.end(), before.skipped(), count.notes);
        }
        LocalDate reached = date(before.counted()).minusDays(1);
        LocalDate counted;
        if (period.unit() == Unit.WORKING_DAYS) {
            counted = count.workingDaysAfter(reached, touched);
        } else {
            // A pause within the days that the end was rolled over: the count is complete, the rest of it is not.
            counted = first.isAfter(reached) ? after : reached.plusDays(touched);
        }
        LocalDate ending = count.rolled(counted, period);
        count.notes.add(Notes.endsOnDay(ending));
        return count.deadline(before.start(), excludedUntil, midnightAfter(counted), midnightAfter(ending));
    }

    private static Instant hourAfter(Instant instant) {
        return instant.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    private static Instant midnightAfter(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    private static <T extends Comparable<? super T>> T later(T one, T other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}

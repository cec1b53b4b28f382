// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.calendar.Calendars.SHIPPED;
import static xietong.rules.calendar.DayCounter.rolled;
import static xietong.rules.calendar.DayCounter.sameDayLater;
import static xietong.rules.calendar.DayCounter.walk;
import static xietong.rules.calendar.DayCounter.worked;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import xietong.rules.calendar.Period.Unit;

/**
 * Periods of many lengths from every start day of the four covered years against {@link DayCounter}, which shares nothing
 * with the product.
 */
class DayCounterSweepTest {
    @Test
    void theShippedCalendarAgreesWithTheSecondTyping() {
        forEveryDay(day -> assertThat(SHIPPED.isWorkingDay(day)).as("%s", day).isEqualTo(worked(day)));
    }

    @Test
    void calendarDaysAgreeFromEveryStartDay() {
        for (int length : new int[] {1, 3, 7, 10, 15, 20, 30, 60}) {
            Period period = Period.procedural(length, Unit.DAYS);
            forEveryDay(start -> assertEnds(start, period, rolled(walk(start, length, day -> true))));
        }
    }

    @Test
    void workingDaysAgreeFromEveryStartDay() {
        for (int length : new int[] {1, 2, 3, 5, 7, 10, 22}) {
            Period period = Period.procedural(length, Unit.WORKING_DAYS);
            forEveryDay(start -> assertEnds(start, period, walk(start, length, DayCounter::worked)));
        }
    }

    @Test
    void monthsAgreeFromEveryStartDay() {
        for (int length : new int[] {1, 2, 3, 6, 12}) {
            Period period = Period.procedural(length, Unit.MONTHS);
            Period measure = Period.measure(length, Unit.MONTHS);
            forEveryDay(start -> {
                LocalDate last = sameDayLater(start, length);
                assertEnds(start, period, rolled(last));
                assertEnds(start, measure, last);
            });
        }
    }

    @Test
    void yearsAgreeFromEveryStartDay() {
        for (int length : new int[] {1, 2, 3}) {
            Period measure = Period.measure(length, Unit.YEARS);
            forEveryDay(start -> assertEnds(start, measure, sameDayLater(start, 12 * length)));
        }
    }

    @Test
    void pausedDaysAndWorkingDaysAgreeWhereverThePauseFalls() {
        Period days = Period.procedural(10, Unit.DAYS);
        Period working = Period.procedural(5, Unit.WORKING_DAYS);
        forEveryDay(start -> {
            for (int offset = 0; offset <= 10; offset++) {
                for (int length : new int[] {1, 2, 5, 9}) {
                    LocalDate first = start.plusDays(offset);
                    Predicate<LocalDate> runs = day -> day.isBefore(first) || !day.isBefore(first.plusDays(length));
                    assertPaused(start, days, first, length, rolled(walk(start, 10, runs), runs));
                    assertPaused(start, working, first, length, walk(start, 5, runs.and(DayCounter::worked)));
                }
            }
        });
    }

    @Test
    void twoPausesAgreeWhereverTheyFallAndHoweverTheyTouch() {
        Period days = Period.procedural(10, Unit.DAYS);
        Period working = Period.procedural(5, Unit.WORKING_DAYS);
        forEveryDay(start -> {
            for (int offset : new int[] {0, 1, 4, 9}) {
                for (int gap : new int[] {0, 1, 2, 5}) {
                    LocalDate one = start.plusDays(offset);
                    LocalDate two = one.plusDays(1 + gap);
                    // Of two days and of three; the second begins on the last day of the first, or later.
                    Predicate<LocalDate> runs = day -> (day.isBefore(one) || !day.isBefore(one.plusDays(2)))
                            && (day.isBefore(two) || !day.isBefore(two.plusDays(3)));
                    assertPausedTwice(start, days, one, two, rolled(walk(start, 10, runs), runs));
                    assertPausedTwice(start, working, one, two, walk(start, 5, runs.and(DayCounter::worked)));
                }
            }
        });
    }

    private static void assertPausedTwice(
            LocalDate start, Period period, LocalDate one, LocalDate two, LocalDate last) {
        Deadline before = Deadlines.end(start.atTime(9, 5).atZone(Deadlines.ZONE).toInstant(), period, SHIPPED);
        Instant from = one.atTime(12, 0).atZone(Deadlines.ZONE).toInstant();
        if (!from.isBefore(before.end())) {
            return;
        }
        Deadline once = paused(before, from, 2, period);
        Instant again = two.atTime(14, 0).atZone(Deadlines.ZONE).toInstant();
        if (again.isBefore(once.end())) {
            assertThat(paused(once, again, 3, period).end())
                    .as("%s from %s paused from %s and from %s", period, start, one, two)
                    .isEqualTo(Instant.parse(last + "T16:00:00Z"));
        }
    }

    /** A pause from noon of its first day to noon of its last. */
    private static void assertPaused(LocalDate start, Period period, LocalDate first, int length, LocalDate last) {
        Deadline before = Deadlines.end(start.atTime(9, 5).atZone(Deadlines.ZONE).toInstant(), period, SHIPPED);
        Instant from = first.atTime(12, 0).atZone(Deadlines.ZONE).toInstant();
        if (from.isBefore(before.end())) {
            assertThat(paused(before, from, length, period).end())
                    .as("%s from %s paused from %s for %s days", period, start, first, length)
                    .isEqualTo(Instant.parse(last + "T16:00:00Z"));
        }
    }

    /** To a minute after the hour at which it began, on its last day. */
    private static Deadline paused(Deadline before, Instant from, int days, Period period) {
        return Deadlines.extend(before, from, from.plusSeconds((days - 1) * 86_400L + 60), period, SHIPPED);
    }

    private static void assertEnds(LocalDate start, Period period, LocalDate last) {
        Instant begun = start.atTime(9, 5).atZone(Deadlines.ZONE).toInstant();
        Instant end = Deadlines.end(begun, period, SHIPPED).end();
        assertThat(end).as("%s from %s", period, start)
                .isEqualTo(Instant.parse(last + "T16:00:00Z"));
    }

    private static void forEveryDay(Consumer<LocalDate> check) {
        DayCounter.everyDay().forEach(check);
    }
}

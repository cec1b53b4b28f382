// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.calendar.Calendars.SHIPPED;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import xietong.rules.calendar.Period.Unit;

/**
 * Every start day of the four covered years against a counter that shares nothing with the product: its exceptions
 * were typed a second time, from the notices, as weekdays off and weekend days worked, and it walks day by day.
 */
class DayCounterSweepTest {
    private static final Set<LocalDate> WEEKDAYS_OFF = days("""
            20230102 20230123 20230124 20230125 20230126 20230127 20230405 20230501 20230502 20230503 20230622 20230623
            20230929 20231002 20231003 20231004 20231005 20231006
            20240101 20240212 20240213 20240214 20240215 20240216 20240404 20240405 20240501 20240502 20240503 20240610
            20240916 20240917 20241001 20241002 20241003 20241004 20241007
            20250101 20250128 20250129 20250130 20250131 20250203 20250204 20250404 20250501 20250502 20250505 20250602
            20251001 20251002 20251003 20251006 20251007 20251008
            20260101 20260102 20260216 20260217 20260218 20260219 20260220 20260223 20260406 20260501 20260504 20260505
            20260619 20260925 20261001 20261002 20261005 20261006 20261007""");
    private static final Set<LocalDate> WEEKENDS_WORKED = days("""
            20230128 20230129 20230423 20230506 20230625 20231007 20231008
            20240204 20240218 20240407 20240428 20240511 20240914 20240929 20241012
            20250126 20250208 20250427 20250928 20251011
            20260104 20260214 20260228 20260509 20260920 20261010""");

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
            forEveryDay(start -> assertEnds(start, period, walk(start, length, DayCounterSweepTest::worked)));
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
                    assertPaused(start, working, first, length, walk(start, 5, runs.and(DayCounterSweepTest::worked)));
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
                    assertPausedTwice(start, working, one, two, walk(start, 5, runs.and(DayCounterSweepTest::worked)));
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

    private static LocalDate rolled(LocalDate day, Predicate<LocalDate> runs) {
        return worked(day) && runs.test(day) ? day : rolled(day.plusDays(1), runs);
    }

    private static void assertEnds(LocalDate start, Period period, LocalDate last) {
        Instant begun = start.atTime(9, 5).atZone(Deadlines.ZONE).toInstant();
        Instant end = Deadlines.end(begun, period, SHIPPED).end();
        assertThat(end).as("%s from %s", period, start)
                .isEqualTo(Instant.parse(last + "T16:00:00Z"));
    }

    private static LocalDate walk(LocalDate start, int length, Predicate<LocalDate> counts) {
        LocalDate day = start;
        for (int counted = 0; counted < length;) {
            day = day.plusDays(1);
            counted += counts.test(day) ? 1 : 0;
        }
        return day;
    }

    private static LocalDate rolled(LocalDate day) {
        return worked(day) ? day : rolled(day.plusDays(1));
    }

    /** Month by month on the wall calendar: the same number, or the last one that the sheet has. */
    private static LocalDate sameDayLater(LocalDate start, int months) {
        LocalDate first = start.withDayOfMonth(1);
        for (int i = 0; i < months; i++) {
            first = first.withDayOfMonth(28).plusDays(4).withDayOfMonth(1);
        }
        LocalDate day = first;
        while (day.getDayOfMonth() < start.getDayOfMonth() && day.plusDays(1).getMonth() == first.getMonth()) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static boolean worked(LocalDate day) {
        boolean weekday = day.getDayOfWeek().getValue() < 6;
        return weekday ? !WEEKDAYS_OFF.contains(day) : WEEKENDS_WORKED.contains(day);
    }

    private static void forEveryDay(Consumer<LocalDate> check) {
        LocalDate.of(2023, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).forEach(check);
    }

    private static Set<LocalDate> days(String text) {
        return Stream.of(text.trim().split("\\s+"))
                .map(day -> LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE))
                .collect(Collectors.toSet());
    }
}

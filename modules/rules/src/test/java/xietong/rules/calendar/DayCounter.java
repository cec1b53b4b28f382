// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A counter that shares neither code nor file nor format with the calendar: its exceptions were typed a second time, from
 * the notices, as weekdays off and weekend days worked, and it walks day by day.
 */
public final class DayCounter {
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

    private DayCounter() {}

    /** The first working day from a day on in which the period runs. */
    public static LocalDate rolled(LocalDate day, Predicate<LocalDate> runs) {
        return worked(day) && runs.test(day) ? day : rolled(day.plusDays(1), runs);
    }

    /** So many days that count after a day. */
    public static LocalDate walk(LocalDate start, int length, Predicate<LocalDate> counts) {
        LocalDate day = start;
        for (int counted = 0; counted < length;) {
            day = day.plusDays(1);
            counted += counts.test(day) ? 1 : 0;
        }
        return day;
    }

    /** The first working day from a day on. */
    public static LocalDate rolled(LocalDate day) {
        return worked(day) ? day : rolled(day.plusDays(1));
    }

    /** Month by month on the wall calendar: the same number, or the last one that the sheet has. */
    public static LocalDate sameDayLater(LocalDate start, int months) {
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

    /** Whether people work. */
    public static boolean worked(LocalDate day) {
        boolean weekday = day.getDayOfWeek().getValue() < 6;
        return weekday ? !WEEKDAYS_OFF.contains(day) : WEEKENDS_WORKED.contains(day);
    }

    /** Every day of the years whose holiday notice is published. */
    public static Stream<LocalDate> everyDay() {
        return LocalDate.of(2023, 1, 1).datesUntil(LocalDate.of(2027, 1, 1));
    }

    /** Whether a notice still to come may change a day; that of the next year reaches back into its last week. */
    public static boolean unknown(LocalDate day) {
        return day.isAfter(LocalDate.of(2026, 12, 24));
    }

    private static Set<LocalDate> days(String text) {
        return Stream.of(text.trim().split("\\s+"))
                .map(day -> LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE))
                .collect(Collectors.toSet());
    }
}

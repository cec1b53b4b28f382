// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Which days are worked, by the holiday notices of the State Council. Immutable.
 *
 * <p>Refused on building: two notices for one year, a notice without its source, a day that is off twice or both off
 * and worked, a make-up day that is not on a weekend, and dates far from the notice's year.
 */
public final class LegalCalendar {
    /** A notice reaches back into the old year: that of 2019 moved 29 and 31 December 2018. */
    private static final int REACH_BACK_FROM = 25;
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<Integer, String> sources = new HashMap<>();
    private final Map<LocalDate, String> holidays = new HashMap<>();
    private final Set<LocalDate> makeUpDays = new HashSet<>();

    /** What was counted before; a calendar does not change, so neither does this. */
    private final Map<Begun, Deadline> remembered = new ConcurrentHashMap<>();

    private record Begun(LocalDate day, Period period) {}

    /** One yearly notice, as published. */
    public record Notice(int year, String source, List<Holiday> holidays) {
        public Notice {
            holidays = List.copyOf(holidays);
        }
    }

    /** One line of it: days off from and to, both included, and the weekend days worked instead. */
    public record Holiday(String name, LocalDate from, LocalDate to, List<LocalDate> work) {
        public Holiday {
            work = List.copyOf(work);
        }
    }

    private LegalCalendar() {}

    public static LegalCalendar of(Collection<Notice> notices) {
        LegalCalendar calendar = new LegalCalendar();
        notices.forEach(calendar::add);
        for (LocalDate day : calendar.makeUpDays) {
            require(!calendar.holidays.containsKey(day), "both off and worked: " + day);
        }
        return calendar;
    }

    /** Reads config/calendar.yaml; an unknown, doubled or missing key is refused by name. */
    public static LegalCalendar fromYaml(String yaml) {
        return of(CalendarYaml.notices(yaml));
    }

    /** The deadline of a period that begins on a day, counted once. */
    Deadline remembered(LocalDate day, Period period, Supplier<Deadline> count) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(new Begun(day, period), begun -> count.get());
    }

    private void add(Notice notice) {
        int year = notice.year();
        require(notice.source() != null && !notice.source().isBlank(), year + " has no source");
        require(sources.put(year, notice.source()) == null, "two notices for " + year);
        for (Holiday holiday : notice.holidays()) {
            require(holiday.name() != null && !holiday.name().isBlank(), year + " has a holiday without a name");
            require(!holiday.to().isBefore(holiday.from()), holiday.name() + " " + year + " ends before it begins");
            requireWithin(year, holiday.from());
            requireWithin(year, holiday.to());
            holiday.from().datesUntil(holiday.to().plusDays(1)).forEach(day ->
                    require(holidays.put(day, holiday.name()) == null, "off twice: " + day));
            for (LocalDate day : holiday.work()) {
                requireWithin(year, day);
                require(weekend(day), "a make-up working day is on a weekend, which this is not: " + day);
                require(makeUpDays.add(day), "worked twice: " + day);
            }
        }
    }

    /** A day that a notice declares off; weekends as such are not holidays. */
    public boolean isHoliday(LocalDate day) {
        return holidays.containsKey(day);
    }

    /**
     * Not a 法定休假日. Days of rest are the announced holidays and the weekends, as the SPC reads CPL 85 (a document of
     * its of 12 December 2014 names Saturday and Sunday); a weekend day that the notice made a working day is none,
     * because what counts is when people do rest.
     */
    public boolean isWorkingDay(LocalDate day) {
        return makeUpDays.contains(day) || !holidays.containsKey(day) && !weekend(day);
    }

    /** A weekend day that a notice made a working day 调休上班. */
    public boolean isMakeUpDay(LocalDate day) {
        return makeUpDays.contains(day);
    }

    /** True where the year's notice is not known; only its weekends are then days of rest. */
    public boolean isProvisional(int year) {
        return !sources.containsKey(year);
    }

    /** True where a notice still to come may change the day: its year's, or next year's for the last week. */
    public boolean isProvisional(LocalDate day) {
        boolean lastWeek = day.getMonthValue() == 12 && day.getDayOfMonth() >= REACH_BACK_FROM;
        return isProvisional(day.getYear()) || lastWeek && isProvisional(day.getYear() + 1);
    }

    /** Title, number and date of the year's notice. */
    public Optional<String> source(int year) {
        return Optional.ofNullable(sources.get(year));
    }

    /** The holiday that the day belongs to, e.g. 春节. */
    public Optional<String> holiday(LocalDate day) {
        return Optional.ofNullable(holidays.get(day));
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static void requireWithin(int year, LocalDate day) {
        boolean within = !day.isBefore(LocalDate.of(year - 1, 12, REACH_BACK_FROM)) && day.getYear() <= year;
        require(within, "not a day of the notice for " + year + ": " + day);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("calendar: " + otherwise);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import xietong.rules.calendar.Period.Unit;

/** The words of the arithmetic, in the clerk's language; all of them are here. */
final class Notes {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Notes() {}

    static String beginsOnDay(Instant start, LocalDate first) {
        return "起：" + minute(start) + "，当日不计，自 " + first + " 起算";
    }

    static String beginsAtHour(Instant start, Instant first) {
        return "起：" + minute(start) + "，当时不计，自 " + minute(first) + " 起算";
    }

    static String counted(Period period, LocalDate last, LegalCalendar calendar) {
        return "期间 " + period.length() + unit(period.unit()) + "：末日 " + day(last)
                + calendar.holiday(last).map(name -> "，" + name).orElse("");
    }

    static String countedWorking(long length, LocalDate last) {
        return "期间 " + length + unit(Unit.WORKING_DAYS) + "：末日 " + day(last);
    }

    static String seconds(Period period) {
        return "期间 " + period.length() + unit(Unit.SECONDS) + "，自受理时起算";
    }

    static String hours(Period period) {
        return "期间 " + period.length() + unit(Unit.HOURS) + "，节假日不扣除";
    }

    static String skipped(List<LocalDate> days, LegalCalendar calendar) {
        return "休息日不计：" + rest(days, calendar);
    }

    static String madeUp(List<LocalDate> days) {
        return "调休上班日计入：" + days.stream().map(LocalDate::toString).collect(Collectors.joining("、"));
    }

    static String rolled(List<LocalDate> days, LegalCalendar calendar) {
        return "末日为法定休假日，顺延，跳过：" + rest(days, calendar);
    }

    static String paused(Instant from, Instant until, long touched, Unit unit) {
        Unit counted = unit == Unit.MONTHS || unit == Unit.YEARS ? Unit.DAYS : unit;
        return "中止：" + minute(from) + " 至 " + minute(until) + "，不计 " + touched + unit(counted);
    }

    static String endsOnDay(LocalDate last) {
        return "止：" + day(last) + " 24:00";
    }

    static String endsAtHour(Instant end) {
        return "止：" + minute(end);
    }

    static List<String> given(Instant start, Instant end) {
        return List.of("起：" + minute(start), "止：" + minute(end) + "，期限由文书或者裁定载明，不顺延");
    }

    static String provisional(int year) {
        return "暂定：" + year + " 年节假日安排尚未公布，暂按周末计";
    }

    /** Holidays each with their days, weekends only by their number. */
    private static String rest(List<LocalDate> days, LegalCalendar calendar) {
        List<String> parts = new ArrayList<>();
        long weekend = 0;
        for (int i = 0; i < days.size(); i++) {
            LocalDate first = days.get(i);
            String name = calendar.holiday(first).orElse("");
            if (name.isEmpty()) {
                weekend++;
                continue;
            }
            while (i + 1 < days.size() && days.get(i + 1).equals(days.get(i).plusDays(1))
                    && name.equals(calendar.holiday(days.get(i + 1)).orElse(""))) {
                i++;
            }
            LocalDate last = days.get(i);
            parts.add(first.equals(last) ? first + " " + name : first + " 至 " + last + " " + name);
        }
        if (weekend > 0) {
            parts.add("周末 " + weekend + " 日");
        }
        return String.join("，", parts);
    }

    private static String unit(Unit unit) {
        return switch (unit) {
            case SECONDS -> " 秒";
            case HOURS -> " 小时";
            case DAYS -> " 日";
            case WORKING_DAYS -> " 个工作日";
            case MONTHS -> " 个月";
            case YEARS -> " 年";
        };
    }

    private static String day(LocalDate day) {
        return day + " " + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.SIMPLIFIED_CHINESE);
    }

    private static String minute(Instant instant) {
        return MINUTE.format(instant.atZone(Deadlines.ZONE));
    }
}

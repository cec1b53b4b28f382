// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xietong.rules.calendar.Deadline.Rest;

/** Days of rest of one count put together: each holiday with its days, the weekends as their number. */
final class Rests {
    private Rests() {}

    /** Earlier entries and further days, in order; a holiday met twice stands once, from its first day to its last. */
    static List<Rest> merged(List<Rest> earlier, Collection<LocalDate> days, LegalCalendar calendar) {
        Map<String, Rest> holidays = new LinkedHashMap<>();
        int weekend = 0;
        for (Rest rest : earlier) {
            if (rest.first() == null) {
                weekend += rest.days();
            } else {
                holidays.put(key(rest.name(), rest.first()), rest);
            }
        }
        for (LocalDate day : days) {
            String name = calendar.holiday(day).orElse("");
            if (name.isEmpty()) {
                weekend++;
            } else {
                holidays.merge(key(name, day), new Rest(name, day, day, 1), (a, b) -> joined(a, day));
            }
        }
        var all = new ArrayList<>(holidays.values());
        if (weekend > 0) {
            all.add(new Rest("", null, null, weekend));
        }
        return all;
    }

    /** A holiday comes once a year; the new year's may begin in the old one. */
    private static String key(String name, LocalDate day) {
        return name + " " + day.plusDays(7).getYear();
    }

    private static Rest joined(Rest rest, LocalDate day) {
        LocalDate first = day.isBefore(rest.first()) ? day : rest.first();
        LocalDate last = day.isAfter(rest.last()) ? day : rest.last();
        return new Rest(rest.name(), first, last, (int) (last.toEpochDay() - first.toEpochDay()) + 1);
    }
}

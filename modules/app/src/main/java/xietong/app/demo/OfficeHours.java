// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import xietong.rules.calendar.Deadlines;

/**
 * When people are at their desks: Monday to Friday between two times of day, Beijing time. Feedback of banks and
 * registries comes only then.
 *
 * @param from first instant of a working day
 * @param to first instant after it
 */
record OfficeHours(LocalTime from, LocalTime to) {

    OfficeHours {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("office hours end after they begin, not " + from + "-" + to);
        }
    }

    /** For example {@code 08:00-17:40}. */
    static OfficeHours parse(String text) {
        String[] parts = text.split("-");
        try {
            return new OfficeHours(LocalTime.parse(parts[0].strip()), LocalTime.parse(parts[1].strip()));
        } catch (DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("'" + text + "': 08:00-17:40 is accepted", e);
        }
    }

    /** The instant itself where the office is open, else when it opens next. */
    Instant open(Instant at) {
        ZonedDateTime local = at.atZone(Deadlines.ZONE);
        ZonedDateTime day = local.toLocalTime().isBefore(to) ? local : local.plusDays(1).with(LocalTime.MIN);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.plusDays(1).with(LocalTime.MIN);
        }
        return (day.toLocalTime().isBefore(from) ? day.with(from) : day).toInstant();
    }

    /** When work of this length, begun as soon as the office is open, is done; it rests while the office is closed. */
    Instant after(Instant at, Duration work) {
        Instant now = open(at);
        Duration left = work;
        while (true) {
            Instant close = now.atZone(Deadlines.ZONE).with(to).toInstant();
            Duration today = Duration.between(now, close);
            if (left.compareTo(today) < 0) {
                return now.plus(left);
            }
            left = left.minus(today);
            now = open(close);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;

/** The calendar that is shipped, and instants as a clerk writes them. */
final class Calendars {
    static final LegalCalendar SHIPPED = LegalCalendar.fromYaml(file());

    private Calendars() {}

    static String file() {
        try {
            return Files.readString(Path.of(System.getProperty("xietong.root", "../.."), "config", "calendar.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** E.g. {@code 2026-02-05T09:05}, Beijing time. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Deadlines.ZONE).toInstant();
    }
}

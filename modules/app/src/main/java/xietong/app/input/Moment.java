// SPDX-License-Identifier: Apache-2.0
package xietong.app.input;

import com.google.protobuf.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import xietong.rules.Times;
import xietong.rules.calendar.Deadlines;

/** A point in time as people write it: Beijing time, or with an offset of its own. */
public final class Moment implements ITypeConverter<Timestamp> {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm[:ss]");

    /** @throws IllegalArgumentException saying what is accepted */
    public static Timestamp parse(String text) {
        String said = text.strip().replaceFirst(" ", "T");
        try {
            boolean local = said.matches("[0-9-]{10}T[0-9:]+");
            return Times.timestamp(local
                    ? LocalDateTime.parse(said, LOCAL).atZone(Deadlines.ZONE).toInstant()
                    : OffsetDateTime.parse(said).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "': 2026-11-21 09:30 (Beijing time) or "
                    + "2026-11-21T09:30:00+08:00 is accepted");
        }
    }

    @Override
    public Timestamp convert(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;

/**
 * One event. What a caller may have written is no part of it: failures are told by {@link Fault}, and whatever looks
 * like a citizen number 公民身份号码 is left out, even where a caller made its request_id of one.
 *
 * @param time when
 * @param level how grave
 * @param logger full name of who says it
 * @param message what
 * @param pairs names and values beside it, e.g. request
 * @param failure what went wrong; null where nothing
 */
record Line(Instant time, Level level, String logger, String message, List<KeyValuePair> pairs, Throwable failure) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    private static final Pattern CITIZEN = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9A-Za-z])");
    private static final String LEFT_OUT = "(number left out)";
    private static final JsonFactory JSON = new JsonFactory();

    /** Time, level, short name, message, pairs, and the stack below. */
    String text() {
        var text = new StringBuilder()
                .append(TIME.format(time)).append(' ')
                .append(level).append(' ')
                .append(logger.substring(logger.lastIndexOf('.') + 1)).append(" - ")
                .append(clean(message));
        pairs.forEach(p -> text.append(' ').append(p.key).append('=').append(clean(String.valueOf(p.value))));
        text.append('\n');
        if (failure != null) {
            text.append(clean(Fault.stack(failure)));
        }
        return text.toString();
    }

    /** The same as one object. */
    String json() {
        var text = new StringWriter();
        try (JsonGenerator object = JSON.createGenerator(text)) {
            object.writeStartObject();
            object.writeStringField("time", time.toString());
            object.writeStringField("level", level.toString());
            object.writeStringField("logger", logger);
            object.writeStringField("message", clean(message));
            for (KeyValuePair pair : pairs) {
                object.writeStringField(pair.key, clean(String.valueOf(pair.value)));
            }
            if (failure != null) {
                object.writeStringField("failure", clean(Fault.line(failure)));
                object.writeStringField("stack", clean(Fault.stack(failure)));
            }
            object.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    private static String clean(String text) {
        return text == null ? "" : CITIZEN.matcher(text).replaceAll(LEFT_OUT);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import xietong.rules.calendar.LegalCalendar.Holiday;
import xietong.rules.calendar.LegalCalendar.Notice;

/** The file's shape, kept apart from the calendar: dates are read as text, so that a bad one is named. */
final class CalendarYaml {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CalendarYaml() {}

    record Root(List<NoticeLine> notices) {}

    record NoticeLine(Integer year, String source, List<HolidayLine> holidays) {}

    record HolidayLine(String name, String from, String to, List<String> work) {}

    static List<Notice> notices(String yaml) {
        Root root;
        try {
            root = MAPPER.readValue(yaml, Root.class);
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException("calendar: unknown key '" + e.getPropertyName() + "', known here are "
                    + e.getKnownPropertyIds(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("calendar: " + e.getOriginalMessage(), e);
        }
        return present(root == null ? null : root.notices(), "notices").stream().map(CalendarYaml::notice).toList();
    }

    private static Notice notice(NoticeLine line) {
        present(line, "a notice");
        return new Notice(present(line.year(), "year"), present(line.source(), "source"),
                present(line.holidays(), "holidays").stream().map(CalendarYaml::holiday).toList());
    }

    private static Holiday holiday(HolidayLine line) {
        present(line, "a holiday");
        List<String> work = line.work() == null ? List.of() : line.work();
        return new Holiday(present(line.name(), "name"), date(line.from(), "from"), date(line.to(), "to"),
                work.stream().map(day -> date(day, "work")).toList());
    }

    private static LocalDate date(String text, String key) {
        try {
            return LocalDate.parse(present(text, key));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("calendar: '" + key + "' is no date: " + text, e);
        }
    }

    private static <T> T present(T value, String key) {
        if (value == null) {
            throw new IllegalArgumentException("calendar: '" + key + "' is missing");
        }
        return value;
    }
}

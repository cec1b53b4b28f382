// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static xietong.rules.calendar.Calendars.SHIPPED;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LegalCalendarTest {
    @Test
    void springFestival2026IsOffFrom15To23February() {
        assertThat(SHIPPED.isWorkingDay(LocalDate.parse("2026-02-13"))).isTrue();
        assertThat(SHIPPED.isWorkingDay(LocalDate.parse("2026-02-14"))).as("a Saturday made up").isTrue();
        assertThat(SHIPPED.isMakeUpDay(LocalDate.parse("2026-02-14"))).isTrue();
        LocalDate.parse("2026-02-15").datesUntil(LocalDate.parse("2026-02-24")).forEach(day -> {
            assertThat(SHIPPED.isHoliday(day)).isTrue();
            assertThat(SHIPPED.isWorkingDay(day)).isFalse();
            assertThat(SHIPPED.holiday(day)).contains("春节");
        });
        assertThat(SHIPPED.isWorkingDay(LocalDate.parse("2026-02-24"))).isTrue();
        assertThat(SHIPPED.isWorkingDay(LocalDate.parse("2026-02-28"))).as("the other Saturday made up").isTrue();
    }

    @Test
    void aWeekendIsADayOfRestButNoHoliday() {
        LocalDate saturday = LocalDate.parse("2026-03-07");
        assertThat(SHIPPED.isWorkingDay(saturday)).isFalse();
        assertThat(SHIPPED.isHoliday(saturday)).isFalse();
        assertThat(SHIPPED.holiday(saturday)).isEmpty();
    }

    /** The notices move days and give none away: weekdays of the year less the holidays by law, 11, since 2025 13. */
    @ParameterizedTest
    @CsvSource({"2023, 260, 11", "2024, 262, 11", "2025, 261, 13", "2026, 261, 13"})
    void theWorkingDaysOfAYearAreItsWeekdaysLessTheLegalHolidays(int year, int weekdays, int legalHolidays) {
        List<LocalDate> days = LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).toList();
        assertThat(days.stream().filter(day -> day.getDayOfWeek().getValue() <= 5)).hasSize(weekdays);
        assertThat(days.stream().filter(SHIPPED::isWorkingDay)).hasSize(weekdays - legalHolidays);
    }

    @Test
    void everyYearNamesItsNotice() {
        assertThat(SHIPPED.source(2023)).get().asString().contains("国办发明电〔2022〕16号");
        assertThat(SHIPPED.source(2024)).get().asString().contains("国办发明电〔2023〕7号");
        assertThat(SHIPPED.source(2025)).get().asString().contains("国办发明电〔2024〕12号");
        assertThat(SHIPPED.source(2026)).get().asString().contains("国办发明电〔2025〕7号");
        assertThat(SHIPPED.source(2027)).isEmpty();
    }

    @Test
    void aYearWithoutANoticeIsProvisionalAndKnowsOnlyWeekends() {
        assertThat(SHIPPED.isProvisional(2026)).isFalse();
        assertThat(SHIPPED.isProvisional(2027)).isTrue();
        assertThat(SHIPPED.isWorkingDay(LocalDate.parse("2027-10-01"))).as("a Friday").isTrue();
        assertThat(SHIPPED.isWorkingDay(LocalDate.parse("2027-10-02"))).as("a Saturday").isFalse();
    }

    @Test
    void theLastWeekOfAYearWaitsForTheNextNotice() {
        assertThat(SHIPPED.isProvisional(LocalDate.parse("2026-12-24"))).isFalse();
        assertThat(SHIPPED.isProvisional(LocalDate.parse("2026-12-25"))).isTrue();
        assertThat(SHIPPED.isProvisional(LocalDate.parse("2025-12-31"))).isFalse();
    }

    @Test
    void aNoticeReachesBackIntoTheOldYear() {
        assertThat(SHIPPED.holiday(LocalDate.parse("2022-12-31"))).contains("元旦");
    }

    @Test
    void aContradictoryNoticeIsRefused() {
        refuses("two notices for 2030", year("2030", ""), year("2030", ""));
        refuses("ends before it begins", year("2030", line("2030-05-03", "2030-05-01", "")));
        refuses("off twice: 2030-05-02", year("2030", line("2030-05-01", "2030-05-02", "")
                + line("2030-05-02", "2030-05-03", "")));
        refuses("both off and worked: 2030-05-04", year("2030", line("2030-05-01", "2030-05-04", "2030-05-04")));
        refuses("worked twice: 2030-05-11", year("2030", line("2030-05-01", "2030-05-02", "2030-05-11, 2030-05-11")));
        refuses("on a weekend, which this is not: 2030-05-06",
                year("2030", line("2030-05-01", "2030-05-02", "2030-05-06")));
        refuses("not a day of the notice for 2030: 2029-05-01", year("2030", line("2029-05-01", "2030-05-02", "")));
        refuses("not a day of the notice for 2030: 2031-01-01", year("2030", line("2030-12-31", "2031-01-01", "")));
    }

    @Test
    void anUnknownKeyIsRefusedByName() {
        refuses("unknown key 'makeup'",
                year("2030", "      - {name: X, from: 2030-05-01, to: 2030-05-02, makeup: []}\n"));
        refuses("unknown key 'note'", "  - note: x\n");
    }

    @Test
    void aMissingADoubledAndABadValueAreRefusedByName() {
        refuses("'to' is missing", year("2030", "      - {name: X, from: 2030-05-01}\n"));
        refuses("'source' is missing", "  - year: 2030\n    holidays: []\n");
        refuses("'year' is missing", "  - source: x\n    holidays: []\n");
        refuses("no source", "  - year: 2030\n    source: ' '\n    holidays: []\n");
        refuses("'from' is no date: 2030-02-30", year("2030", line("2030-02-30", "2030-03-01", "")));
        refuses("Duplicate field 'year'", "  - year: 2030\n    year: 2031\n    source: x\n    holidays: []\n");
        assertThatIllegalArgumentException().isThrownBy(() -> LegalCalendar.fromYaml("{}"))
                .withMessageContaining("'notices' is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> LegalCalendar.fromYaml(""))
                .withMessageContaining("calendar: ");
    }

    private static void refuses(String reason, String... notices) {
        String yaml = "notices:\n" + String.join("", notices);
        assertThatIllegalArgumentException().isThrownBy(() -> LegalCalendar.fromYaml(yaml)).as(yaml)
                .withMessageStartingWith("calendar: ").withMessageContaining(reason);
    }

    private static String year(String year, String lines) {
        return "  - year: " + year + "\n    source: test\n    holidays:" + (lines.isEmpty() ? " []\n" : "\n" + lines);
    }

    private static String line(String from, String to, String work) {
        return "      - {name: X, from: " + from + ", to: " + to + ", work: [" + work + "]}\n";
    }
}

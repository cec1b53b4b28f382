// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.calendar.Calendars.SHIPPED;
import static xietong.rules.calendar.Calendars.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.rules.calendar.Period.Unit;

/**
 * Deadlines worked out by hand on the wall calendar, each with the article that the period comes from and the reckoning:
 * start, period (D days and M months that roll by CPL 85, W working days, Y a measure's years and N a measure's months that
 * do not, H hours), last day (ends at its 24:00) or instant.
 */
class HandWorkedTest {
    private static final String EXAMPLES =
            """
            2023-01-06 15D 2023-01-28 CPL 240: day 15 is 21 January, festival to the 27th; Saturday the 28th is worked
            2023-01-07 15D 2023-01-28 CPL 240: day 15 is Sunday 22 January, in the festival
            2023-01-13 15D 2023-01-28 CPL 240: day 15 is that worked Saturday itself
            2023-01-14 15D 2023-01-29 CPL 240: Sunday 29 January is worked too
            2023-03-21 15D 2023-04-06 CPL 240: 5 April is Qingming, one day
            2023-04-14 15D 2023-05-04 CPL 240: 29 April, off to 3 May
            2023-04-16 7D 2023-04-23 ENT 7: Sunday 23 April is worked
            2023-04-21 15D 2023-05-06 CPL 240: Saturday 6 May is worked
            2023-06-12 10D 2023-06-25 INT 134: 22 June is the Dragon Boat festival to the 24th; Sunday the 25th is worked
            2023-09-14 15D 2023-10-07 CPL 240: 29 September, off to 6 October; Saturday the 7th is worked
            2023-09-23 15D 2023-10-08 CPL 240: Sunday 8 October is worked
            2023-12-17 15D 2024-01-02 CPL 240: day 15 is New Year
            2023-12-15 15D 2024-01-02 CPL 240: Saturday, Sunday, New Year
            2024-01-26 15D 2024-02-18 CPL 240: 10 February, festival to the 17th; Sunday the 18th is worked
            2024-02-02 15D 2024-02-18 CPL 240: last day of the festival
            2024-01-20 15D 2024-02-04 CPL 240: Sunday 4 February is worked
            2024-02-14 15D 2024-02-29 CPL 240: over to the leap day, a Thursday
            2024-01-31 1M 2024-02-29 one High Court's month of answer: no 31st, so the last of February
            2024-01-31 1N 2024-02-29 ENT 6: the same without rolling
            2024-02-29 1Y 2025-02-28 INT 485 deposits: there is no 29 February 2025
            2024-03-20 15D 2024-04-07 CPL 240: 4 April, Qingming to the 6th; Sunday the 7th is worked
            2024-04-13 15D 2024-04-28 CPL 240: Sunday 28 April is worked
            2024-04-16 15D 2024-05-06 CPL 240: 1 May, off to the 5th
            2024-04-26 15D 2024-05-11 CPL 240: Saturday 11 May is worked
            2024-05-26 15D 2024-06-11 INT 509: Monday 10 June is the Dragon Boat festival
            2024-08-31 15D 2024-09-18 INT 509: Sunday 15 September, Mid-Autumn to the 17th
            2024-08-30 15D 2024-09-14 INT 509: Saturday 14 September is worked
            2024-09-14 15D 2024-09-29 INT 510: Sunday 29 September is worked
            2024-09-16 15D 2024-10-08 INT 510: 1 October, off to the 7th
            2024-09-27 15D 2024-10-12 INT 510: Saturday 12 October is worked
            2024-09-28 15D 2024-10-14 INT 510: Sunday 13 October is not
            2025-01-11 15D 2025-01-26 CPL 240: Sunday 26 January is worked
            2025-01-13 15D 2025-02-05 CPL 240: 28 January, festival to 4 February
            2025-01-24 15D 2025-02-08 CPL 240: Saturday 8 February is worked
            2025-01-25 15D 2025-02-10 CPL 240: Sunday 9 February is not
            2025-03-20 15D 2025-04-07 CPL 240: Friday 4 April, Qingming to Sunday
            2025-04-12 15D 2025-04-27 CPL 240: Sunday 27 April is worked
            2025-04-16 15D 2025-05-06 CPL 240: 1 May, off to the 5th
            2025-05-16 15D 2025-06-03 CPL 240: Saturday 31 May, Dragon Boat festival to 2 June
            2025-09-13 15D 2025-09-28 CPL 240: Sunday 28 September is worked
            2025-09-16 15D 2025-10-09 CPL 240: 1 October, off to the 8th
            2025-09-26 15D 2025-10-11 CPL 240: Saturday 11 October is worked
            2025-12-17 15D 2026-01-04 CPL 240: New Year off to the 3rd; Sunday the 4th is worked
            2026-02-05 15D 2026-02-24 CPL 240: Friday 20 February, festival to Monday the 23rd
            2026-01-30 15D 2026-02-14 CPL 240: Saturday 14 February is worked
            2026-02-13 15D 2026-02-28 CPL 240: Saturday 28 February is worked
            2026-03-20 15D 2026-04-07 CPL 240: Saturday 4 April, Qingming to Monday the 6th
            2026-04-24 15D 2026-05-09 CPL 240: Saturday 9 May is worked
            2026-06-05 15D 2026-06-22 CPL 240: Saturday 20 June, Dragon Boat festival to Sunday
            2026-09-05 15D 2026-09-20 CPL 240: Sunday 20 September is worked
            2026-09-11 15D 2026-09-28 CPL 240: Saturday 26 September, Mid-Autumn to Sunday
            2026-09-25 15D 2026-10-10 CPL 240: Saturday 10 October is worked
            2026-01-16 30D 2026-02-24 CPL 240 report: Sunday 15 February opens the festival
            2026-08-31 30D 2026-09-30 CPL 240 report: Wednesday, the day before the holiday
            2026-09-01 30D 2026-10-08 CPL 240 report: 1 October, off to the 7th
            2025-10-31 6M 2026-04-30 ENF 63: no 31 April, Thursday the 30th
            2025-11-01 6M 2026-05-06 ENF 63: 1 May, off to the 5th
            2025-08-31 6M 2026-02-28 ENF 63: no 31 February; Saturday the 28th is worked
            2024-08-31 6M 2025-02-28 ENF 63: Friday
            2023-08-29 6M 2024-02-29 ENF 63: there is a 29 February 2024
            2026-02-12 5W 2026-02-26 practice: 13, 14 worked, 24, 25, 26
            2026-09-29 3W 2026-10-09 practice, police answers: 30, then 8 and 9 October
            2025-09-29 3W 2025-10-10 practice, police answers: 30, then 9 and 10 October
            2024-02-08 3W 2024-02-19 practice, police answers: 9, Sunday 18 worked, 19
            2023-04-28 1W 2023-05-04 practice, answers of institutions: 29 April to 3 May are off
            2025-10-01 1Y 2026-10-01 INT 485 deposits: ends on National Day (SEAL 27)
            2024-02-29 2Y 2026-02-28 INT 485 movables: ends on a Saturday, worked or not
            2023-05-01 3Y 2026-05-01 INT 485 real estate: ends on Labour Day
            2024-02-10 1Y 2025-02-10 INT 485 deposits
            2026-03-03T22:10 24H 2026-03-04T23:00 urgent matters: from 23:00
            2026-02-28T23:59 24H 2026-03-02T00:00 urgent matters: from midnight after February's last day
            2024-02-28T23:30 24H 2024-03-01T00:00 urgent matters: all of the leap day
            2025-12-31T23:00 4H 2026-01-01T04:00 orders of a dispatch: from midnight, into New Year
            2026-02-16T20:30 48H 2026-02-18T21:00 PRES 4: through the festival
            2026-06-30T20:05 8H 2026-07-01T05:00 INT 482: from 21:00 over the end of the month""";

    record Example(String start, int length, char unit, String end, String source) {
        static Example of(String line) {
            String[] part = line.split(" ", 4);
            int last = part[1].length() - 1;
            return new Example(
                    part[0], Integer.parseInt(part[1].substring(0, last)), part[1].charAt(last), part[2], part[3]);
        }

        Instant begun() {
            return at(start.contains("T") ? start : start + "T10:30");
        }

        Instant ends() {
            return end.contains("T") ? at(end) : at(LocalDate.parse(end).plusDays(1) + "T00:00");
        }

        Period period() {
            return switch (unit) {
                case 'D' -> Period.procedural(length, Unit.DAYS);
                case 'M' -> Period.procedural(length, Unit.MONTHS);
                case 'W' -> Period.procedural(length, Unit.WORKING_DAYS);
                case 'H' -> Period.procedural(length, Unit.HOURS);
                case 'N' -> Period.measure(length, Unit.MONTHS);
                case 'Y' -> Period.measure(length, Unit.YEARS);
                default -> throw new IllegalArgumentException("unit " + unit);
            };
        }
    }

    static List<Example> examples() {
        return EXAMPLES.lines().map(Example::of).toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void endsAsWorkedOutByHand(Example example) {
        assertThat(Deadlines.end(example.begun(), example.period(), SHIPPED).end()).isEqualTo(example.ends());
    }

    @Test
    void thereAreAtLeastSixtyAndEachNamesItsSource() {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates()
                .allSatisfy(e -> assertThat(e.source()).matches("[A-Za-z].*: .+|INT 485 .*"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static xietong.rules.calendar.Calendars.SHIPPED;
import static xietong.rules.calendar.Calendars.at;
import static xietong.rules.calendar.Period.measure;
import static xietong.rules.calendar.Period.procedural;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xietong.rules.calendar.Period.Roll;
import xietong.rules.calendar.Period.Unit;

class DeadlinesTest {
    @Test
    void secondsRunFromTheStartItselfAndThroughRest() {
        var start = at("2026-02-17T23:59").plusMillis(7);
        Deadline deadline = Deadlines.end(start, new Period(300, Unit.SECONDS, Period.Roll.NONE), SHIPPED);
        assertThat(deadline.end()).isEqualTo(start.plusSeconds(300));
        Deadline paused = Deadlines.extend(deadline, start.plusSeconds(10), start.plusSeconds(30),
                new Period(300, Unit.SECONDS, Period.Roll.NONE), SHIPPED);
        assertThat(paused.end()).isEqualTo(start.plusSeconds(320));
    }

    @Test
    void daysCountFromTheNextDayAndEndAt24Hours() {
        // Received Tuesday 3 March: the 4th is day 1, Wednesday the 18th day 15.
        Deadline deadline = Deadlines.end(at("2026-03-03T09:05"), procedural(15, Unit.DAYS), SHIPPED);
        assertThat(deadline.end()).isEqualTo(at("2026-03-19T00:00"));
        assertThat(deadline.start()).isEqualTo(at("2026-03-03T09:05"));
        assertThat(deadline.provisional()).isFalse();
        assertThat(deadline.notes()).containsExactly(
                "起：2026-03-03 09:05，当日不计，自 2026-03-04 起算",
                "期间 15 日：末日 2026-03-18 星期三",
                "止：2026-03-18 星期三 24:00");
    }

    @Test
    void theTimeOfDayDoesNotMatterToDays() {
        Period fifteen = procedural(15, Unit.DAYS);
        assertThat(Deadlines.end(at("2026-03-03T00:00"), fifteen, SHIPPED).end()).isEqualTo(at("2026-03-19T00:00"));
        assertThat(Deadlines.end(at("2026-03-03T23:59:59.999"), fifteen, SHIPPED).end())
                .isEqualTo(at("2026-03-19T00:00"));
    }

    @Test
    void aPeriodEndingInSpringFestival2026EndsOnTheFirstWorkingDayAfterIt() {
        // Received 5 February: day 15 is Friday 20 February, in the festival; work begins again on Tuesday the 24th.
        Deadline deadline = Deadlines.end(at("2026-02-05T16:00"), procedural(15, Unit.DAYS), SHIPPED);
        assertThat(deadline.end()).isEqualTo(at("2026-02-25T00:00"));
        assertThat(deadline.notes()).containsExactly(
                "起：2026-02-05 16:00，当日不计，自 2026-02-06 起算",
                "期间 15 日：末日 2026-02-20 星期五，春节",
                "末日为法定休假日，顺延，跳过：2026-02-20 至 2026-02-23 春节",
                "止：2026-02-24 星期二 24:00");
    }

    @Test
    void holidaysInTheMiddleOfAPeriodAreNotDeducted() {
        // Received 10 February: day 15 is Wednesday 25 February, whatever lies between.
        assertThat(Deadlines.end(at("2026-02-10T10:00"), procedural(15, Unit.DAYS), SHIPPED).end())
                .isEqualTo(at("2026-02-26T00:00"));
    }

    @Test
    void aPeriodEndingOnAMakeUpSaturdayEndsThere() {
        // Day 10 from 4 February is Saturday the 14th, worked in exchange for the festival.
        assertThat(Deadlines.end(at("2026-02-04T10:00"), procedural(10, Unit.DAYS), SHIPPED).end())
                .isEqualTo(at("2026-02-15T00:00"));
    }

    @Test
    void aPeriodEndingOnAnOrdinarySaturdayEndsOnMonday() {
        assertThat(Deadlines.end(at("2026-03-11T10:00"), procedural(10, Unit.DAYS), SHIPPED).end())
                .isEqualTo(at("2026-03-24T00:00"));
    }

    @Test
    void aMeasureEndsOnItsLastDateThoughItIsAHoliday() {
        // A deposit frozen on 1 October 2025 for a year: 1 October 2026 is National Day and the last day.
        Deadline deadline = Deadlines.end(at("2025-10-01T15:30"), measure(1, Unit.YEARS), SHIPPED);
        assertThat(deadline.end()).isEqualTo(at("2026-10-02T00:00"));
        assertThat(deadline.provisional()).isFalse();
    }

    @Test
    void aMeasureIsNotProvisionalBecauseNoNoticeCanMoveIt() {
        Deadline deadline = Deadlines.end(at("2026-05-06T15:30"), measure(3, Unit.YEARS), SHIPPED);
        assertThat(deadline.end()).isEqualTo(at("2029-05-07T00:00"));
        assertThat(deadline.provisional()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 1, 2026-03-01",  // no 31 February: its last day, the 28th
        "2024-01-31, 1, 2024-03-01",  // in a leap year the 29th
        "2026-03-31, 1, 2026-05-01",  // 30 April
        "2026-02-28, 1, 2026-03-29",  // the corresponding day, not the end of the month
        "2025-08-31, 6, 2026-03-01",
        "2026-12-15, 2, 2027-02-16"
    })
    void monthsEndOnTheCorrespondingDayOrTheLastOfTheMonth(String start, int months, String end) {
        assertThat(Deadlines.end(at(start + "T12:00"), measure(months, Unit.MONTHS), SHIPPED).end())
                .isEqualTo(at(end + "T00:00"));
    }

    @Test
    void aYearFromALeapDayEndsOn28February() {
        assertThat(Deadlines.end(at("2024-02-29T12:00"), measure(1, Unit.YEARS), SHIPPED).end())
                .isEqualTo(at("2025-03-01T00:00"));
        assertThat(Deadlines.end(at("2024-02-29T12:00"), measure(4, Unit.YEARS), SHIPPED).end())
                .isEqualTo(at("2028-03-01T00:00"));
    }

    @Test
    void aProceduralMonthThatEndsOnALabourDayHolidayRolls() {
        // One month from 1 April 2026: Friday 1 May, off until the 5th; Wednesday the 6th is worked.
        assertThat(Deadlines.end(at("2026-04-01T12:00"), procedural(1, Unit.MONTHS), SHIPPED).end())
                .isEqualTo(at("2026-05-07T00:00"));
    }

    @Test
    void workingDaysSkipTheFestivalAndCountTheMakeUpDays() {
        // From Thursday 12 February: 13, 14 (made up), then 24, 25, 26.
        Deadline deadline = Deadlines.end(at("2026-02-12T09:00"), procedural(5, Unit.WORKING_DAYS), SHIPPED);
        assertThat(deadline.end()).isEqualTo(at("2026-02-27T00:00"));
        assertThat(deadline.notes()).contains(
                "期间 5 个工作日：末日 2026-02-26 星期四",
                "休息日不计：2026-02-15 至 2026-02-23 春节",
                "调休上班日计入：2026-02-14");
    }

    @Test
    void aWorkingDayPeriodThatBeginsOnARestDayBeginsWithTheNextWorkingDay() {
        assertThat(Deadlines.end(at("2026-03-07T09:00"), procedural(3, Unit.WORKING_DAYS), SHIPPED).end())
                .isEqualTo(at("2026-03-12T00:00"));
    }

    @Test
    void hoursCountFromTheNextHourAcrossMidnight() {
        Deadline deadline = Deadlines.end(at("2026-03-03T22:10"), procedural(24, Unit.HOURS), SHIPPED);
        assertThat(deadline.end()).isEqualTo(at("2026-03-04T23:00"));
        assertThat(deadline.notes()).containsExactly(
                "起：2026-03-03 22:10，当时不计，自 2026-03-03 23:00 起算",
                "期间 24 小时，节假日不扣除",
                "止：2026-03-04 23:00");
        assertThat(Deadlines.end(at("2026-03-03T23:10"), procedural(8, Unit.HOURS), SHIPPED).end())
                .isEqualTo(at("2026-03-04T08:00"));
    }

    @Test
    void anHourThatHasJustBegunIsNotCountedEither() {
        assertThat(Deadlines.end(at("2026-03-03T09:00"), procedural(1, Unit.HOURS), SHIPPED).end())
                .isEqualTo(at("2026-03-03T11:00"));
    }

    @Test
    void hoursRunThroughTheFestival() {
        Deadline deadline = Deadlines.end(at("2026-02-16T20:30"), procedural(48, Unit.HOURS), SHIPPED);
        assertThat(deadline.end()).isEqualTo(at("2026-02-18T21:00"));
        assertThat(deadline.provisional()).isFalse();
    }

    @Test
    void aPeriodOfHoursThatRollsIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(24, Unit.HOURS, Roll.NEXT_WORKING_DAY)).withMessageContaining("NONE");
        assertThatIllegalArgumentException().isThrownBy(() -> measure(0, Unit.DAYS));
        assertThatIllegalArgumentException().isThrownBy(() -> measure(10_001, Unit.DAYS));
    }

    @Test
    void aDeadlineThatLeansOnAYearWithoutNoticeIsProvisional() {
        // 30 days from 15 December 2026: Thursday 14 January 2027, by weekends a working day.
        Deadline deadline = Deadlines.end(at("2026-12-15T09:00"), procedural(30, Unit.DAYS), SHIPPED);
        assertThat(deadline.end()).isEqualTo(at("2027-01-15T00:00"));
        assertThat(deadline.provisional()).isTrue();
        assertThat(deadline.notes()).endsWith("暂定：2027 年节假日安排尚未公布，暂按周末计");
    }

    @Test
    void aWorkingDayDeadlineThatCountsThroughAYearWithoutNoticeIsProvisional() {
        assertThat(Deadlines.end(at("2026-12-15T09:00"), procedural(5, Unit.WORKING_DAYS), SHIPPED).provisional())
                .isFalse();
        assertThat(Deadlines.end(at("2026-12-15T09:00"), procedural(15, Unit.WORKING_DAYS), SHIPPED).provisional())
                .isTrue();
    }

    @Test
    void halfAndFourFifthsOfASpan() {
        assertThat(Deadlines.at(at("2026-03-03T00:00"), at("2026-03-13T00:00"), 50)).isEqualTo(at("2026-03-08T00:00"));
        assertThat(Deadlines.at(at("2026-03-03T00:00"), at("2026-03-13T00:00"), 80)).isEqualTo(at("2026-03-11T00:00"));
        assertThat(Deadlines.at(at("2026-03-03T10:00"), at("2026-03-03T11:00"), 80)).isEqualTo(at("2026-03-03T10:48"));
        assertThat(Deadlines.at(at("2023-01-01T00:00"), at("2063-01-01T00:00"), 100))
                .isEqualTo(at("2063-01-01T00:00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Deadlines.at(at("2026-03-03T11:00"), at("2026-03-03T10:00"), 50));
    }
}

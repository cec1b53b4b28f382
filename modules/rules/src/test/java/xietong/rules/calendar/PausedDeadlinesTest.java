// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static xietong.rules.calendar.Calendars.SHIPPED;
import static xietong.rules.calendar.Calendars.at;
import static xietong.rules.calendar.Period.measure;
import static xietong.rules.calendar.Period.procedural;

import org.junit.jupiter.api.Test;
import xietong.rules.calendar.Period.Unit;

class PausedDeadlinesTest {
    private static final Period FIFTEEN_DAYS = procedural(15, Unit.DAYS);

    /** Received 3 March, due 18 March 24:00. */
    private static Deadline running() {
        return Deadlines.end(at("2026-03-03T09:05"), FIFTEEN_DAYS, SHIPPED);
    }

    @Test
    void everyDayThatThePauseTouchesIsAddedAgain() {
        // 5, 6, 7, 8, 9 March: Wednesday the 18th and five days are Monday the 23rd.
        Deadline paused = Deadlines.extend(
                running(), at("2026-03-05T17:00"), at("2026-03-09T08:30"), FIFTEEN_DAYS, SHIPPED);
        assertThat(paused.end()).isEqualTo(at("2026-03-24T00:00"));
        assertThat(paused.start()).isEqualTo(running().start());
        assertThat(paused.notes()).startsWith(running().notes().toArray(String[]::new)).endsWith(
                "中止：2026-03-05 17:00 至 2026-03-09 08:30，不计 5 日",
                "止：2026-03-23 星期一 24:00");
    }

    @Test
    void twoHoursOverMidnightTouchTwoDays() {
        assertThat(Deadlines.extend(running(), at("2026-03-05T23:00"), at("2026-03-06T01:00"), FIFTEEN_DAYS, SHIPPED)
                .end()).isEqualTo(at("2026-03-21T00:00"));
    }

    @Test
    void aPauseThatEndsAtMidnightDoesNotTouchTheNewDay() {
        assertThat(Deadlines.extend(running(), at("2026-03-05T23:00"), at("2026-03-06T00:00"), FIFTEEN_DAYS, SHIPPED)
                .end()).isEqualTo(at("2026-03-20T00:00"));
    }

    @Test
    void theDayOfTheStartWasNeverCountedAndIsNotAdded() {
        assertThat(Deadlines.extend(running(), at("2026-03-03T10:00"), at("2026-03-03T18:00"), FIFTEEN_DAYS, SHIPPED)
                .end()).isEqualTo(running().end());
    }

    @Test
    void theExtendedEndRollsAgain() {
        // Three days make it Saturday the 21st: Monday the 23rd.
        assertThat(Deadlines.extend(running(), at("2026-03-05T10:00"), at("2026-03-07T10:00"), FIFTEEN_DAYS, SHIPPED)
                .end()).isEqualTo(at("2026-03-24T00:00"));
    }

    @Test
    void daysAreAddedToTheDayCountedAndNotToTheOneRolledTo() {
        // Due Saturday 21 March, rolled to Monday the 23rd. One day of pause: Sunday the 22nd, so Monday still.
        Deadline rolled = Deadlines.end(at("2026-03-06T09:00"), FIFTEEN_DAYS, SHIPPED);
        assertThat(rolled.end()).isEqualTo(at("2026-03-24T00:00"));
        Deadline extended = Deadlines.extend(
                rolled, at("2026-03-10T09:00"), at("2026-03-10T10:00"), FIFTEEN_DAYS, SHIPPED);
        assertThat(extended.end()).isEqualTo(at("2026-03-24T00:00"));
    }

    @Test
    void aPauseOnTheDayRolledToMovesTheEndBehindIt() {
        Deadline rolled = Deadlines.end(at("2026-03-06T09:00"), FIFTEEN_DAYS, SHIPPED);
        assertThat(Deadlines.extend(rolled, at("2026-03-23T09:00"), at("2026-03-23T10:00"), FIFTEEN_DAYS, SHIPPED)
                .end()).isEqualTo(at("2026-03-25T00:00"));
    }

    @Test
    void aPauseBeyondTheOldEndCountsWhole() {
        // Paused 18 to 31 March, 14 days; one day of the period was left: 1 April.
        assertThat(Deadlines.extend(running(), at("2026-03-18T09:00"), at("2026-03-31T10:00"), FIFTEEN_DAYS, SHIPPED)
                .end()).isEqualTo(at("2026-04-02T00:00"));
    }

    @Test
    void aSecondPauseAddsToTheFirst() {
        Deadline once = Deadlines.extend(
                running(), at("2026-03-05T09:00"), at("2026-03-05T10:00"), FIFTEEN_DAYS, SHIPPED);
        Deadline twice = Deadlines.extend(
                once, at("2026-03-10T09:00"), at("2026-03-13T10:00"), FIFTEEN_DAYS, SHIPPED);
        assertThat(once.end()).isEqualTo(at("2026-03-20T00:00"));
        assertThat(twice.end()).isEqualTo(at("2026-03-24T00:00"));
    }

    @Test
    void aDayThatTwoPausesTouchIsAddedOnce() {
        Deadline once = Deadlines.extend(
                running(), at("2026-03-05T09:00"), at("2026-03-05T10:00"), FIFTEEN_DAYS, SHIPPED);
        Deadline twice = Deadlines.extend(once, at("2026-03-05T14:00"), at("2026-03-05T15:00"), FIFTEEN_DAYS, SHIPPED);
        assertThat(twice.end()).isEqualTo(once.end()).isEqualTo(at("2026-03-20T00:00"));
        assertThat(twice.notes()).endsWith("中止：2026-03-05 14:00 至 2026-03-05 15:00，不计 0 日");
        assertThat(Deadlines.extend(twice, at("2026-03-05T17:00"), at("2026-03-06T09:00"), FIFTEEN_DAYS, SHIPPED).end())
                .as("of the third only the 6th is new").isEqualTo(at("2026-03-21T00:00"));
    }

    @Test
    void aWorkingDayOrAnHourThatTwoPausesTouchIsAddedOnce() {
        Period five = procedural(5, Unit.WORKING_DAYS);
        Deadline days = Deadlines.end(at("2026-03-03T09:00"), five, SHIPPED);
        for (String hour : new String[] {"09", "14", "16"}) {
            days = Deadlines.extend(
                    days, at("2026-03-05T" + hour + ":00"), at("2026-03-05T" + hour + ":30"), five, SHIPPED);
        }
        assertThat(days.end()).isEqualTo(at("2026-03-12T00:00"));
        Period day = procedural(24, Unit.HOURS);
        Deadline hours = Deadlines.end(at("2026-03-03T09:05"), day, SHIPPED);
        for (String minute : new String[] {"05", "20", "45"}) {
            hours = Deadlines.extend(
                    hours, at("2026-03-03T12:" + minute), at("2026-03-03T12:" + minute).plusSeconds(60), day, SHIPPED);
        }
        assertThat(hours.end()).isEqualTo(at("2026-03-04T11:00"));
    }

    @Test
    void aSecondPauseAddsToTheDayCountedAndNotToTheOneThatTheFirstRolledTo() {
        // Three days make it Saturday the 21st, so Monday the 23rd; a fourth Sunday the 22nd, so Monday still.
        Deadline once = Deadlines.extend(
                running(), at("2026-03-05T10:00"), at("2026-03-07T10:00"), FIFTEEN_DAYS, SHIPPED);
        Deadline twice = Deadlines.extend(once, at("2026-03-10T09:00"), at("2026-03-10T10:00"), FIFTEEN_DAYS, SHIPPED);
        assertThat(once.end()).isEqualTo(at("2026-03-24T00:00"));
        assertThat(twice.end()).isEqualTo(once.end());
    }

    @Test
    void ofWorkingDaysOnlyTheWorkingDaysTouchedAreAdded() {
        // From Tuesday 3 March five working days: Tuesday the 10th. Paused Friday to Monday: two of them.
        Period five = procedural(5, Unit.WORKING_DAYS);
        Deadline before = Deadlines.end(at("2026-03-03T09:00"), five, SHIPPED);
        assertThat(before.end()).isEqualTo(at("2026-03-11T00:00"));
        assertThat(Deadlines.extend(before, at("2026-03-06T09:00"), at("2026-03-09T09:00"), five, SHIPPED).end())
                .isEqualTo(at("2026-03-13T00:00"));
        assertThat(Deadlines.extend(before, at("2026-03-07T09:00"), at("2026-03-08T09:00"), five, SHIPPED).end())
                .as("a weekend only").isEqualTo(before.end());
    }

    @Test
    void monthsAreExtendedByDays() {
        Period sixMonths = procedural(6, Unit.MONTHS);
        Deadline before = Deadlines.end(at("2025-09-10T09:00"), sixMonths, SHIPPED);
        assertThat(before.end()).isEqualTo(at("2026-03-11T00:00"));
        assertThat(Deadlines.extend(before, at("2026-01-05T09:00"), at("2026-01-06T09:00"), sixMonths, SHIPPED).end())
                .isEqualTo(at("2026-03-13T00:00"));
    }

    @Test
    void aMeasureIsExtendedWithoutRolling() {
        Period year = measure(1, Unit.YEARS);
        Deadline before = Deadlines.end(at("2025-03-20T09:00"), year, SHIPPED);
        assertThat(Deadlines.extend(before, at("2026-01-05T09:00"), at("2026-01-05T10:00"), year, SHIPPED).end())
                .as("Saturday 21 March").isEqualTo(at("2026-03-22T00:00"));
    }

    @Test
    void hoursAreExtendedByTheHoursTouched() {
        Period day = procedural(24, Unit.HOURS);
        Deadline before = Deadlines.end(at("2026-03-03T09:05"), day, SHIPPED);
        assertThat(before.end()).isEqualTo(at("2026-03-04T10:00"));
        assertThat(Deadlines.extend(before, at("2026-03-03T12:50"), at("2026-03-03T13:10"), day, SHIPPED).end())
                .isEqualTo(at("2026-03-04T12:00"));
        assertThat(Deadlines.extend(before, at("2026-03-03T09:10"), at("2026-03-03T11:00"), day, SHIPPED).end())
                .as("the first hour was never counted").isEqualTo(at("2026-03-04T11:00"));
    }

    @Test
    void aDeadlineExtendedIntoAYearWithoutNoticeBecomesProvisional() {
        Deadline before = Deadlines.end(at("2026-12-01T09:00"), FIFTEEN_DAYS, SHIPPED);
        assertThat(before.provisional()).isFalse();
        Deadline after = Deadlines.extend(
                before, at("2026-12-10T09:00"), at("2027-01-04T09:00"), FIFTEEN_DAYS, SHIPPED);
        assertThat(after.end()).isEqualTo(at("2027-01-12T00:00"));
        assertThat(after.provisional()).isTrue();
    }

    @Test
    void aPauseAfterTheEndOrBackwardsIsRefusedAndAnEmptyOneChangesNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Deadlines.extend(
                running(), at("2026-03-19T00:00"), at("2026-03-20T00:00"), FIFTEEN_DAYS, SHIPPED));
        assertThatIllegalArgumentException().isThrownBy(() -> Deadlines.extend(
                running(), at("2026-03-06T00:00"), at("2026-03-05T00:00"), FIFTEEN_DAYS, SHIPPED));
        assertThat(Deadlines.extend(
                running(), at("2026-03-06T09:00"), at("2026-03-06T09:00"), FIFTEEN_DAYS, SHIPPED)).isEqualTo(running());
    }
}

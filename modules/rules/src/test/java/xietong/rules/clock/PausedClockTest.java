// SPDX-License-Identifier: Apache-2.0
package xietong.rules.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Times;
import xietong.rules.calendar.DayCounter;
import xietong.v1.Clock;
import xietong.v1.ClockArithmetic;
import xietong.v1.ClockState;

/** A clock of 15 days stands still and goes on, once or twice, and what it then says of itself. */
class PausedClockTest {
    private static final Map<String, String> ATTRIBUTES =
            Map.of("urgent", "false", "kind", "WITNESS", "body", "GENERAL", "period_days", "12");

    private static List<Clock> move(List<Clock> clocks, String before, String after, Instant now) {
        var change = new ClockRunner.Change("entrustment", before, after, "", ATTRIBUTES, 1, false);
        return ClockRunner.advance(clocks, change, now, Config.BOOK);
    }

    private static Clock start(List<Clock> clocks) {
        return clocks.stream().filter(c -> c.getName().equals("entrust.start")).findFirst().orElseThrow();
    }

    private static List<Clock> begun(LocalDate day) {
        return move(List.of(), "", "SENT", Case.beijing(day + "T09:05"));
    }

    private static List<Clock> paused(List<Clock> clocks, Instant from, Instant until) {
        return move(move(clocks, "SENT", "DISPUTED", from), "DISPUTED", "SENT", until);
    }

    @Test
    void noStepThatWasStillToComeFallsIntoAPauseAndNoneComesLate() {
        DayCounter.everyDay().forEach(day -> {
            for (int offset : new int[] {0, 3, 9, 14}) {
                for (int days : new int[] {1, 2, 6}) {
                    var clocks = begun(day);
                    Instant from = Case.beijing(day.plusDays(offset) + "T12:00");
                    Instant until = Case.beijing(day.plusDays(offset + days) + "T12:00");
                    check(start(clocks), start(paused(clocks, from, until)), from, until);
                }
            }
        });
    }

    /** By the rule of three: of what was left of the percentages at the pause, the same part is over at the same part of the rest. */
    private static void check(Clock before, Clock after, Instant from, Instant until) {
        Instant begun = Times.instant(before.getStartTime());
        Instant due = Times.instant(before.getDueTime());
        double passed = 1.0 * (from.toEpochMilli() - begun.toEpochMilli()) / (due.toEpochMilli() - begun.toEpochMilli());
        Instant end = Times.instant(after.getDueTime());
        for (int percent : new int[] {50, 80, 100}) {
            if (percent / 100.0 <= passed) {
                continue;
            }
            Instant step = ClockRunner.due(after, percent);
            assertThat(step).isAfter(until).isBeforeOrEqualTo(end);
            double part = (percent / 100.0 - passed) / (1 - passed);
            double expected = until.toEpochMilli() + part * (end.toEpochMilli() - until.toEpochMilli());
            assertThat((double) step.toEpochMilli()).isCloseTo(expected, org.assertj.core.data.Offset.offset(1_000.0));
        }
    }

    @Test
    void twoPausesEndWhereTheNaiveCounterSaysAndNotLaterByARollsRestDays() {
        DayCounter.everyDay().forEach(day -> {
            for (int gap : new int[] {2, 5, 9}) {
                LocalDate one = day.plusDays(2);
                LocalDate two = one.plusDays(gap);
                var once = paused(begun(day), Case.beijing(one + "T10:00"), Case.beijing(one.plusDays(1) + "T10:00"));
                var twice = paused(once, Case.beijing(two + "T10:00"), Case.beijing(two + "T11:00"));
                LocalDate last = DayCounter.walk(day, 15,
                        d -> !d.equals(one) && !d.equals(one.plusDays(1)) && !d.equals(two));
                assertThat(Times.instant(start(twice).getDueTime())).as("from %s", day)
                        .isEqualTo(Case.beijing(DayCounter.rolled(last).plusDays(1) + "T00:00"));
                assertThat(start(twice).getPausesList()).extracting(p -> p.getGround() + " " + p.getExcluded())
                        .containsExactly("DISPUTED 2", "DISPUTED 1");
            }
        });
    }

    @Test
    void aClockShowsItsArithmetic() {
        // From Thursday 5 February 2026; disputed on the 9th and 10th: day 15 is Sunday the 22nd, festival to the 23rd.
        var clocks = paused(begun(LocalDate.of(2026, 2, 5)), Case.beijing("2026-02-09T10:00"), Case.beijing("2026-02-10T10:00"));
        ClockArithmetic shown = Arithmetic.of(start(clocks), Case.beijing("2026-02-11T00:00"), Config.BOOK);
        assertThat(shown.getSource()).startsWith("CPL 240");
        assertThat(shown.getState()).isEqualTo(ClockState.CLOCK_STATE_RUNNING);
        assertThat(Times.instant(shown.getCountTime())).isEqualTo(Case.beijing("2026-02-06T00:00"));
        assertThat(Times.instant(shown.getCountedTime())).isEqualTo(Case.beijing("2026-02-23T00:00"));
        assertThat(Times.instant(shown.getDueTime())).isEqualTo(Case.beijing("2026-02-25T00:00"));
        assertThat(Times.instant(shown.getUnpausedDueTime())).isEqualTo(Case.beijing("2026-02-25T00:00"));
        assertThat(shown.getRestsList()).extracting(r -> r.getName() + " " + r.getFirstDay() + " " + r.getLastDay())
                .containsExactly("春节 2026-02-22 2026-02-23");
        assertThat(shown.getPausesList()).hasSize(1);
        assertThat(shown.getStepsList()).extracting(s -> s.getStep().getPercent()).containsExactly(50, 80, 100);
        assertThat(shown.getStepsList()).allMatch(s -> s.hasTime() && !s.getFired());
        assertThat(shown.getLinesList()).endsWith(
                "中止：2026-02-09 10:00 至 2026-02-10 10:00，不计 2 日",
                "末日为法定休假日，顺延，跳过：2026-02-22 至 2026-02-23 春节",
                "止：2026-02-24 星期二 24:00");
        assertThat(shown.getProvisionalYearsList()).isEmpty();
    }

    @Test
    void aClockThatStandsStillSaysSinceWhenAndWhyAndPromisesNoInstant() {
        var clocks = move(begun(LocalDate.of(2026, 3, 2)), "SENT", "DISPUTED", Case.beijing("2026-03-04T10:00"));
        ClockArithmetic shown = Arithmetic.of(start(clocks), Case.beijing("2026-03-20T00:00"), Config.BOOK);
        assertThat(shown.getState()).isEqualTo(ClockState.CLOCK_STATE_PAUSED);
        assertThat(shown.getPausesList()).singleElement().satisfies(p -> {
            assertThat(p.getGround()).isEqualTo("DISPUTED");
            assertThat(p.hasEndTime()).isFalse();
        });
        assertThat(shown.getStepsList()).noneMatch(s -> s.hasTime());
    }

    @Test
    void workingDaysShowWhatWasSkippedAndWhatWasMadeUpAndAnUnknownYear() {
        var clocks = new ArrayList<>(begun(LocalDate.of(2026, 2, 12)));
        var sign = clocks.stream().filter(c -> c.getName().equals("entrust.sign")).findFirst().orElseThrow();
        assertThat(sign.getMadeUpDaysList()).containsExactly("2026-02-14");
        assertThat(sign.getRestsList()).extracting(r -> r.getName() + r.getDays()).containsExactly("春节9");
        var late = Arithmetic.of(start(begun(LocalDate.of(2026, 12, 20))), Case.beijing("2026-12-21T00:00"), Config.BOOK);
        assertThat(late.getProvisionalYearsList()).containsExactly(2027);
    }
}

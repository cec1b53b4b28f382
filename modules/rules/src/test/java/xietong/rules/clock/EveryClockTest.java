// SPDX-License-Identifier: Apache-2.0
package xietong.rules.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Times;
import xietong.rules.book.ClockRule;
import xietong.rules.calendar.DayCounter;
import xietong.rules.calendar.Period;
import xietong.v1.Clock;

/**
 * Every clock of the shipped rule book, as it is started by a change of state, from every day of the years whose holiday
 * notice is published, against {@link DayCounter}; hours hour by hour. A clock that leans on a day that no notice covers
 * says so, and no other does.
 */
class EveryClockTest {
    private static final String[] TIMES = {"T00:00", "T09:05", "T23:59:59"};
    private static final String GIVEN = "2026-10-04T16:00:00Z";

    static List<ClockRule> counted() {
        return Config.BOOK.clocks().rules().stream().filter(r -> r.endsFrom() == null).toList();
    }

    static List<ClockRule> given() {
        return Config.BOOK.clocks().rules().stream().filter(r -> r.endsFrom() != null).toList();
    }

    private static Clock started(ClockRule rule, int length, Instant now) {
        var attributes = new HashMap<String, String>();
        Config.BOOK.clocks().rules().forEach(r -> {
            if (r.endsFrom() != null) {
                attributes.put(r.endsFrom(), GIVEN);
            }
            if (r.startsFrom() != null) {
                attributes.put(r.startsFrom(), now.toString());
            }
            if (r.lengthFrom() != null && !r.lengthFrom().isEmpty()) {
                attributes.put(r.lengthFrom(), String.valueOf(length));
            }
        });
        attributes.putAll(rule.when());
        var change = new ClockRunner.Change(rule.resource(), "", rule.start(), "", Map.copyOf(attributes), 1, false);
        return ClockRunner.advance(List.of(), change, now, Config.BOOK).stream()
                .filter(c -> c.getName().equals(rule.name()))
                .findFirst()
                .orElseThrow();
    }

    private static int[] lengths(ClockRule rule) {
        return rule.length() > 0 ? new int[] {rule.length()} : IntStream.of(1, 10, 15, 20, 30).toArray();
    }

    @ParameterizedTest
    @MethodSource("counted")
    void endsWhereTheNaiveCounterSaysFromEveryStartDay(ClockRule rule) {
        for (int length : lengths(rule)) {
            DayCounter.everyDay().forEach(day -> {
                String local = day + TIMES[(int) (day.toEpochDay() % TIMES.length)];
                Clock clock = started(rule, length, Case.beijing(local));
                var guessed = new AtomicBoolean();
                Instant end = expected(rule, length, LocalDateTime.parse(local), guessed);
                assertThat(Times.instant(clock.getDueTime())).as("%s from %s", rule.name(), local).isEqualTo(end);
                assertThat(clock.getProvisional()).as("%s from %s", rule.name(), local).isEqualTo(guessed.get());
                assertThat(clock.getProvisionalYearsList().isEmpty()).isNotEqualTo(guessed.get());
                assertThat(clock.getArithmeticList().stream().anyMatch(line -> line.startsWith("暂定：")))
                        .as("said in words").isEqualTo(guessed.get());
            });
        }
    }

    private static Instant expected(ClockRule rule, int length, LocalDateTime start, AtomicBoolean guessed) {
        LocalDate day = start.toLocalDate();
        LocalDate last = switch (rule.unit()) {
            case SECONDS -> null;
            case HOURS -> null;
            case DAYS -> DayCounter.walk(day, length, d -> true);
            case WORKING_DAYS -> DayCounter.walk(day, length, d -> {
                guessed.compareAndSet(false, DayCounter.unknown(d));
                return DayCounter.worked(d);
            });
            case MONTHS -> DayCounter.sameDayLater(day, length);
            case YEARS -> DayCounter.sameDayLater(day, 12 * length);
        };
        if (last == null) {
            return rule.unit() == Period.Unit.SECONDS
                    ? Case.beijing(start.toString()).plusSeconds(length)
                    : hourByHour(start, length);
        }
        if (rule.roll() == Period.Roll.NEXT_WORKING_DAY) {
            LocalDate rolled = DayCounter.rolled(last);
            guessed.compareAndSet(false, DayCounter.unknown(rolled));
            last = rolled;
        }
        return Case.beijing(last.plusDays(1) + "T00:00");
    }

    /** Twenty-three is followed by zero of the next day, whatever day it is. */
    private static Instant hourByHour(LocalDateTime start, int length) {
        LocalDate day = start.toLocalDate();
        int hour = start.getHour();
        for (int counted = 0; counted <= length; counted++) {
            hour++;
            if (hour == 24) {
                hour = 0;
                day = day.plusDays(1);
            }
        }
        return Case.beijing(String.format("%sT%02d:00", day, hour));
    }

    @ParameterizedTest
    @MethodSource("given")
    void runsToTheInstantThatItsInstrumentSaysAndIsNeverProvisional(ClockRule rule) {
        DayCounter.everyDay().filter(day -> day.isBefore(LocalDate.of(2026, 10, 1))).forEach(day -> {
            Clock clock = started(rule, 1, Case.beijing(day + "T09:05"));
            assertThat(Times.instant(clock.getDueTime())).isEqualTo(Instant.parse(GIVEN));
            assertThat(clock.getProvisional()).isFalse();
        });
    }

    @Test
    void everyClockIsOneOrTheOther() {
        assertThat(counted().size() + given().size()).isEqualTo(Config.BOOK.clocks().rules().size());
        assertThat(counted()).hasSizeGreaterThan(20);
        assertThat(Config.BOOK.clocks().rules()).allSatisfy(r -> assertThat(r.source()).as(r.name()).isNotBlank());
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.book.RuleBook;
import xietong.v1.Clock;

/** What becomes of clocks that run while the rule book changes, and what is still to come of a clock. */
class ClockRunnerTest {
    private static final Map<String, String> ATTRIBUTES =
            Map.of("urgent", "false", "kind", "WITNESS", "body", "GENERAL", "period_days", "12");

    private static ClockRunner.Change change(String before, String after, long revision) {
        return new ClockRunner.Change("entrustment", before, after, "", ATTRIBUTES, revision, false);
    }

    private static List<Clock> started(RuleBook book) {
        return ClockRunner.advance(List.of(), change("", "SENT", 1), Case.beijing("2026-03-02T09:00"), book);
    }

    @Test
    void aClockKeepsTheEndThatItWasGivenWhenTheRuleBookChanges() {
        RuleBook shorter = Config.edited("clocks", "    length: 15\n    unit: DAYS", "    length: 5\n    unit: DAYS");
        Case running = Case.sent("FREEZE_DEPOSIT").under(shorter).hears(JIZHOU.sign());
        assertThat(running.due("entrust.start")).isEqualTo("2026-03-18T00:00");
        assertThat(running.clock("entrust.start").getRuleBookVersion()).isEqualTo(1);
        Case later = Case.opens("2026-03-02T09:00").under(shorter)
                .hears(PINGGU.submit(JIZHOU, xietong.rules.Examples.matter("FREEZE_DEPOSIT")));
        assertThat(later.due("entrust.start")).isEqualTo("2026-03-10T00:00");
        assertThat(later.clock("entrust.start").getRuleBookVersion()).isEqualTo(2);
    }

    @Test
    void aClockWhoseRuleIsGoneRunsOnAndEndsWithTheMatter() {
        String warnings = Config.document("warnings").replaceAll("(?m)^  - \\{clock: .*\\n", "").replace("causes:\n", "causes: []\n");
        RuleBook without = Config.BOOK.with(
                2, Map.ofEntries(RuleBook.document("clocks", "clocks: {}\n"), RuleBook.document("warnings", warnings)));
        Case file = Case.sent("FREEZE_DEPOSIT").under(without).hears(JIZHOU.sign());
        assertThat(file.clocks()).hasSize(4);
        assertThat(file.at("2026-03-18T00:00").matter().getOverdue()).isTrue();
        file.hears(JIZHOU.reportResult()).hears(PINGGU.confirm());
        assertThat(file.clocks()).isEmpty();
    }

    @Test
    void aClockThatIsAddedStartsOnlyAtTheNextEntryOfItsState() {
        RuleBook more = Config.added("clocks", "  entrust.extra:", "    resource: entrustment", "    start: SIGNED",
                "    runs_in: [SIGNED]", "    length: 1", "    unit: WORKING_DAYS", "    roll: NEXT_WORKING_DAY",
                "    source: test");
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign()).under(more).hears(PINGGU.urge());
        assertThat(file.clocks()).doesNotContain("entrust.extra");
        assertThat(Case.sent("FREEZE_DEPOSIT").under(more).hears(JIZHOU.sign()).clocks()).contains("entrust.extra");
    }

    @Test
    void whatIsStillToComeOfAClockAreItsStepsInTheRuleBooksOrder() {
        Clock clock = started(Config.BOOK).get(1);
        assertThat(ClockRunner.pending(List.of(clock)).stream().map(p -> p.step().getPercent() + " " + p.due()))
                .containsExactly("50 2026-03-09T20:30:00Z", "80 2026-03-14T13:00:00Z", "100 2026-03-17T16:00:00Z");
        Clock half = clock.toBuilder().setFiredPercent(50).build();
        assertThat(ClockRunner.pending(List.of(half))).extracting(p -> p.step().getPercent()).containsExactly(80, 100);
        Clock still = clock.toBuilder().setPauseTime(clock.getStartTime()).build();
        assertThat(ClockRunner.pending(List.of(still))).isEmpty();
    }

    @Test
    void theSetPeriodOfTheMatterIsTheLengthWhereTheRuleSaysSo() {
        Clock period = started(Config.BOOK).stream().filter(c -> c.getName().equals("entrust.period")).findFirst()
                .orElseThrow();
        assertThat(period.getLength()).isEqualTo(12);
        assertThat(period.getUnit()).isEqualTo("DAYS");
        assertThat(period.getRoll()).isEqualTo("NEXT_WORKING_DAY");
        assertThat(period.getRun()).isEqualTo(1);
    }

    @Test
    void aSecondRunOfAClockIsAnotherRun() {
        Case file = Case.sent("FREEZE_DEPOSIT").hears(JIZHOU.sign()).hears(JIZHOU.requestSupplement("RULING"));
        long first = file.clock("entrust.supplement").getRun();
        file.hears(PINGGU.supplement("RULING")).hears(JIZHOU.requestSupplement("OTHER"));
        assertThat(file.clock("entrust.supplement").getRun()).isGreaterThan(first);
    }

    @Test
    void clocksOfAnotherKindOfResourceAreNotTouched() {
        var other = new ClockRunner.Change("freeze", "", "SENT", "", ATTRIBUTES, 1, false);
        assertThat(ClockRunner.advance(List.of(), other, Case.beijing("2026-03-02T09:00"), Config.BOOK)).isEmpty();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static xietong.rules.warning.CaseCourt.CASE;
import static xietong.rules.warning.CaseCourt.dockets;
import static xietong.rules.warning.CaseCourt.tells;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_ARCHIVED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_CLOSED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_DISPOSED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_MEASURE_TAKEN;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_MONEY_ARRIVED;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_MONEY_PAID_OUT;
import static xietong.v1.CaseFactKind.CASE_FACT_KIND_PROPERTY_FOUND;

import org.junit.jupiter.api.Test;
import xietong.rules.Case;
import xietong.rules.Config;
import xietong.rules.Times;
import xietong.v1.CaseNode;
import xietong.v1.CaseNodeState;
import xietong.v1.Warning;
import xietong.v1.WarningEnd;
import xietong.v1.WarningKind;
import xietong.v1.WarningLevel;
import xietong.v1.WarningState;

/** The five overdue kinds 五超 of one case, from small events. */
class FiveOverdueTest extends OneCase {
    @Test
    void kindOneFiresOnDaySixteenAndNotOnDayFifteen() {
        docket.hears(tells(CASE_FACT_KIND_PROPERTY_FOUND, "P-1"));
        docket.at("2026-03-16T23:59:59");
        assertThat(of(WarningKind.WARNING_KIND_UNCONTROLLED)).as("the 16th is day 15").isEmpty();
        docket.at("2026-03-17T00:00");
        assertThat(of(WarningKind.WARNING_KIND_UNCONTROLLED)).singleElement().satisfies(w -> {
            assertThat(w.getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_OVERDUE);
            assertThat(w.getCaseNumber()).isEqualTo(CASE);
            assertThat(w.getOrganisation()).isEqualTo("京0108");
            assertThat(w.getNumber()).isEqualTo(1);
        });
        assertThat(docket.told()).containsExactly("京0108 warning.raised");
    }

    @Test
    void propertyThatIsUnderControlInTimeCausesNothing() {
        docket.hears(tells(CASE_FACT_KIND_PROPERTY_FOUND, "P-1"));
        docket.hears(tells(CASE_FACT_KIND_PROPERTY_FOUND, "P-2"));
        docket.at("2026-03-10T09:00");
        docket.hears(tells(CASE_FACT_KIND_MEASURE_TAKEN, "P-1"));
        docket.at("2026-03-20T09:00");
        assertThat(of(WarningKind.WARNING_KIND_UNCONTROLLED)).as("of the other one only").hasSize(1);
        docket.hears(tells(CASE_FACT_KIND_MEASURE_TAKEN, "P-2"));
        assertThat(docket.told()).containsExactly("京0108 warning.cleared");
        assertThat(of(WarningKind.WARNING_KIND_UNCONTROLLED)).singleElement()
                .satisfies(w -> assertThat(w.getEnd()).isEqualTo(WarningEnd.WARNING_END_CAUSE_GONE));
    }

    @Test
    void clearedAndCausedAgainIsANewWarning() {
        docket.hears(tells(CASE_FACT_KIND_PROPERTY_FOUND, "P-1"));
        docket.at("2026-03-17T09:00");
        docket.hears(tells(CASE_FACT_KIND_MEASURE_TAKEN, "P-1"));
        docket.hears(tells(CASE_FACT_KIND_DISPOSED, "P-1"));
        docket.hears(tells(CASE_FACT_KIND_PROPERTY_FOUND, "P-1"));
        docket.at("2026-04-10T09:00");
        var warnings = of(WarningKind.WARNING_KIND_UNCONTROLLED);
        assertThat(warnings).extracting(Warning::getState)
                .containsExactly(WarningState.WARNING_STATE_CLEARED, WarningState.WARNING_STATE_OPEN);
        assertThat(warnings).extracting(Warning::getId).doesNotHaveDuplicates();
    }

    @Test
    void kindTwoWarnsThirtyDaysBeforeAMeasureEndsAndStaysWhenItHasEnded() {
        var taken = tells(CASE_FACT_KIND_MEASURE_TAKEN, "P-1")
                .but(c -> c.setUntilTime(Times.timestamp(Case.beijing("2026-08-01T00:00"))));
        docket.hears(taken);
        docket.at("2026-07-01T23:59");
        assertThat(of(WarningKind.WARNING_KIND_UNDISPOSED)).isEmpty();
        docket.at("2026-07-02T00:00");
        assertThat(open(WarningKind.WARNING_KIND_UNDISPOSED)).singleElement()
                .satisfies(w -> assertThat(w.getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_REMINDER));
        docket.at("2026-07-20T09:00");
        docket.hears(taken.but(c -> c.setUntilTime(Times.timestamp(Case.beijing("2027-08-01T00:00")))));
        assertThat(of(WarningKind.WARNING_KIND_UNDISPOSED)).singleElement().satisfies(w ->
                assertThat(w.getEnd()).as("renewed").isEqualTo(WarningEnd.WARNING_END_CLOCK_ANEW));
        docket.at("2027-08-01T00:00");
        assertThat(open(WarningKind.WARNING_KIND_UNDISPOSED)).singleElement()
                .satisfies(w -> assertThat(w.getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_OVERDUE));
    }

    @Test
    void kindThreeRunsThirtyDaysFromArrivalForEachSum() {
        docket.hears(tells(CASE_FACT_KIND_MONEY_ARRIVED, "M-1"));
        docket.at("2026-03-05T10:00");
        docket.hears(tells(CASE_FACT_KIND_MONEY_ARRIVED, "M-2"));
        docket.at("2026-03-30T10:00");
        assertThat(open(WarningKind.WARNING_KIND_UNPAID)).extracting(Warning::getLevel)
                .containsExactly(WarningLevel.WARNING_LEVEL_REMINDER, WarningLevel.WARNING_LEVEL_REMINDER);
        docket.hears(tells(CASE_FACT_KIND_MONEY_PAID_OUT, "M-2"));
        docket.at("2026-04-01T00:00");
        assertThat(open(WarningKind.WARNING_KIND_UNPAID)).singleElement()
                .satisfies(w -> assertThat(w.getLevel()).isEqualTo(WarningLevel.WARNING_LEVEL_OVERDUE));
    }

    @Test
    void kindFourIsSixMonthsAndAYearIsSevere() {
        docket.hears(dockets());
        assertThat(due(32)).as("1 September, a Tuesday").isEqualTo("2026-09-02T00:00");
        docket.at("2026-09-02T00:00");
        assertThat(open(WarningKind.WARNING_KIND_UNCLOSED)).extracting(Warning::getLevel)
                .containsExactly(WarningLevel.WARNING_LEVEL_OVERDUE);
        docket.at("2027-03-02T00:00");
        assertThat(open(WarningKind.WARNING_KIND_UNCLOSED)).extracting(Warning::getLevel)
                .containsExactly(WarningLevel.WARNING_LEVEL_OVERDUE, WarningLevel.WARNING_LEVEL_SEVERE);
        assertThat(open(WarningKind.WARNING_KIND_UNCLOSED)).last()
                .satisfies(w -> assertThat(w.getProvisional()).as("2027 has no notice yet").isTrue());
        docket.hears(tells(CASE_FACT_KIND_CLOSED));
        assertThat(open(WarningKind.WARNING_KIND_UNCLOSED)).isEmpty();
    }

    @Test
    void kindFiveIsSixtyDaysFromClosingToTheArchive() {
        docket.hears(dockets());
        docket.at("2026-03-20T10:00");
        docket.hears(tells(CASE_FACT_KIND_CLOSED));
        docket.at("2026-05-19T23:59");
        assertThat(open(WarningKind.WARNING_KIND_UNARCHIVED)).extracting(Warning::getLevel)
                .containsExactly(WarningLevel.WARNING_LEVEL_REMINDER);
        docket.at("2026-05-20T00:00");
        assertThat(open(WarningKind.WARNING_KIND_UNARCHIVED)).extracting(Warning::getLevel)
                .containsExactly(WarningLevel.WARNING_LEVEL_OVERDUE);
        docket.hears(tells(CASE_FACT_KIND_ARCHIVED));
        assertThat(open(WarningKind.WARNING_KIND_UNARCHIVED)).isEmpty();
        assertThat(docket.all(CaseNode.getDefaultInstance()).values())
                .allMatch(n -> n.getState() == CaseNodeState.CASE_NODE_STATE_DONE);
    }

    @Test
    void anOpenCaseIsSearchedAgainAfterTwoAndAHalfMonths() {
        docket.hears(dockets());
        docket.at("2026-05-16T00:00");
        assertThat(open(WarningKind.WARNING_KIND_SECOND_SEARCH)).hasSize(1);
    }

    @Test
    void aChangedLengthAppliesToNodesThatOpenLater() {
        docket.hears(tells(CASE_FACT_KIND_PROPERTY_FOUND, "P-1"));
        String was = "ends_on: [MEASURE_TAKEN, DISPOSED], per: ITEM,\n     length: 15";
        docket.under(Config.edited("warnings", was, was.replace("length: 15", "lengths: {京0108: 5}, length: 15")));
        docket.hears(tells(CASE_FACT_KIND_PROPERTY_FOUND, "P-2"));
        docket.at("2026-03-07T00:00");
        assertThat(of(WarningKind.WARNING_KIND_UNCONTROLLED)).as("five days for the one found later").hasSize(1);
        docket.at("2026-03-17T00:00");
        assertThat(of(WarningKind.WARNING_KIND_UNCONTROLLED)).hasSize(2);
    }

    @Test
    void whatHappensAfterTheEndIsDataToo() {
        String was = "kind: UNPAID, levels: {80: REMINDER, 100: OVERDUE}";
        docket.under(Config.edited("warnings", was, was.replace("100: OVERDUE", "100: OVERDUE, 200: SEVERE")));
        docket.hears(tells(CASE_FACT_KIND_MONEY_ARRIVED, "M-1"));
        docket.at("2026-04-15T00:00");
        assertThat(of(WarningKind.WARNING_KIND_UNPAID)).extracting(Warning::getLevel)
                .containsExactly(WarningLevel.WARNING_LEVEL_OVERDUE);
        docket.at("2026-05-02T00:00");
        assertThat(of(WarningKind.WARNING_KIND_UNPAID)).as("the same one, graver").extracting(Warning::getLevel)
                .containsExactly(WarningLevel.WARNING_LEVEL_SEVERE);
    }
}

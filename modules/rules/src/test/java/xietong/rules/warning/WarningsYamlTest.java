// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xietong.rules.Config;
import xietong.rules.Refused;
import xietong.rules.book.NodeRule;
import xietong.rules.book.Warnings;
import xietong.rules.book.Warnings.Status;
import xietong.v1.Reason;

/** The rows of {@code warnings.yaml}: whole, marked as what they are, and refused where they could never come about. */
class WarningsYamlTest {
    private static final Warnings WARNINGS = Config.BOOK.warnings();

    @Test
    void thirtySevenNodesInNineLinksAllMarkedAsDefaultsOrExamples() {
        assertThat(WARNINGS.nodes()).hasSize(37).allMatch(n -> n.status() != null && !n.source().isBlank());
        assertThat(WARNINGS.nodes().stream().map(NodeRule::link).distinct()).hasSize(9);
        assertThat(WARNINGS.nodes().stream().filter(n -> n.source().startsWith("an example")))
                .isNotEmpty().allMatch(n -> n.status() == Status.EXAMPLE);
        assertThat(WARNINGS.ladders().values()).allMatch(l -> l.status() == Status.DEFAULT && !l.source().isBlank());
    }

    @Test
    void everyNodeHasAClockThatCausesAWarning() {
        assertThat(WARNINGS.nodes()).allSatisfy(node -> {
            assertThat(Config.BOOK.clocks().find(node.clockName())).isPresent();
            assertThat(WARNINGS.cause(node.clockName())).isPresent();
        });
    }

    @Test
    void everyKindOfWarningHasACause() {
        assertThat(List.of(xietong.v1.WarningKind.values())).filteredOn(k -> k.ordinal() > 0
                        && k != xietong.v1.WarningKind.UNRECOGNIZED)
                .allSatisfy(kind -> assertThat(WARNINGS.causes()).as(kind.name()).anyMatch(c -> c.kind() == kind));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "clock: entrust.start, | clock: entrust.begin, | no clock entrust.begin",
        "clock: entrust.rework, kind: ENTRUSTED_LATE, owes: RECIPIENT, levels: {100 | clock: entrust.rework, kind: ENTRUSTED_LATE, owes: RECIPIENT, levels: {90 | no step at 90",
        "clock: grid.answer, | clock: duty.absent, | a clock stands there twice",
        "SECOND_SEARCH: {title: 二次调查, ladder: standard} | SECOND_SEARCH: {title: 二次调查, ladder: high} | no ladder high",
        "number: 37, | number: 36, | two of number 36",
        "number: 36, | number: 100, | number 100",
        "minutes: 15 | minutes: 0 | minutes (1 to 1440)",
        "rung: TEAM, length: 1, unit: HOURS | rung: TEAM, length: 0, unit: HOURS | ladders.quick",
        "starts_on: EXCLUSION_BEGUN | starts_on: EXCLUSION_STARTED | EXCLUSION_BEGUN",
    })
    void whatCouldNeverComeAboutIsRefusedByName(String was, String is, String says) {
        Refused refused = catchThrowableOfType(Refused.class, () -> Config.edited("warnings", was, is));
        assertThat(refused.reason()).isEqualTo(Reason.REASON_RULES_INVALID);
        assertThat(refused.getMessage()).contains("warnings").contains(says);
    }
}

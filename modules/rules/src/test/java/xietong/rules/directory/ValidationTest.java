// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.directory.Problem.Rule;
import xietong.v1.CourtLevel;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

class ValidationTest {
    private final Directory sound = Samples.small();

    @Test
    void aSoundDirectoryHasNoProblem() {
        assertThat(sound.validate(Samples.DIVISIONS)).isEmpty();
        assertThat(Directory.of(List.of()).validate(Samples.DIVISIONS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "京０１１７", "a b", "..", "-", "abcdefghijklmnopqrstuvwxyz0123456"})
    void aCodeHasItsForm(String code) {
        assertThat(broken("京0117", entry -> entry.setCode(code))).contains(Rule.CODE);
    }

    @Test
    void anEntryHasANameAndAKind() {
        assertThat(broken("京0117", entry -> entry.setName(" "))).containsExactly(Rule.NAME);
        assertThat(broken("POLICE-110117", entry -> entry.setKindValue(0))).containsExactly(Rule.KIND);
        assertThat(broken("POLICE-110117", entry -> entry.setKindValue(99))).containsExactly(Rule.KIND);
    }

    @Test
    void aCourtHasALevelAndOnlyACourt() {
        assertThat(broken("冀1082", entry -> entry.setLevelValue(0))).contains(Rule.LEVEL);
        assertThat(broken("POLICE-110117", entry -> entry.setLevel(CourtLevel.COURT_LEVEL_BASIC)))
                .containsExactly(Rule.LEVEL);
        assertThat(broken("POLICE-110117", entry -> entry.setLevelValue(99))).containsExactly(Rule.LEVEL);
    }

    @Test
    void aSuperiorIsInTheDirectory() {
        assertThat(broken("京0117", entry -> entry.setSuperior("京04"))).containsExactly(Rule.SUPERIOR_UNKNOWN);
        assertThat(broken("京0117", entry -> entry.setSuperior(""))).as("a county may run the hub alone").isEmpty();
    }

    @Test
    void everyEntryOfACircleIsNamedAndNoneThatOnlyLeadsIntoIt() {
        Directory circular = sound.with(sound.require("最高法").toBuilder().setSuperior("京03").build());
        assertThat(circular.validate(Samples.DIVISIONS))
                .filteredOn(problem -> problem.rule() == Rule.SUPERIOR_CYCLE)
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("京", "京03", "最高法");
        assertThat(broken("京0117", entry -> entry.setSuperior("京0117"))).containsExactly(Rule.SUPERIOR_CYCLE);
    }

    @Test
    void aboveACourtStandsACourtOfNoLowerLevel() {
        assertThat(broken("京03", entry -> entry.setSuperior("冀1082"))).containsExactly(Rule.SUPERIOR_RANK);
        assertThat(broken("京0117", entry -> entry.setSuperior("POLICE-110117"))).containsExactly(Rule.SUPERIOR_RANK);
        assertThat(broken("最高法", entry -> entry.setSuperior("POLICE-110117"))).containsExactly(Rule.SUPERIOR_RANK);
        assertThat(broken("京0117", entry -> entry.setSuperior("京"))).as("straight under a High Court").isEmpty();
        assertThat(broken("京03", entry -> entry.setSuperior("京01"))).as("as 塔城 under 伊犁州分院").isEmpty();
        assertThat(broken("POLICE-110117", entry -> entry.setSuperior("京0117"))).as("no court").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"110199", "11", "1101170", "abcdef", "１１０１１７", "POLICE"})
    void aDivisionIsInTheTable(String division) {
        assertThat(broken("京0117", entry -> entry.setDivision(division))).containsExactly(Rule.DIVISION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "110000", "110100", "469000", "659001", "441900"})
    void noDivisionOrOneOfAnyLevelWillDo(String division) {
        assertThat(broken("京0117", entry -> entry.setDivision(division))).isEmpty();
    }

    @Test
    void desksHaveWellFormedCodesEachOnce() {
        assertThat(broken("京0117", entry -> entry.addDesks(Samples.desk("a/b")))).containsExactly(Rule.DESK);
        assertThat(broken("京0117", entry -> entry.addDesks(Samples.desk("")))).containsExactly(Rule.DESK);
        assertThat(broken("京0117", entry -> entry.addDesks(Samples.desk("command-centre"))))
                .containsExactly(Rule.DESK);
        assertThat(broken("京0117", entry -> entry.addDesks(Samples.desk("night")))).isEmpty();
    }

    @Test
    void aKeyDigestIsSha256InLowerCaseHexadecimal() {
        assertThat(broken("京0117", entry -> entry.addKeyDigests("AB".repeat(32)))).containsExactly(Rule.KEY_DIGEST);
        assertThat(broken("京0117", entry -> entry.addKeyDigests("ab".repeat(31)))).containsExactly(Rule.KEY_DIGEST);
        assertThat(broken("京0117", entry -> entry.addKeyDigests("ab".repeat(32)))).isEmpty();
    }

    @Test
    void allProblemsOfAllEntriesAreToldByCode() {
        Directory bad = sound.with(Organisation.newBuilder().setCode("a").build())
                .with(Organisation.newBuilder().setCode("b").setKind(OrganisationKind.ORGANISATION_KIND_COURT).build());
        assertThat(bad.validate(Samples.DIVISIONS)).extracting(Problem::code, Problem::rule).containsExactly(
                tuple("a", Rule.NAME), tuple("a", Rule.KIND),
                tuple("b", Rule.NAME), tuple("b", Rule.LEVEL));
        assertThat(bad.validate(Samples.DIVISIONS).get(0)).hasToString("a: NAME: a name");
    }

    /** Rules that the changed entry breaks, in a directory that is sound otherwise. */
    private List<Rule> broken(String code, UnaryOperator<Organisation.Builder> change) {
        Organisation changed = change.apply(sound.require(code).toBuilder()).build();
        return sound.with(changed).validate(Samples.DIVISIONS).stream()
                .filter(problem -> problem.code().equals(changed.getCode()))
                .map(Problem::rule)
                .toList();
    }
}

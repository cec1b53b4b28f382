// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.v1.CourtLevel;
import xietong.v1.Desk;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

class DirectoryYamlTest {
    private static final String PINGGU = "code: 京0117, name: 北京市平谷区人民法院, kind: COURT";

    @Test
    void everyKeyIsRead() {
        Organisation court = one("""
                # a comment
                organisations:
                  - {code: 京0117, name: 北京市平谷区人民法院, kind: COURT, level: BASIC, superior: 京03, division: "110117",
                     synthetic: true, closed: true, signature_required: true,
                     desks: [{code: command-centre, title: 执行指挥中心值班台}, {code: night}], key_digests: ["00", "01"]}
                """);
        assertThat(court).isEqualTo(Organisation.newBuilder()
                .setCode("京0117").setName("北京市平谷区人民法院")
                .setKind(OrganisationKind.ORGANISATION_KIND_COURT).setLevel(CourtLevel.COURT_LEVEL_BASIC)
                .setSuperior("京03").setDivision("110117")
                .setSynthetic(true).setClosed(true).setSignatureRequired(true)
                .addDesks(Desk.newBuilder().setCode("command-centre").setTitle("执行指挥中心值班台"))
                .addDesks(Desk.newBuilder().setCode("night"))
                .addKeyDigests("00").addKeyDigests("01").build());
    }

    @Test
    void blockStyleIsReadAsWell() {
        assertThat(one("organisations:\n- code: A\n  name: 甲\n  kind: GRID_CENTRE\n").getKind())
                .isEqualTo(OrganisationKind.ORGANISATION_KIND_GRID_CENTRE);
        assertThat(DirectoryYaml.parse("organisations: []")).isEmpty();
    }

    @Test
    void anUnknownKeyIsRefusedByNameWithItsLine() {
        refused("organisations:\n  - {" + PINGGU + ",\n     superiour: 京03}", "line 3", "'superiour'", "superior");
        refused("organisations: []\nagreements: []", "line 2", "'agreements'");
        refused("organisations:\n  - {" + PINGGU + ", desks: [{code: a, person: b}]}", "line 2", "'person'");
        refused("organisations:\n  - {<<: {a: b}, " + PINGGU + "}", "line 2", "'<<'");
    }

    @Test
    void aKeyThatIsThereTwiceIsRefused() {
        refused("organisations:\n  - {" + PINGGU + ",\n     name: 又一}", "line 3", "'name' is there twice");
        refused("organisations: []\norganisations: []", "line 2", "twice");
    }

    @Test
    void aCodeThatIsThereTwiceIsRefusedWithTheLineOfTheSecond() {
        refused("organisations:\n  - {" + PINGGU + "}\n  - {" + PINGGU + "}", "line 3", "code 京0117 is there twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "name", "kind"})
    void aMissingKeyIsRefusedWithTheLineOfItsEntry(String key) {
        String entry = PINGGU.replaceFirst(key + ": [^,]+(, )?", "").replaceFirst(", $", "");
        refused("organisations:\n\n  - {" + entry + "}", "line 3", "'" + key + "' is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"110117", "010000", "0x1F", "1e3", "null", "~", "true", "[a]", "{a: b}", ""})
    void aDivisionThatIsNoTextIsRefused(String division) {
        refused("organisations:\n  - {" + PINGGU + ", division: " + division + "}", "line 2", "in quotes");
    }

    @Test
    void anUnknownKindOrLevelIsRefusedWithThoseThatAreKnown() {
        refused("organisations:\n  - {code: A, name: 甲, kind: TRIBUNAL}", "line 2", "COURT, POLICE, GRID_CENTRE");
        refused("organisations:\n  - {code: A, name: 甲, kind: UNSPECIFIED}", "line 2", "one of");
        refused("organisations:\n  - {" + PINGGU + ", level: LOCAL}", "SUPREME, HIGH, INTERMEDIATE, BASIC");
    }

    @Test
    void aFlagIsTrueOrFalseAndNoText() {
        refused("organisations:\n  - {" + PINGGU + ", synthetic: maybe}", "line 2", "true or false");
        refused("organisations:\n  - {" + PINGGU + ", synthetic: \"true\"}", "true or false");
        refused("organisations:\n  - {" + PINGGU + ", synthetic: 1}", "true or false");
        refused("organisations:\n  - {" + PINGGU + ", synthetic: }", "true or false");
        assertThat(one("organisations:\n  - {" + PINGGU + ", synthetic: yes}").getSynthetic()).isTrue();
        assertThat(one("organisations:\n  - {" + PINGGU + ", synthetic: false}").getSynthetic()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "[]", "organisations:", "organisations: {}", "organisations: [甲]",
            "organisations: []\n---\norganisations: []", "organisations: [", "\t- x", "x: \u0000", "[[[[[",
            "organisations: [{code: a}",
            "x: &a [b]\norganisations: *a", "organisations: [{code: &c A, name: *c, kind: COURT}]"})
    void anotherShapeIsRefused(String text) {
        assertThatThrownBy(() -> DirectoryYaml.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s)directory, line \\d+: .+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"北京市平谷区人民法院", "POLICE-110117", "110117", "010", "true", "null", "~", "yes", "NO", "-",
            "- a", "a: b", "a #b", "#a", "\"", "'", "\\", "a\nb", "a\tb", " a ", "{a}", "[a]", "*a", "&a", "!a", "%a",
            "@a", "`a`", "=", "<<", "1e-3", "e-3", "2026-11-21", "12:30", "（演练）", "甲、乙，丙：丁", "京0117: x", "京 #1",
            "\u0000\u007f\u0085", "\u2028\u2029\ufeff", "\ud83d\ude00", "\u3400", "\ufffd", "é", "0x1F", ".inf", "a,b",
            "甲,乙"})
    void everyTextComesBackAsItWasWritten(String text) {
        List<Organisation> written = List.of(Organisation.newBuilder()
                .setCode(text).setName(text).setKind(OrganisationKind.ORGANISATION_KIND_OTHER)
                .setSuperior(text).setDivision(text).addKeyDigests(text)
                .addDesks(Desk.newBuilder().setCode(text).setTitle(text)).build());
        assertThat(DirectoryYaml.parse(DirectoryYaml.write(written))).isEqualTo(written);
    }

    @Test
    void theConfiguredFilesComeBackAsTheyWereRead() {
        assertThat(DirectoryYaml.parse(DirectoryYaml.write(Samples.courts()))).isEqualTo(Samples.courts());
        assertThat(DirectoryYaml.parse(DirectoryYaml.write(Samples.institutions()))).isEqualTo(Samples.institutions());
        assertThat(DirectoryYaml.parse(DirectoryYaml.write(List.of()))).isEmpty();
    }

    @Test
    void oneOrganisationIsOneLineInTheOrderGiven() {
        assertThat(DirectoryYaml.write(Samples.small().superiors("京0117"))).isEqualTo("""
                organisations:
                  - {code: 京03, name: 京03人民法院, kind: COURT, level: INTERMEDIATE, superior: 京, division: "110100"}
                  - {code: 京, name: 京人民法院, kind: COURT, level: HIGH, superior: 最高法, division: "110000"}
                  - {code: 最高法, name: 最高人民法院, kind: COURT, level: SUPREME}
                """.replace("最高人民法院", "最高法人民法院"));
    }

    @Test
    void fiftyThousandOrganisationsPassThrough() {
        List<Organisation> many = IntStream.range(0, 50_000).mapToObj(i -> Samples.police("POLICE-" + i,
                i == 0 ? "" : "POLICE-" + i / 10, "360323").toBuilder().setSynthetic(true).build()).toList();
        assertThat(DirectoryYaml.parse(DirectoryYaml.write(many))).isEqualTo(many);
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten() {
        Organisation.Builder entry = Organisation.newBuilder().setCode("A").setName("甲");
        assertThatThrownBy(() -> DirectoryYaml.write(List.of(entry.build())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DirectoryYaml.write(List.of(Samples.police("", "", ""))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DirectoryYaml.write(List.of(entry.setKindValue(99).build())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DirectoryYaml.write(List.of(entry.setKindValue(1).setLevelValue(99).build())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Organisation one(String text) {
        List<Organisation> parsed = DirectoryYaml.parse(text);
        assertThat(parsed).hasSize(1);
        return parsed.get(0);
    }

    private static void refused(String text, String... parts) {
        assertThatThrownBy(() -> DirectoryYaml.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(parts);
    }
}

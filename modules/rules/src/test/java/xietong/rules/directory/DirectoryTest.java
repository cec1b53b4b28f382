// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import xietong.rules.Refused;
import xietong.v1.CourtLevel;
import xietong.v1.Organisation;
import xietong.v1.Reason;

class DirectoryTest {
    private final Directory directory = Samples.small();

    @Test
    void anUnknownCodeIsNotFoundAndRefusedWhereItIsRequired() {
        assertThat(directory.find("赣0323")).isEmpty();
        assertThat(directory.require("京0117").getName()).isEqualTo("京0117人民法院");
        assertThatThrownBy(() -> directory.require("赣0323")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.REASON_ORGANISATION_UNKNOWN);
            assertThat(refused.metadata()).containsEntry("organisation", "赣0323");
        });
    }

    @Test
    void aClosedOrganisationIsFoundButNothingNewMayBeAddressedToIt() {
        Directory later = directory.with(directory.require("京0117").toBuilder().setClosed(true).build());
        assertThat(later.require("京0117").getClosed()).isTrue();
        assertThat(later.requireOpen("京0108").getCode()).isEqualTo("京0108");
        assertThatThrownBy(() -> later.requireOpen("京0117")).isInstanceOf(Refused.class);
        assertThat(directory.requireOpen("京0117")).as("the directory before").isNotNull();
    }

    @Test
    void superiorsRunFromTheNearestToTheTop() {
        assertThat(codes(directory.superiors("京0117"))).containsExactly("京03", "京", "最高法");
        assertThat(directory.superiors("最高法")).isEmpty();
        assertThat(directory.superiors("no such court")).isEmpty();
    }

    @Test
    void aCircleIsWalkedOnce() {
        Directory circular = Directory.of(List.of(
                Samples.court("a", CourtLevel.COURT_LEVEL_BASIC, "b", ""),
                Samples.court("b", CourtLevel.COURT_LEVEL_BASIC, "c", ""),
                Samples.court("c", CourtLevel.COURT_LEVEL_BASIC, "b", ""),
                Samples.court("self", CourtLevel.COURT_LEVEL_BASIC, "self", "")));
        assertThat(codes(circular.superiors("a"))).containsExactly("b", "c");
        assertThat(codes(circular.superiors("b"))).containsExactly("c");
        assertThat(circular.superiors("self")).isEmpty();
        assertThat(circular.isSuperior("b", "b")).isFalse();
    }

    @Test
    void aMissingSuperiorEndsTheChain() {
        Directory loose = Directory.of(List.of(Samples.court("京0117", CourtLevel.COURT_LEVEL_BASIC, "京03", "")));
        assertThat(loose.superiors("京0117")).isEmpty();
        assertThat(loose.commonSuperior("京0117", "京0117")).isEmpty();
    }

    @Test
    void aSuperiorIsStrictlyAbove() {
        assertThat(directory.isSuperior("京0117", "京03")).isTrue();
        assertThat(directory.isSuperior("京0117", "最高法")).isTrue();
        assertThat(directory.isSuperior("京0117", "京01")).isFalse();
        assertThat(directory.isSuperior("京03", "京0117")).isFalse();
        assertThat(directory.isSuperior("京03", "京03")).isFalse();
    }

    @Test
    void theCommonSuperiorIsTheLowestCourtAboveBoth() {
        assertThat(common("京0108", "京0107")).contains("京01");
        assertThat(common("京0108", "京0117")).contains("京");
        assertThat(common("京0117", "冀1082")).contains("最高法");
        assertThat(common("冀1082", "京0117")).contains("最高法");
        assertThat(common("京0117", "京0117")).contains("京03");
    }

    @Test
    void aPartyIsNeverTheCommonSuperiorEvenIfItIsAboveTheOther() {
        assertThat(common("京0117", "京03")).contains("京");
        assertThat(common("京", "京0117")).contains("最高法");
        assertThat(common("最高法", "京0117")).isEmpty();
    }

    @Test
    void onlyACourtIsACommonSuperior() {
        assertThat(directory.superiors("POLICE-110117")).hasSize(1);
        assertThat(common("POLICE-110117", "POLICE-110108")).isEmpty();
        assertThat(common("京0117", "POLICE-110117")).isEmpty();
        assertThat(common("京0117", "no such court")).isEmpty();
    }

    @Test
    void theProvinceIsReadFromTheDivisionNotFromTheCode() {
        assertThat(directory.provinceOf("冀1082")).contains("13");
        assertThat(directory.provinceToken("冀1082")).contains("冀");
        assertThat(directory.provinceToken("POLICE-110117")).contains("京");
        assertThat(directory.provinceOf("最高法")).isEmpty();
        assertThat(directory.provinceToken("no such court")).isEmpty();
        Directory moved = directory.with(Samples.court("X-1", CourtLevel.COURT_LEVEL_BASIC, "京", "522301"));
        assertThat(moved.provinceToken("X-1")).as("Guizhou, whose plates begin with 贵").contains("黔");
    }

    @Test
    void withAddsOrReplacesInACopy() {
        Directory more = directory.with(Samples.court("京0105", CourtLevel.COURT_LEVEL_BASIC, "京03", "110105"));
        assertThat(more.size()).isEqualTo(directory.size() + 1);
        assertThat(directory.find("京0105")).isEmpty();
        Directory renamed = more.with(more.require("京0105").toBuilder().setName("北京市朝阳区人民法院").build());
        assertThat(renamed.size()).isEqualTo(more.size());
        assertThat(renamed.require("京0105").getName()).isEqualTo("北京市朝阳区人民法院");
    }

    @Test
    void allAreSortedByCode() {
        assertThat(codes(directory.all())).isSorted().hasSize(directory.size());
        assertThat(codes(directory.with(Samples.police("A", "", "")).all())).startsWith("A");
    }

    @Test
    void aCodeThatIsThereTwiceIsRefused() {
        Organisation twice = Samples.police("POLICE-1", "", "");
        assertThatThrownBy(() -> Directory.of(List.of(twice, twice)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("POLICE-1 is there twice");
    }

    @Test
    void aMailboxExistsForTheOrganisationAndForEachOfItsDesks() {
        assertThat(directory.exists(Address.parse("京0117"))).isTrue();
        assertThat(directory.exists(Address.parse("京0117/command-centre"))).isTrue();
        assertThat(directory.exists(Address.parse("京0117/night-desk"))).isFalse();
        assertThat(directory.exists(Address.parse("京0108/command-centre"))).isFalse();
        assertThat(directory.exists(Address.parse("赣0323"))).isFalse();
    }

    @Test
    void aConfirmedCourtWinsOverASyntheticOneInEitherOrder() {
        Organisation made = directory.require("京0117").toBuilder().setSynthetic(true).setName("made up").build();
        Organisation confirmed = directory.require("京0117");
        assertThat(Directory.of(List.of(made)).merge(List.of(confirmed)).require("京0117")).isEqualTo(confirmed);
        assertThat(Directory.of(List.of(confirmed)).merge(List.of(made)).require("京0117")).isEqualTo(confirmed);
    }

    @Test
    void betweenTwoOfOneStandingTheLaterWinsAndTheOthersStay() {
        Organisation renamed = directory.require("京0117").toBuilder().setName("renamed").build();
        Directory merged = directory.merge(List.of(renamed, Samples.police("POLICE-1", "", "")));
        assertThat(merged.require("京0117").getName()).isEqualTo("renamed");
        assertThat(merged.size()).isEqualTo(directory.size() + 1);
        assertThat(merged.superiors("京0108")).isEqualTo(directory.superiors("京0108"));
    }

    private Optional<String> common(String a, String b) {
        return directory.commonSuperior(a, b).map(Organisation::getCode);
    }

    private static List<String> codes(List<Organisation> organisations) {
        return organisations.stream().map(Organisation::getCode).toList();
    }
}

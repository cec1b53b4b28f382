// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.directory.Divisions.Area;

class DivisionsTest {
    private static final String PROVINCES = "code,name\n36,\"江西省\"\n";
    private static final String CITIES = "code,name,provinceCode\n3603,\"萍乡市\",36\n";
    private static final String AREAS = "code,name,cityCode,provinceCode\n360323,\"芦溪县\",3603,36\n";

    @Test
    void everyLevelIsKnownByItsSixDigits() {
        Divisions divisions = Divisions.parse(PROVINCES, CITIES, AREAS);
        assertThat(divisions.name("360000")).contains("江西省");
        assertThat(divisions.name("360300")).contains("萍乡市");
        assertThat(divisions.name("360323")).contains("芦溪县");
        assertThat(divisions.known("360302")).isFalse();
        assertThat(divisions.known("36")).isFalse();
    }

    @Test
    void theWholeTableIsRead() {
        assertThat(Samples.DIVISIONS.provinces()).hasSize(31);
        assertThat(Samples.DIVISIONS.cities()).hasSize(342);
        assertThat(Samples.DIVISIONS.areas()).hasSize(2978);
        assertThat(Samples.DIVISIONS.name("469028")).contains("陵水黎族自治县");
    }

    @Test
    void readersWindowsLineEndsAndRowsWithoutQuotesWillDo() {
        Divisions divisions = Divisions.read(new StringReader("\ufeff" + PROVINCES.replace("\n", "\r\n")),
                new StringReader(CITIES.replace("\"", "")), new StringReader(AREAS));
        assertThat(divisions.known("360323")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"360323,芦溪县,true", "360302,安源区,true", "360881,井冈山市,true", "150123,和林格尔县,true",
            "150121,土默特左旗,true", "429021,神农架林区,true", "520203,六枝特区,true", "310115,浦东新区,true",
            "110101,市辖区,false", "500200,县,false", "419000,省直辖县级行政区划,false", "659000,自治区直辖县级行政区划,false",
            "130171,石家庄高新技术产业开发区,false", "130672,保定白沟新城,false", "410472,平顶山市城乡一体化示范区,false",
            "460321,西沙群岛,false", "632857,大柴旦行政委员会,false"})
    void zonesIslandsAndGroupingRowsAreNoCounties(String code, String name, boolean county) {
        assertThat(new Area(code, name, code.substring(0, 4), code.substring(0, 2)).county()).isEqualTo(county);
    }

    @ParameterizedTest
    @ValueSource(strings = {"36032,\"芦溪县\",3603,36", "360323,\"芦溪县\",3604,36", "360323,\"芦溪县\",3603,37",
            "360323,\"芦溪县\"", "360323", "360323,\"\",3603,36", "", "360323,\"芦溪县\",3603,36,x"})
    void aRowOfAnotherFormOrWithoutParentIsRefusedWithItsLine(String row) {
        assertThatThrownBy(() -> Divisions.parse(PROVINCES, CITIES, "code,name,cityCode,provinceCode\n" + row + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("areas.csv, line 2: ");
    }

    @Test
    void aCodeThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> Divisions.parse(PROVINCES, CITIES + "3603,\"又一\",36\n", AREAS))
                .hasMessage("cities.csv, line 3: a code stands once");
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.v1.CourtLevel;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

class NationalDirectoryTest {
    private static final List<Organisation> COURTS = NationalDirectory.generate(Samples.DIVISIONS);
    private static final Directory DIRECTORY = Directory.of(COURTS);

    @Test
    void itIsASoundDirectory() {
        assertThat(DIRECTORY.validate(Samples.DIVISIONS)).isEmpty();
        assertThat(COURTS).extracting(Organisation::getCode).doesNotHaveDuplicates();
        assertThat(COURTS).extracting(Organisation::getName).doesNotHaveDuplicates();
    }

    @Test
    void itHasAsManyCourtsAsTheTableGives() {
        Map<CourtLevel, Long> levels = COURTS.stream()
                .collect(Collectors.groupingBy(Organisation::getLevel, TreeMap::new, Collectors.counting()));
        assertThat(levels).containsExactly(
                Map.entry(CourtLevel.COURT_LEVEL_SUPREME, 1L),
                Map.entry(CourtLevel.COURT_LEVEL_HIGH, 32L),
                // 342 cities, less 9 rows that only group and 儋州; 13 in municipalities, 4 of 96 and 97, 12 of the corps
                Map.entry(CourtLevel.COURT_LEVEL_INTERMEDIATE, 342L - 9 - 1 + 13 + 4 + 12),
                // 2,978 areas, less 124 zones, 3 groups of islands and one committee; 3 more in 东莞 and 中山
                Map.entry(CourtLevel.COURT_LEVEL_BASIC, 2_978L - 124 - 3 - 1 + 3));
        assertThat(COURTS).as("about 3,500 with the special courts").hasSize(3_247);
    }

    @Test
    void everyCourtIsSyntheticAndStandsUnderTheSupremeCourtWithEveryLevelBetween() {
        for (Organisation court : COURTS) {
            assertThat(court.getSynthetic()).isTrue();
            assertThat(court.getKind()).isEqualTo(OrganisationKind.ORGANISATION_KIND_COURT);
            assertThat(DIRECTORY.superiors(court.getCode())).as(court.getCode())
                    .extracting(Organisation::getLevelValue)
                    .containsExactlyElementsOf(List.of(3, 2, 1).subList(4 - court.getLevelValue(), 3));
        }
    }

    @Test
    void everyCodeIsItsHighCourtsTokenWithTwoOrFourDigits() {
        for (Organisation court : COURTS) {
            String digits = switch (court.getLevel()) {
                case COURT_LEVEL_INTERMEDIATE -> "\\d{2}";
                case COURT_LEVEL_BASIC -> "\\d{4}";
                default -> "";
            };
            List<Organisation> above = DIRECTORY.superiors(court.getCode());
            String token = above.size() < 2 ? court.getCode() : above.get(above.size() - 2).getCode();
            assertThat(court.getCode()).matches(token + digits);
        }
    }

    @ParameterizedTest
    @CsvSource({"赣0323,芦溪县人民法院,赣03", "赣0302,萍乡市安源区人民法院,赣03", "赣0881,井冈山市人民法院,赣08", "赣03,江西省萍乡市中级人民法院,赣",
            "赣,江西省高级人民法院,最高法", "京0117,北京市平谷区人民法院,京03", "京0108,北京市海淀区人民法院,京01",
            "津0119,天津市蓟州区人民法院,津01", "沪0105,上海市长宁区人民法院,沪01", "渝0112,重庆市渝北区人民法院,渝01",
            "渝0229,城口县人民法院,渝02", "内0121,土默特左旗人民法院,内01", "内22,内蒙古自治区兴安盟中级人民法院,内",
            "鄂28,湖北省恩施土家族苗族自治州中级人民法院,鄂", "黑2761,加格达奇区人民法院,黑27", "黔06,贵州省铜仁市中级人民法院,黔",
            "新40,新疆维吾尔自治区高级人民法院伊犁哈萨克自治州分院,新", "兵,新疆维吾尔自治区高级人民法院生产建设兵团分院,最高法",
            "兵08,新疆生产建设兵团第八师中级人民法院,兵", "兵14,新疆生产建设兵团第十四师中级人民法院,兵", "兵9001,石河子市人民法院,兵08",
            "豫96,河南省济源中级人民法院,豫", "豫9001,济源市人民法院,豫96", "鄂96,湖北省汉江中级人民法院,鄂",
            "鄂9004,仙桃市人民法院,鄂96", "鄂9021,神农架林区人民法院,鄂05", "琼9028,陵水黎族自治县人民法院,琼96",
            "琼9003,儋州市人民法院,琼97", "琼9007,东方市人民法院,琼97", "粤1971,东莞市第一人民法院,粤19",
            "粤2072,中山市第二人民法院,粤20", "甘0201,嘉峪关市城区人民法院,甘02"})
    void aCourtHasItsNaturalNameAndItsSuperior(String code, String name, String superior) {
        assertThat(DIRECTORY.require(code).getName()).isEqualTo(name);
        assertThat(DIRECTORY.require(code).getSuperior()).isEqualTo(superior);
    }

    @ParameterizedTest
    @ValueSource(strings = {"京0100", "京02xx", "渝02xx", "豫90", "鄂90", "琼90", "琼04", "琼0400", "新90", "新9001", "粤1900",
            "贵", "贵06", "蒙", "冀0171", "琼0321"})
    void noCourtIsMadeOfGroupingRowsPlateLettersZonesOrIslands(String code) {
        assertThat(DIRECTORY.find(code)).isEmpty();
    }

    @Test
    void noNameIsThatOfAGroupingRowOrAZone() {
        assertThat(COURTS).extracting(Organisation::getName)
                .noneMatch(name -> name.contains("市辖区") || name.contains("直辖") || name.contains("开发区"));
    }

    @ParameterizedTest
    @CsvSource({"京,3", "津,3", "沪,2", "渝,5"})
    void aMunicipalitysBasicCourtsAreSpreadOverAllItsIntermediateCourts(String token, int intermediates) {
        Map<String, Long> spread = COURTS.stream()
                .filter(court -> court.getLevel() == CourtLevel.COURT_LEVEL_BASIC && court.getCode().startsWith(token))
                .collect(Collectors.groupingBy(Organisation::getSuperior, Collectors.counting()));
        assertThat(spread).hasSize(intermediates).allSatisfy((superior, basics) -> assertThat(basics).isGreaterThan(1));
    }

    @Test
    void everyCountyHasACourtAndEveryCourtOfACountyHasItsDivision() {
        Map<String, List<Organisation>> byDivision = COURTS.stream()
                .filter(court -> court.getLevel() == CourtLevel.COURT_LEVEL_BASIC)
                .collect(Collectors.groupingBy(Organisation::getDivision));
        assertThat(byDivision.keySet()).containsExactlyInAnyOrderElementsOf(Samples.DIVISIONS.areas().stream()
                .filter(Divisions.Area::county).map(Divisions.Area::code).toList());
        assertThat(byDivision.values().stream().filter(courts -> courts.size() > 1).map(courts -> courts.get(0))
                .map(Organisation::getDivision)).containsExactlyInAnyOrder("441900", "442000");
    }

    @Test
    void theProvinceOfEveryCourtAgreesWithItsTokenExceptInTheCorps() {
        assertThat(COURTS.stream().filter(court -> !court.getCode().equals("最高法"))
                .filter(court -> !court.getCode().startsWith("兵"))
                .filter(court -> !DIRECTORY.provinceToken(court.getCode()).orElseThrow()
                        .equals(court.getCode().substring(0, 1)))).isEmpty();
        assertThat(DIRECTORY.provinceToken("兵0901")).isEmpty();
        assertThat(DIRECTORY.provinceToken("兵9001")).contains("新");
    }

    @Test
    void anotherTableWithUnforeseenRowsStillGivesASoundDirectory() {
        Divisions other = Divisions.parse("code,name\n11,北京市\n13,河北省\n65,新疆维吾尔自治区\n71,台湾省\n",
                "code,name,provinceCode\n1101,市辖区,11\n1390,省直辖县级行政区划,13\n6590,自治区直辖县级行政区划,65\n7101,台北市,71\n",
                "code,name,cityCode,provinceCode\n110101,市辖区,1101,11\n110199,新设区,1101,11\n139001,雄安市,1390,13\n"
                        + "659099,新城市,6590,65\n710101,中正区,7101,71\n");
        Directory directory = Directory.of(NationalDirectory.generate(other));
        assertThat(directory.validate(other)).isEmpty();
        assertThat(directory.require("京0199").getSuperior()).isEqualTo("京01");
        assertThat(directory.require("冀9001").getSuperior()).isEqualTo("冀96");
        assertThat(directory.require("兵9099").getSuperior()).isEqualTo("兵96");
        assertThat(directory.find("京0101")).isEmpty();
    }

    @Test
    void policeAreMadeIfAskedForOneForEachDivisionWithAGovernment() {
        List<Organisation> all = NationalDirectory.generate(Samples.DIVISIONS, true);
        Directory directory = Directory.of(all);
        assertThat(all).startsWith(COURTS.toArray(Organisation[]::new));
        assertThat(directory.validate(Samples.DIVISIONS)).isEmpty();
        Map<String, Organisation> police = all.stream().skip(COURTS.size())
                .collect(Collectors.toMap(Organisation::getDivision, Function.identity()));
        // 31 provinces, 333 cities, 2,850 counties, of which 东莞, 中山 and 儋州 are the city itself
        assertThat(police).hasSize(31 + 333 + 2_850 - 3);
        assertThat(police.values()).allMatch(Organisation::getSynthetic);
    }

    @ParameterizedTest
    @CsvSource({"POLICE-110117,北京市公安局平谷分局,POLICE-110000", "POLICE-360323,芦溪县公安局,POLICE-360300",
            "POLICE-360302,萍乡市公安局安源分局,POLICE-360300", "POLICE-360300,萍乡市公安局,POLICE-360000",
            "POLICE-360000,江西省公安厅,''", "POLICE-310115,上海市公安局浦东新区分局,POLICE-310000",
            "POLICE-510402,攀枝花市公安局东区分局,POLICE-510400", "POLICE-441803,清远市公安局清新分局,POLICE-441800",
            "POLICE-500229,城口县公安局,POLICE-500000", "POLICE-469028,陵水黎族自治县公安局,POLICE-460000",
            "POLICE-441900,东莞市公安局,POLICE-440000", "POLICE-429021,神农架林区公安局,POLICE-420000"})
    void aPoliceOrganHasItsNaturalNameAndItsSuperior(String code, String name, String superior) {
        Organisation organ = Directory.of(PoliceOrgans.generate(Samples.DIVISIONS)).require(code);
        assertThat(organ.getName()).isEqualTo(name);
        assertThat(organ.getSuperior()).isEqualTo(superior);
    }
}

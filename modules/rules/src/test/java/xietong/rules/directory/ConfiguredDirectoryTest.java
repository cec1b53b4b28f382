// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xietong.v1.CourtLevel;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/** The files of config/directory, by themselves and over the generated directory. */
class ConfiguredDirectoryTest {
    /** The courts that the scenarios name, each with its place. */
    private static final List<String> NAMED = List.of(("粤03 深圳,赣 江西,赣03 萍乡,赣0323 芦溪,赣0302 安源,赣0322 上栗,"
            + "赣0881 井冈山,赣0111 青山湖,赣0103 西湖,赣0983 高安,赣1030 广昌,赣0502 渝水,赣0203 珠山,赣0824 新干,赣0902 袁州,"
            + "京0108 海淀,京0117 平谷,津0119 蓟州,冀1082 三河,冀0822 兴隆,冀0281 遵化,冀0229 玉田,闽0623 漳浦,宁0122 贺兰,"
            + "粤01 广州,浙02 宁波,琼9028 陵水,渝0112 渝北,川1402 东坡,豫0103 二七,湘0181 浏阳,苏02 无锡,苏0509 吴江,"
            + "浙1081 温岭,沪0105 长宁,黔06 铜仁,黔0602 碧江,黔0603 万山,陕1023 商南").split(","));

    /** Codes whose digits are not those of the division: a second court of a municipality, and a joint one. */
    private static final Set<String> NOT_BY_THE_RULE = Set.of("京03", "琼96");

    private final List<Organisation> courts = Samples.courts();
    private final Directory configured = Directory.of(courts).merge(Samples.institutions());
    private final Directory generated = Directory.of(NationalDirectory.generate(Samples.DIVISIONS, true));
    private final Directory merged = generated.merge(configured.all());

    @Test
    void theFilesAreSoundByThemselvesAndOverTheGeneratedDirectory() {
        assertThat(configured.validate(Samples.DIVISIONS)).isEmpty();
        assertThat(merged.validate(Samples.DIVISIONS)).isEmpty();
        assertThat(configured.size()).isEqualTo(courts.size() + Samples.institutions().size());
    }

    @Test
    void everyCourtThatTheScenariosNameIsThere() {
        assertThat(NAMED).hasSize(39);
        for (String named : NAMED) {
            String[] codeAndPlace = named.split(" ");
            assertThat(configured.require(codeAndPlace[0]).getName()).contains(codeAndPlace[1]);
        }
    }

    @Test
    void everyCourtOfTheFileStandsUnderTheSupremeCourt() {
        for (Organisation court : courts) {
            assertThat(court.getCode().equals("最高法") || configured.isSuperior(court.getCode(), "最高法"))
                    .as(court.getCode()).isTrue();
        }
    }

    @Test
    void institutionsAreSyntheticAndNoCourts() {
        assertThat(Samples.institutions()).allSatisfy(institution -> {
            assertThat(institution.getSynthetic()).isTrue();
            assertThat(institution.getKind()).isNotEqualTo(OrganisationKind.ORGANISATION_KIND_COURT);
        });
        assertThat(Samples.institutions()).extracting(Organisation::getName).contains("北京市公安局平谷分局",
                "天津市公安局蓟州分局", "北京市公安局海淀分局");
    }

    @Test
    void theCodesAgreeWithTheRuleOfThumbWithTwoExceptions() {
        assertThat(courts.stream()
                .filter(court -> court.getLevel() != CourtLevel.COURT_LEVEL_SUPREME)
                .filter(court -> !court.getCode().equals(byTheRule(court)))
                .map(Organisation::getCode)
                .collect(Collectors.toSet())).isEqualTo(NOT_BY_THE_RULE);
    }

    private String byTheRule(Organisation court) {
        String token = configured.provinceToken(court.getCode()).orElseThrow();
        return switch (court.getLevel()) {
            case COURT_LEVEL_HIGH -> token;
            case COURT_LEVEL_INTERMEDIATE -> token + court.getDivision().substring(2, 4);
            default -> token + court.getDivision().substring(2);
        };
    }

    @Test
    void theGeneratorMakesEveryCourtOfTheFileAlikeWithoutException() {
        assertThat(courts).allSatisfy(court -> assertThat(generated.require(court.getCode()))
                .isEqualTo(court.toBuilder().clearDesks().setSynthetic(true).build()));
    }

    /** As the Shaanxi courts' own table of 2018 has them; the generator did not see it. */
    @ParameterizedTest
    @CsvSource({"陕,陕西省高级人民法院", "陕01,西安市", "陕0102,西安市新城区", "陕0116,西安市长安区", "陕0122,蓝田县", "陕02,铜川市",
            "陕0204,铜川市耀州区", "陕0331,太白县", "陕04,咸阳市", "陕0403,咸阳市杨陵区", "陕0481,兴平市", "陕0582,华阴市", "陕07,汉中市",
            "陕0730,佛坪县", "陕09,安康市", "陕0921,汉阴县", "陕10,商洛市", "陕1023,商南县"})
    void theRuleHoldsForPublishedCodesThatItWasNotMadeFrom(String code, String name) {
        assertThat(generated.require(code).getName()).contains(name);
    }

    /** The same table names them as counties with these codes; they are districts with new digits now (Art. 13). */
    @ParameterizedTest
    @CsvSource({"陕0125,鄠邑区", "陕0126,高陵区", "陕0322,凤翔区", "陕0427,彬州市", "陕0521,华州区", "陕0721,南郑区"})
    void theRuleMissesCourtsThatKeptACodeFromBeforeARenumbering(String published, String place) {
        assertThat(generated.find(published)).isEmpty();
        assertThat(generated.all()).extracting(Organisation::getName).anyMatch(name -> name.contains(place));
    }

    @Test
    void aConfirmedCourtOfTheFileTakesPrecedenceOverTheGeneratedOne() {
        assertThat(generated.require("京0117").getSynthetic()).isTrue();
        assertThat(merged.require("京0117")).isEqualTo(configured.require("京0117"));
        assertThat(merged.require("京0117").getSynthetic()).isFalse();
        assertThat(merged.exists(Address.parse("京0117/command-centre"))).isTrue();
        assertThat(configured.merge(generated.all()).require("京0117").getSynthetic()).isFalse();
    }

    @Test
    void thePartiesOfTheScenariosHaveTheCommonSuperiorsThatTheScenariosNeed() {
        assertThat(common("赣0323", "赣0302")).isEqualTo("赣03");
        assertThat(common("赣0323", "赣03")).isEqualTo("赣");
        assertThat(common("京0117", "京0108")).isEqualTo("京");
        assertThat(common("京0117", "津0119")).isEqualTo("最高法");
        assertThat(common("冀1082", "冀0822")).isEqualTo("冀");
        assertThat(common("黔0602", "黔0603")).isEqualTo("黔06");
        assertThat(common("兵9001", "新0102")).isEqualTo("最高法");
    }

    private String common(String a, String b) {
        return merged.commonSuperior(a, b).orElseThrow().getCode();
    }
}

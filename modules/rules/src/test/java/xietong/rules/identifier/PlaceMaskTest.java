// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceMaskTest {

    @ParameterizedTest
    @CsvSource({"贺兰县习岗镇某酒店303房, 贺兰县习岗镇***", "贺兰县习岗镇, 贺兰县习岗镇", "绥安派出所辖区某路9号, 绥安派出所***",
            "海淀区某某街道12号院, 海淀区某某街道***", "北京南站2检票口, 北京南站***", "某酒店303房, ***", "303房某镇, ***",
            "镇江市某路, ***", "新乡市某区某路, ***", "'', ''"})
    void aPlaceIsShownDownToTheTownshipOrTheStation(String place, String masked) {
        assertThat(PlaceMask.mask(place)).isEqualTo(masked);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameMaskTest {
    @Test
    void theFirstCharacterStays() {
        assertThat(NameMask.mask("张三")).isEqualTo("张*");
        assertThat(NameMask.mask("罗某中")).isEqualTo("罗**");
        assertThat(NameMask.mask(" 张三 ")).isEqualTo("张*");
    }

    @Test
    void aRareCharacterCountsOnce() {
        assertThat(NameMask.mask("\uD842\uDFB7三")).isEqualTo("\uD842\uDFB7*");
        assertThat(NameMask.mask("张\uD842\uDFB7")).isEqualTo("张*");
    }

    @Test
    void aNameOfOneCharacterIsHiddenWhole() {
        assertThat(NameMask.mask("张")).isEqualTo("*");
    }

    @Test
    void aMissingNameStaysEmpty() {
        assertThat(NameMask.mask(null)).isEmpty();
        assertThat(NameMask.mask("  ")).isEmpty();
    }
}

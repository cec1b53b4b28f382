// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

class PlateTest {
    private final Refusals refused = new Refusals(Kind.PLATE, Plate::parse);

    @ParameterizedTest
    @ValueSource(strings = {"赣A00000", "赣AB00C0", "闽E0000学", "闽E0000警", "闽E0000挂", "粤Z0000港", "粤Z0000澳", "赣O00000"})
    void ordinaryPlatesHaveSevenCharacters(String text) {
        assertThat(Plate.parse(text).value()).isEqualTo(text);
        assertThat(Plate.parse(text).newEnergy()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"粤BD00000", "粤BF00000", "粤BDA0000", "粤B00000D", "粤B00000F"})
    void newEnergyPlatesHaveEight(String text) {
        assertThat(Plate.parse(text).value()).isEqualTo(text);
        assertThat(Plate.parse(text).newEnergy()).isTrue();
    }

    @Test
    void theReservedEnergyLettersAreAToKWithoutI() {
        for (char letter : "ABCDEFGHJK".toCharArray()) {
            assertThat(Plate.parse("粤B" + letter + "00000").newEnergy()).isTrue();
            assertThat(Plate.parse("粤B00000" + letter).newEnergy()).isTrue();
        }
        refused.because(Reason.WRONG_FORM, "粤BL00000", "粤B00000L", "粤B000000", "粤BD0000A", "粤BDAA000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"赣a00000", "赣A·00000", "赣A 00000", "赣A-00000", "赣Ａ０００００", " 赣A•00000\n"})
    void everyWayOfTypingItGivesTheSamePlate(String typed) {
        assertThat(Plate.parse(typed)).isEqualTo(new Plate("赣A00000"));
    }

    @Test
    void theLettersIAndOInTheSerialAreRefused() {
        refused.because(Reason.WRONG_CHARACTER, "赣AI2345", "赣AO2345", "赣A2345I", "赣A2345o", "粤BDO0000", "粤BDI0000");
    }

    @Test
    void theOfficeIsALetterAndNotI() {
        refused.because(Reason.WRONG_CHARACTER, "赣I00000", "赣100000");
    }

    @Test
    void guizhouIs贵AndInnerMongolia蒙UnlikeInCaseNumbers() {
        assertThat(Plate.parse("贵A00000").value()).isEqualTo("贵A00000");
        assertThat(Plate.parse("蒙A00000").value()).isEqualTo("蒙A00000");
        refused.because(Reason.UNKNOWN_PROVINCE, "黔A00000", "内A00000", "兵A00000", "A000000");
    }

    @Test
    void allThirtyOneProvincesAreKnown() {
        String provinces = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新";
        assertThat(provinces).hasSize(31);
        provinces.chars().forEach(p -> assertThat(Plate.parse((char) p + "A00000")).isNotNull());
    }

    @Test
    void theWordsStandOnlyAtTheEnd() {
        refused.because(Reason.WRONG_CHARACTER, "闽E学0000", "闽E000学学", "闽E0000领");
    }

    @Test
    void hongKongAndMacauStandOnlyOn粤Z() {
        refused.because(Reason.WRONG_FORM, "粤B0000港", "闽Z0000澳");
    }

    @Test
    void otherLengthsAreRefused() {
        refused.because(Reason.WRONG_LENGTH, "赣A0000", "赣A0000000", "赣");
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        refused.nothingAndTooMuch();
    }

    @Test
    void theMiddleIsMasked() {
        assertThat(Plate.parse("赣A00000").mask()).isEqualTo("赣A***00");
        assertThat(Plate.parse("粤BD00000").mask()).isEqualTo("粤B****00");
        assertThat(Plate.parse("闽E0000学").mask()).isEqualTo("闽E***0学");
        assertThat(Plate.parse("赣A00000")).hasToString("赣A***00");
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

class SocialCreditCodeTest {
    private final Refusals refused = new Refusals(Kind.SOCIAL_CREDIT_CODE, SocialCreditCode::parse);

    @ParameterizedTest
    @ValueSource(strings = {
        "91990100MA0000015X", "93990200NF0000037T", "11990300000000043A", "91350100M000100Y43"
    })
    void theSyntheticAndThePublishedCodesPass(String text) {
        SocialCreditCode code = SocialCreditCode.parse(text);
        assertThat(code.checkDigitValid()).isTrue();
        assertThat(code).hasToString(text);
    }

    @Test
    void aRemainderOfZeroMeansTheCharacterZeroAndDoesNotOverflow() {
        assertThat(SocialCreditCode.parse("91990100MA00000060").checkDigitValid()).isTrue();
    }

    @Test
    void smallLettersAndFullWidthAreNormalised() {
        assertThat(SocialCreditCode.parse(" 91990100ma0000015x ").value()).isEqualTo("91990100MA0000015X");
        assertThat(SocialCreditCode.parse("９１９９０１００ＭＡ０００００１５Ｘ").value()).isEqualTo("91990100MA0000015X");
    }

    @Test
    void aWrongCheckCharacterIsRefusedByTheStrictParser() {
        refused.because(Reason.WRONG_CHECK_DIGIT, "91990100MA00000150", "91990100MA0000051X");
    }

    @Test
    void aWrongCheckCharacterInARegisterIsAWarning() {
        SocialCreditCode code = SocialCreditCode.parseLegacy("91990100MA00000150");
        assertThat(code.checkDigitValid()).isFalse();
        assertThat(code.value()).isEqualTo("91990100MA00000150");
    }

    @Test
    void theLegacyParserStillChecksTheForm() {
        new Refusals(Kind.SOCIAL_CREDIT_CODE, SocialCreditCode::parseLegacy)
                .because(Reason.WRONG_CHARACTER, "91990100MAO000015X");
    }

    @Test
    void theLettersIOSVZAreRefused() {
        for (char letter : "IOSVZ".toCharArray()) {
            refused.because(Reason.WRONG_CHARACTER, "91990100MA000001" + letter + "X");
        }
    }

    @Test
    void theAreaIsDigits() {
        refused.because(Reason.WRONG_CHARACTER, "919901A0MA0000015X");
    }

    @Test
    void otherLengthsAreRefused() {
        refused.because(Reason.WRONG_LENGTH, "91990100MA0000015", "91990100MA0000015XX", "MA0000015");
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        refused.nothingAndTooMuch();
    }
}

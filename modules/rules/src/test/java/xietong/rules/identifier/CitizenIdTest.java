// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

class CitizenIdTest {
    private final Refusals refused = new Refusals(Kind.CITIZEN_ID, CitizenId::parse);

    @ParameterizedTest
    @CsvSource({
        "990100190001010011, 1900-01-01, true",
        "990100189912319986, 1899-12-31, false",
        "990100190002280021, 1900-02-28, false",
        "360102190001019994, 1900-01-01, true",
        "360103189912319988, 1899-12-31, false",
        "36032319000101992X, 1900-01-01, false",
        "11010519491231002X, 1949-12-31, false"
    })
    void theSyntheticNumbersGiveBirthAndSex(String text, LocalDate birth, boolean male) {
        CitizenId id = CitizenId.parse(text);
        assertThat(id.value()).isEqualTo(text);
        assertThat(id.birthDate()).isEqualTo(birth);
        assertThat(id.male()).isEqualTo(male);
        assertThat(id.toEighteenDigits()).isSameAs(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"36032319000101992x", "３６０３２３１９０００１０１９９２Ｘ", " 360323 19000101 992X "})
    void everyWayOfTypingItGivesCapitalX(String typed) {
        assertThat(CitizenId.parse(typed).value()).isEqualTo("36032319000101992X");
    }

    @Test
    void aRightCheckDigitDoesNotMake29February1900() {
        refused.because(Reason.NO_SUCH_DATE, "990100190002290027");
    }

    @Test
    void otherDatesThatDoNotExistAreRefused() {
        refused.because(Reason.NO_SUCH_DATE, "990100190013010010", "990100190000010010", "990100190004310010",
                "990100000001010010", "990100179912310010");
    }

    @Test
    void everyWrongCheckDigitIsRefused() {
        for (char digit : "023456789X".toCharArray()) {
            refused.because(Reason.WRONG_CHECK_DIGIT, "99010019000101001" + digit);
        }
    }

    @Test
    void lettersForDigitsAndAnXInTheMiddleAreRefused() {
        refused.because(Reason.WRONG_CHARACTER, "99o100190001010011", "9901001900X1010011", "99010019000101001Y",
                "O90100190001010011", "090100190001010011", "99010000010100X");
    }

    @Test
    void otherLengthsAreRefused() {
        refused.because(Reason.WRONG_LENGTH, "99010019000101001", "9901001900010100110", "99010000010100", "1");
    }

    @Test
    void theFifteenDigitFormIsAcceptedAndConvertible() {
        CitizenId old = CitizenId.parse("990100000101001");
        assertThat(old.value()).isEqualTo("990100000101001");
        assertThat(old.birthDate()).isEqualTo(LocalDate.of(1900, 1, 1));
        assertThat(old.male()).isTrue();
        assertThat(old.toEighteenDigits()).isEqualTo(CitizenId.parse("990100190001010011"));
    }

    @Test
    void aFifteenDigitSequenceOf996OnMeansBornInThe1800s() {
        CitizenId old = CitizenId.parse("990100991231998");
        assertThat(old.birthDate()).isEqualTo(LocalDate.of(1899, 12, 31));
        assertThat(old.toEighteenDigits()).isEqualTo(CitizenId.parse("990100189912319986"));
    }

    @Test
    void aFifteenDigitNumberNeedsARealDateToo() {
        refused.because(Reason.NO_SUCH_DATE, "990100000229002", "990100001301001");
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        refused.nothingAndTooMuch();
    }

    @Test
    void theDateOfBirthIsMasked() {
        assertThat(CitizenId.parse("360102190001019994").mask()).isEqualTo("360102********9994");
        assertThat(CitizenId.parse("990100000101001").mask()).isEqualTo("990100******001");
    }

    @Test
    void itPrintsItselfMasked() {
        assertThat("found " + CitizenId.parse("360102190001019994")).isEqualTo("found 360102********9994");
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.identifier.InvalidIdentifier.Kind;
import xietong.rules.identifier.InvalidIdentifier.Reason;

class BankAccountTest {
    private final Refusals refused = new Refusals(Kind.BANK_ACCOUNT, BankAccount::parse);

    @ParameterizedTest
    @ValueSource(strings = {"6299990000000000012", "6299990000000000020", "6299990000000000038"})
    void cardsWithARightLuhnDigitPass(String text) {
        assertThat(BankAccount.parse(text).value()).isEqualTo(text);
    }

    @Test
    void cardsWithAnyOtherLastDigitAreRefused() {
        for (char digit : "013456789".toCharArray()) {
            refused.because(Reason.WRONG_CHECK_DIGIT, "629999000000000001" + digit);
        }
        refused.because(Reason.WRONG_CHECK_DIGIT, "6299990000000000102");
    }

    @Test
    void anAccountWithoutThePrefixHasNoCheckDigit() {
        assertThat(BankAccount.parse("3699990000000000011").value()).isEqualTo("3699990000000000011");
    }

    @Test
    void anAccountWithThePrefixButNotACardsLengthHasNoCheckDigit() {
        assertThat(BankAccount.parse("629999000001").value()).hasSize(12);
        assertThat(BankAccount.parse("62999900000000000001").value()).hasSize(20);
    }

    @Test
    void leadingZerosAreKept() {
        assertThat(BankAccount.parse("000990000001").value()).isEqualTo("000990000001");
        assertThat(BankAccount.parse("000990000001")).isNotEqualTo(BankAccount.parse("990000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "6299 9900 0000 0000 012", "6299-9900-0000-0000-012", "６２９９９９０００００００００００１２",
        "6299—9900–0000‐0000 012"
    })
    void spacesHyphensAndFullWidthAreNormalised(String typed) {
        assertThat(BankAccount.parse(typed).value()).startsWith("629999").endsWith("012").containsOnlyDigits();
    }

    @Test
    void freeTradeAndNonResidentAccountsKeepTheirLetters() {
        assertThat(BankAccount.parse("fte99000000001").value()).isEqualTo("FTE99000000001");
        assertThat(BankAccount.parse("NRA99000000001").value()).isEqualTo("NRA99000000001");
    }

    @Test
    void theLetterOForAZeroIsRefused() {
        refused.because(Reason.WRONG_CHARACTER, "62999900000000000l2", "o00990000001", "O00990000001", "00099000000l",
                "9900.0000.01", "账号990000001");
    }

    @Test
    void otherLengthsAreRefused() {
        refused.because(Reason.WRONG_LENGTH, "12345", "1".repeat(33), "---", "FTE123");
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        refused.nothingAndTooMuch();
    }

    @Test
    void theMiddleIsMasked() {
        assertThat(BankAccount.parse("6299990000000000012").mask()).isEqualTo("6299****0012");
        assertThat(BankAccount.parse("6299990000000000012")).hasToString("6299****0012");
    }

    @Test
    void aShortAccountShowsOnlyItsLastTwo() {
        assertThat(BankAccount.parse("99000001").mask()).isEqualTo("****01");
    }
}

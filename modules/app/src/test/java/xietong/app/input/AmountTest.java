// SPDX-License-Identifier: Apache-2.0
package xietong.app.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.v1.Money;

/** Money is exact: what cannot be said in the smallest unit is refused, never rounded. */
class AmountTest {
    @ParameterizedTest
    @CsvSource({"800000, 80000000", "800000.00, 80000000", "0.1, 10", "0.01, 1", "0, 0", "007.5, 750",
        "92233720368547758.07, 9223372036854775807"})
    void yuanBecomeFen(String text, long fen) {
        assertThat(Amount.parse(text, "CNY").getMinorUnits()).isEqualTo(fen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "1.000", "-1", "-0.01", "+1", "92233720368547758.08", "1e3", "1,000", "１００", "",
        "12.", ".5", "一百", "NaN", "99999999999999999999999999"})
    void whatIsNoExactAmountIsRefused(String text) {
        assertThatThrownBy(() -> Amount.parse(text, "CNY")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("accepted");
    }

    @Test
    void theCurrencySaysHowManyDecimalsThereAre() {
        assertThat(Amount.parse("500", "JPY").getMinorUnits()).isEqualTo(500);
        assertThatThrownBy(() -> Amount.parse("500.5", "JPY")).hasMessageContaining("at most 0");
        assertThatThrownBy(() -> Amount.parse("1", "YUAN")).hasMessageContaining("ISO 4217");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"80000000|CNY|800,000.00", "5|CNY|0.05", "100000|CNY|1,000.00",
        "99999|CNY|999.99", "1234567|JPY|1,234,567 JPY", "0|CNY|0.00"})
    void anAmountIsShownAsPeopleWriteIt(long minor, String currency, String text) {
        assertThat(Amount.text(Money.newBuilder().setMinorUnits(minor).setCurrencyCode(currency).build()))
                .isEqualTo(text);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.input;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.regex.Pattern;
import xietong.v1.Money;

/** An amount as people write it, in the main unit of its currency (元); kept in the smallest (分), exactly. */
public final class Amount {
    /** The currency where none is said. */
    public static final String YUAN = "CNY";

    private static final Pattern FORM = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private Amount() {}

    /** @throws IllegalArgumentException saying what is accepted: negative, too many decimals, too large, no number */
    public static Money parse(String text, String currency) {
        int decimals = decimals(currency);
        String said = text.strip();
        if (!FORM.matcher(said).matches()) {
            throw new IllegalArgumentException("'" + said + "': digits with at most " + decimals
                    + " decimals are accepted, without sign or separators, e.g. 800000.00");
        }
        BigDecimal amount = new BigDecimal(said);
        if (amount.scale() > decimals) {
            throw new IllegalArgumentException("'" + said + "': at most " + decimals + " decimals are accepted");
        }
        try {
            return Money.newBuilder()
                    .setCurrencyCode(currency)
                    .setMinorUnits(amount.movePointRight(decimals).longValueExact())
                    .build();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("'" + said + "': at most "
                    + BigDecimal.valueOf(Long.MAX_VALUE, decimals).toPlainString() + " is accepted");
        }
    }

    /** With separators of thousands; empty where there is no amount. */
    public static String text(Money money) {
        if (money.getCurrencyCode().isEmpty()) {
            return "";
        }
        int decimals = decimals(money.getCurrencyCode());
        String plain = BigDecimal.valueOf(money.getMinorUnits(), decimals).toPlainString();
        int point = decimals == 0 ? plain.length() : plain.length() - decimals - 1;
        String whole = plain.substring(0, point).replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", ",");
        String unit = money.getCurrencyCode().equals(YUAN) ? "" : " " + money.getCurrencyCode();
        return whole + plain.substring(point) + unit;
    }

    private static int decimals(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + currency + "' is no currency of ISO 4217");
        }
    }
}

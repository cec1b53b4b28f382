// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import xietong.app.input.Amount;
import xietong.v1.Money;
import xietong.v1.Reason;

/** One line's values by their columns; whatever does not fit is a {@link LineError} that names its column. */
final class Cells<H extends Enum<H> & Heading> {
    private static final Pattern EXPONENT = Pattern.compile("[0-9.]+[eE][+-]?[0-9]+");

    private final long row;
    private final Map<H, String> values;

    /**
     * A line.
     *
     * @param row as a spreadsheet numbers it; the header is row 1
     */
    Cells(long row, Map<H, String> values) {
        this.row = row;
        this.values = values;
    }

    long row() {
        return row;
    }

    boolean has(H column) {
        return !plain(column).isEmpty();
    }

    /** Its text; refused where it is required and empty. */
    String value(H column) {
        String text = plain(column);
        if (text.isEmpty() && column.about().required()) {
            throw new LineError(
                    column.missing(), column.header(), "must be filled in: " + column.about().description());
        }
        return text;
    }

    /** Without what spreadsheets put around a text to keep it one: a tab, a leading apostrophe, {@code ="…"}. */
    private String plain(H column) {
        String text = values.getOrDefault(column, "").strip();
        if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 2) {
            return text.substring(2, text.length() - 1);
        }
        return text.startsWith("'") ? text.substring(1) : text;
    }

    /** A number that is text. A spreadsheet that took it for a number has lost its digits. */
    String number(H column) {
        String text = value(column);
        if (EXPONENT.matcher(text).matches()) {
            throw new LineError(Reason.REASON_FIELD_INVALID, column.header(), "'" + text
                    + "' is what a spreadsheet makes of a long number: its digits are lost; format the column as text");
        }
        return text;
    }

    Money amount(H column, String currency) {
        try {
            return Amount.parse(value(column), currency);
        } catch (IllegalArgumentException e) {
            throw new LineError(Reason.REASON_AMOUNT_INVALID, column.header(), e.getMessage());
        }
    }

    /** 是 or TRUE; no where it is left out. */
    boolean yes(H column) {
        return has(column) && as(column, Cells::yes);
    }

    private static boolean yes(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "是", "TRUE", "YES" -> true;
            case "否", "FALSE", "NO" -> false;
            default -> throw new IllegalArgumentException("'" + text + "': 是 or 否, TRUE or FALSE is accepted");
        };
    }

    <T> T as(H column, Function<String, T> form) {
        return as(column, value(column), form);
    }

    private <T> T as(H column, String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (IllegalArgumentException e) {
            throw new LineError(Reason.REASON_FIELD_INVALID, column.header(), e.getMessage());
        }
    }

    /** Values with ; between them. */
    <T> List<T> several(H column, Function<String, T> form) {
        return Arrays.stream(value(column).split("[;；]"))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> as(column, text, form))
                .toList();
    }
}

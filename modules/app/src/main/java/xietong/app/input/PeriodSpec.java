// SPDX-License-Identifier: Apache-2.0
package xietong.app.input;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import xietong.v1.FreezePeriod;

/** Length of a measure as people write it: {@code 1 YEARS}, {@code 6 MONTHS}, {@code 90 DAYS}. */
public final class PeriodSpec implements ITypeConverter<FreezePeriod> {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\s*(DAYS|MONTHS|YEARS)");

    /** @throws IllegalArgumentException saying what is accepted */
    public static FreezePeriod parse(String text) {
        Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + text + "': a number and DAYS, MONTHS or YEARS are accepted");
        }
        return FreezePeriod.newBuilder()
                .setLength(Integer.parseInt(form.group(1)))
                .setUnit(form.group(2))
                .build();
    }

    @Override
    public FreezePeriod convert(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.config;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations and sizes as people write them. */
final class Quantities {
    static final String DURATIONS = "a duration over 0, e.g. 500ms, 15s, 5m, 2h";
    static final String SIZES = "a size over 0, e.g. 4096, 256KiB, 4MiB, 1GiB";

    private static final Pattern QUANTITY = Pattern.compile("(\\d{1,9})([A-Za-z]*)");
    private static final Map<String, Long> MILLIS = Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L);
    private static final Map<String, Long> BYTES = Map.of("", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);

    private Quantities() {}

    static Duration duration(String text) {
        return Duration.ofMillis(amount(text, MILLIS));
    }

    static long size(String text) {
        return amount(text, BYTES);
    }

    private static long amount(String text, Map<String, Long> units) {
        Matcher quantity = QUANTITY.matcher(text);
        if (!quantity.matches() || !units.containsKey(quantity.group(2))) {
            throw new IllegalArgumentException();
        }
        long amount = Long.parseLong(quantity.group(1)) * units.get(quantity.group(2));
        if (amount == 0) {
            throw new IllegalArgumentException();
        }
        return amount;
    }
}

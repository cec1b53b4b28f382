// SPDX-License-Identifier: Apache-2.0
package xietong.app.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One key of {@code hub.yaml}: its name with the sections before it, its default as it is written there, and how its
 * text becomes a value.
 */
record Key<T>(String name, String initial, String accepted, Function<String, T> parse) {

    static Key<String> text(String name, String initial, String accepted, Predicate<String> valid) {
        return new Key<>(name, initial, accepted, text -> require(text, valid.test(text)));
    }

    static Key<String> oneOf(String name, String... values) {
        return text(name, values[0], String.join(" or ", values), Arrays.asList(values)::contains);
    }

    static Key<Integer> number(String name, String initial, int least, int most) {
        return new Key<>(name, initial, least + " to " + most, text -> {
            int number = Integer.parseInt(text);
            return require(number, number >= least && number <= most);
        });
    }

    static Key<java.time.Duration> duration(String name, String initial) {
        return new Key<>(name, initial, Quantities.DURATIONS, Quantities::duration);
    }

    static Key<Long> size(String name, String initial, long most) {
        return new Key<>(name, initial, Quantities.SIZES + ", at most " + most + " bytes", text -> {
            long size = Quantities.size(text);
            return require(size, size <= most);
        });
    }

    /** In the file a list; in a variable the same with commas. */
    static Key<List<String>> list(String name, String accepted, Predicate<String> valid) {
        return new Key<>(name, "", accepted, text -> {
            List<String> entries = text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*"));
            return require(entries, entries.stream().allMatch(valid));
        });
    }

    private static <V> V require(V value, boolean valid) {
        if (!valid) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    /** Environment variable that overrides it. */
    String variable() {
        return "XIETONG_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** Whether its text must never be shown. */
    boolean secret() {
        return name.endsWith("password");
    }
}

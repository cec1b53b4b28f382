// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import xietong.v1.Reason;

/** A column of a file; the first row names it, by its name or its Chinese title. */
public interface Heading {
    /** Constant of the enum. */
    String name();

    /** What there is to say of it. */
    About about();

    /**
     * What there is to say of a column.
     *
     * @param title Chinese title, equally good in the header
     * @param required whether the file and each line must have it
     * @param description what stands in it
     */
    record About(String title, boolean required, String description) {}

    /** Name in the header. */
    default String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Why a line is refused in which it is required and empty. */
    default Reason missing() {
        return Reason.REASON_FIELD_INVALID;
    }

    /** Whether a header means this one. */
    default boolean named(String text) {
        return about().title().equals(text) || header().equals(text.toLowerCase(Locale.ROOT));
    }

    /** Columns that a file must have and has not; empty where it has all. */
    static <H extends Enum<H> & Heading> List<String> missing(Class<H> type, Predicate<H> present) {
        return Arrays.stream(type.getEnumConstants())
                .filter(h -> h.about().required() && !present.test(h))
                .map(h -> h.header() + " " + h.about().title())
                .toList();
    }

    /** @throws IllegalArgumentException where there is no such column */
    static <H extends Enum<H> & Heading> H of(Class<H> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(h -> h.named(text.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown column '" + text.strip() + "'"));
    }
}

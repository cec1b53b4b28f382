// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import java.util.Objects;

/**
 * The length of a legal period and what becomes of it when its last day is a day of rest.
 *
 * <p>Refused: a length below 1 or beyond any law, and hours that roll. CPL 85 speaks of a last <em>day</em>; an hour
 * clock is there because the matter is urgent, and runs through Spring Festival.
 */
public record Period(int length, Unit unit, Roll roll) {
    private static final int LONGEST = 10_000;

    public enum Unit { SECONDS, HOURS, DAYS, WORKING_DAYS, MONTHS, YEARS }

    public enum Roll {
        /** A procedural period: ends on the first working day after the rest (CPL 85). */
        NEXT_WORKING_DAY,
        /** A measure: runs to 24:00 of its last date, whatever day that is. */
        NONE
    }

    public Period {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(roll, "roll");
        if (length < 1 || length > LONGEST) {
            throw new IllegalArgumentException("a period is 1 to " + LONGEST + " " + unit + " long, not " + length);
        }
        if ((unit == Unit.HOURS || unit == Unit.SECONDS) && roll != Roll.NONE) {
            throw new IllegalArgumentException("a period of hours or seconds has no last day to roll; its roll is NONE");
        }
    }

    /** A procedural period; one of hours does not roll. */
    public static Period procedural(int length, Unit unit) {
        return new Period(length, unit, unit == Unit.HOURS ? Roll.NONE : Roll.NEXT_WORKING_DAY);
    }

    /** The life of a measure such as a freeze, which ends by itself on a day of rest too. */
    public static Period measure(int length, Unit unit) {
        return new Period(length, unit, Roll.NONE);
    }
}

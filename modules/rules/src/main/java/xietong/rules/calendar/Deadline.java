// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a period came to.
 *
 * @param start what set the period running; its own hour or day was not counted
 * @param excludedUntil up to here nothing more can be excluded: the end of the day or hour of the start, later of the
 *     last one that a pause touched
 * @param counted when the count is complete, before it was rolled over days of rest
 * @param end the first instant that is too late
 * @param skipped what lay in the way
 * @param notes the arithmetic line by line, for the clerk who is asked why this day
 */
public record Deadline(
        Instant start, Instant excludedUntil, Instant counted, Instant end, Skipped skipped, List<String> notes) {

    /** Days of rest under one name. The weekends of a count are one entry: no name and no days, only how many. */
    public record Rest(String name, LocalDate first, LocalDate last, int days) {}

    /**
     * What lay in the way of a count.
     *
     * @param rests days of rest left out of the count, or over which its end was rolled
     * @param madeUp weekend days that were counted as working days
     * @param guessedYears years on which the end leans and whose holiday notice is not published
     */
    public record Skipped(List<Rest> rests, List<LocalDate> madeUp, List<Integer> guessedYears) {
        /** Nothing. */
        public static final Skipped NOTHING = new Skipped(List.of(), List.of(), List.of());

        public Skipped {
            rests = List.copyOf(rests);
            madeUp = List.copyOf(madeUp);
            guessedYears = List.copyOf(guessedYears);
        }
    }

    public Deadline {
        notes = List.copyOf(notes);
    }

    /** True where a day that decided the end is not yet covered by a published holiday notice. */
    public boolean provisional() {
        return !skipped.guessedYears().isEmpty();
    }
}

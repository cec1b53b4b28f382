// SPDX-License-Identifier: Apache-2.0
package xietong.rules.calendar;

import java.time.Instant;
import java.util.List;

/**
 * What a period came to.
 *
 * @param start what set the period running; its own hour or day was not counted
 * @param excludedUntil up to here nothing more can be excluded: the end of the day or hour of the start, later of the
 *     last one that a pause touched
 * @param counted when the count is complete, before it was rolled over days of rest
 * @param end the first instant that is too late
 * @param provisional true where a day that decided the end is not yet covered by a published holiday notice
 * @param notes the arithmetic line by line, for the clerk who is asked why this day
 */
public record Deadline(
        Instant start, Instant excludedUntil, Instant counted, Instant end, boolean provisional, List<String> notes) {
    public Deadline {
        notes = List.copyOf(notes);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import java.util.List;
import xietong.v1.MatchKind;
import xietong.v1.SightingVerdict;

/**
 * What screening says of one sighting. Of one that matches nobody it holds nothing of whom it was about.
 *
 * @param verdict what became of it
 * @param matches watch orders that it may be about, each once
 * @param position version of the list that answered
 * @param fault what is wrong with it, where it is INVALID: the field, never its value
 */
public record Screened(SightingVerdict verdict, List<Match> matches, long position, String fault) {
    /** A watch order by its reference, and how sure it is. */
    public record Match(long reference, MatchKind kind) {}
}

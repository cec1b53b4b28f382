// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import xietong.app.ExitCodes;
import xietong.app.output.Words;
import xietong.app.output.WhereaboutsWords;
import xietong.v1.SightingVerdict;

/** How many sightings became what; nothing of whom they were about. */
public final class SightingCounts {
    private static final SightingVerdict[] SHOWN = {
        SightingVerdict.SIGHTING_VERDICT_MATCH, SightingVerdict.SIGHTING_VERDICT_NO_MATCH,
        SightingVerdict.SIGHTING_VERDICT_INVALID, SightingVerdict.SIGHTING_VERDICT_UNSURE
    };

    private final Map<SightingVerdict, Long> counts = new EnumMap<>(SightingVerdict.class);

    void count(SightingVerdict verdict) {
        counts.merge(verdict, 1L, Long::sum);
    }

    /** Of one verdict. */
    public long of(SightingVerdict verdict) {
        return counts.getOrDefault(verdict, 0L);
    }

    /** For people. */
    public String text() {
        return Arrays.stream(SHOWN)
                .map(v -> of(v) + " " + WhereaboutsWords.of(v))
                .collect(Collectors.joining(", "));
    }

    /** For machines: one JSON object. */
    public String json() {
        return Arrays.stream(SHOWN)
                .map(v -> "\"" + Words.shortName(v).toLowerCase(Locale.ROOT) + "\":" + of(v))
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** 4 where one has no sure answer and is to be sent again, 3 where one cannot be read, otherwise 0. */
    public int exitCode() {
        if (of(SightingVerdict.SIGHTING_VERDICT_UNSURE) > 0) {
            return ExitCodes.NO_CONNECTION;
        }
        return of(SightingVerdict.SIGHTING_VERDICT_INVALID) > 0 ? ExitCodes.REFUSED : ExitCodes.DONE;
    }
}

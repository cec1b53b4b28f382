// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the ledger stores and digests them: microseconds since 1970, anything finer cut off. */
final class Micros {
    private Micros() {}

    static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}

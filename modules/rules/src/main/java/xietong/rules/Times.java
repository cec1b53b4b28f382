// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Timestamp;
import java.time.Instant;

/** Between the protobuf's and Java's instants. */
public final class Times {
    private Times() {}

    /** As Java's. */
    public static Instant instant(Timestamp t) {
        return Instant.ofEpochSecond(t.getSeconds(), t.getNanos());
    }

    /** As the protobuf's. */
    public static Timestamp timestamp(Instant i) {
        return Timestamp.newBuilder().setSeconds(i.getEpochSecond()).setNanos(i.getNano()).build();
    }

    /** Whether an instant lies in a time, each end of which may be left open. */
    public static boolean isWithin(Timestamp at, Timestamp from, Timestamp until) {
        Timestamp open = Timestamp.getDefaultInstance();
        return (from.equals(open) || !instant(at).isBefore(instant(from)))
                && (until.equals(open) || instant(at).isBefore(instant(until)));
    }
}

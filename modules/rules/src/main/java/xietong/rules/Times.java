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
}

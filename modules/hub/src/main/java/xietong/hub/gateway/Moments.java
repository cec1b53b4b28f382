// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.List;
import xietong.rules.Refused;

/**
 * What every moment in a command must be: one that law can be about. Others can be neither counted with nor written as
 * JSON, and would spoil the resource for whoever reads it.
 */
final class Moments {
    private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int NANOS = 1_000_000_000;

    private Moments() {}

    /** Refuses with the field's path. */
    static void require(Message message) {
        require(message, "");
    }

    private static void require(Message message, String path) {
        message.getAllFields().forEach((field, value) -> {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                List<?> values = field.isRepeated() ? (List<?>) value : List.of(value);
                String name = path + field.getName();
                values.forEach(v -> {
                    if (v instanceof Timestamp moment) {
                        require(name, moment);
                    } else {
                        require((Message) v, name + ".");
                    }
                });
            }
        });
    }

    private static void require(String field, Timestamp moment) {
        boolean sound = moment.getSeconds() >= FIRST.getEpochSecond()
                && moment.getSeconds() < LAST.getEpochSecond()
                && moment.getNanos() >= 0
                && moment.getNanos() < NANOS;
        if (!sound) {
            throw Refused.field(field, "a moment from " + FIRST + " and before " + LAST);
        }
    }
}

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
    private static final Leading TIMED = new Leading(f -> f.getJavaType() == FieldDescriptor.JavaType.MESSAGE
            && f.getMessageType().equals(Timestamp.getDescriptor()));

    private Moments() {}

    /** Refuses with the field's path. */
    static void require(Message message) {
        require(message, "");
    }

    private static void require(Message message, String path) {
        for (FieldDescriptor field : TIMED.of(message.getDescriptorForType())) {
            if (field.isRepeated()) {
                ((List<?>) message.getField(field)).forEach(v -> require(field, v, path));
            } else if (message.hasField(field)) {
                require(field, message.getField(field), path);
            }
        }
    }

    private static void require(FieldDescriptor field, Object value, String path) {
        if (value instanceof Timestamp moment) {
            require(path + field.getName(), moment);
        } else {
            require((Message) value, path + field.getName() + ".");
        }
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

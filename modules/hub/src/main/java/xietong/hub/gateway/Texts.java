// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import xietong.rules.Refused;

/** What no text of a message may hold: U+0000, which PostgreSQL can neither store nor look for. */
final class Texts {
    private static final char NUL = 0;
    private static final Leading WORDED = new Leading(f -> f.getJavaType() == FieldDescriptor.JavaType.STRING);

    private Texts() {}

    /** Refuses with the field's path; {@code bytes} is the message as it came. */
    static void require(Message message, byte[] bytes) {
        // Such a character is such a byte: hardly any message needs the walk.
        for (byte b : bytes) {
            if (b == NUL) {
                require(message, "");
                return;
            }
        }
    }

    private static void require(Message message, String path) {
        for (FieldDescriptor field : WORDED.of(message.getDescriptorForType())) {
            if (field.isRepeated()) {
                ((List<?>) message.getField(field)).forEach(v -> require(field, v, path));
            } else if (field.getJavaType() == FieldDescriptor.JavaType.STRING || message.hasField(field)) {
                require(field, message.getField(field), path);
            }
        }
    }

    private static void require(FieldDescriptor field, Object value, String path) {
        if (value instanceof Message nested) {
            require(nested, path + field.getName() + ".");
        } else if (((String) value).indexOf(NUL) >= 0) {
            require(path + field.getName(), (String) value);
        }
    }

    /** The same for one text. */
    static void require(String field, String text) {
        if (text.indexOf(NUL) >= 0) {
            throw Refused.field(field, "text without the character U+0000");
        }
    }
}

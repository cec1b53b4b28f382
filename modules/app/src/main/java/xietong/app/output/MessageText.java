// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.MapEntry;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A message as indented lines: keys of the contract, short names of enums, Beijing time, what is unset left out. */
final class MessageText {
    private static final String STEP = "  ";

    private MessageText() {}

    static List<String> of(Message message) {
        List<String> lines = new ArrayList<>();
        message.getAllFields().forEach((field, value) -> {
            if (!field.isRepeated()) {
                single(lines, field.getName() + ":", value);
            } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                lines.add(field.getName() + ":");
                ((List<?>) value).forEach(entry -> entry(lines, (Message) entry));
            } else {
                lines.add(field.getName() + ": "
                        + String.join(", ", ((List<?>) value).stream().map(MessageText::scalar).toList()));
            }
        });
        return lines;
    }

    private static void single(List<String> lines, String head, Object value) {
        if (value instanceof Message message && !(value instanceof Timestamp)) {
            lines.add(head);
            of(message).forEach(line -> lines.add(STEP + line));
        } else {
            lines.add(head + " " + scalar(value).replace("\n", "\n" + STEP));
        }
    }

    private static void entry(List<String> lines, Message entry) {
        if (entry instanceof MapEntry<?, ?> pair) {
            lines.add(STEP + pair.getKey() + ": " + scalar(pair.getValue()));
            return;
        }
        List<String> inner = of(entry);
        for (int i = 0; i < inner.size(); i++) {
            lines.add(STEP + (i == 0 ? "- " : STEP) + inner.get(i));
        }
    }

    private static String scalar(Object value) {
        if (value instanceof EnumValueDescriptor name) {
            return Words.shortName(name);
        }
        if (value instanceof Timestamp time) {
            return Words.time(time);
        }
        return value instanceof ByteString bytes ? HexFormat.of().formatHex(bytes.toByteArray()) : value.toString();
    }
}

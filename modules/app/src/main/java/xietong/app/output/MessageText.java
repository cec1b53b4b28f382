// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Any message as indented text: keys of the contract, short names of enums, times of Beijing, what is unset left out. */
public final class MessageText {
    private final Consumer<String> out;

    public MessageText(Consumer<String> out) {
        this.out = out;
    }

    public void print(Message message) {
        print("", message);
    }

    private void print(String indent, Message message) {
        message.getAllFields().forEach((field, value) -> {
            if (!field.isRepeated()) {
                value(indent, field.getName() + ":", value);
            } else if (!field.isMapField() && field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
                out.accept(indent + field.getName() + ": "
                        + String.join(", ", ((List<?>) value).stream().map(MessageText::scalar).toList()));
            } else {
                out.accept(indent + field.getName() + ":");
                ((List<?>) value).forEach(each -> value(indent + "  ", "-", each));
            }
        });
    }

    private void value(String indent, String head, Object value) {
        if (value instanceof Message message && !(value instanceof Timestamp)) {
            out.accept(indent + head);
            print(indent + "  ", message);
        } else {
            String text = scalar(value);
            out.accept(indent + head + " " + text.replace("\n", "\n" + indent + "  "));
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

// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Another serialisation of an equal message: the fields of every message in it in descending order. */
final class Reorder {
    private Reorder() {}

    static byte[] reversed(Message message) {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        var fields = new ArrayList<>(message.getAllFields().keySet());
        Collections.reverse(fields);
        try {
            for (FieldDescriptor field : fields) {
                Object value = message.getField(field);
                for (Object one : field.isRepeated() ? (List<?>) value : List.of(value)) {
                    write(out, field, one);
                }
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(CodedOutputStream out, FieldDescriptor field, Object value) throws IOException {
        int number = field.getNumber();
        switch (field.getJavaType()) {
            case MESSAGE -> {
                out.writeTag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
                byte[] nested = reversed((Message) value);
                out.writeUInt32NoTag(nested.length);
                out.writeRawBytes(nested);
            }
            case STRING -> out.writeString(number, (String) value);
            case ENUM -> out.writeEnum(number, ((EnumValueDescriptor) value).getNumber());
            case INT -> out.writeInt32(number, (Integer) value);
            case LONG -> out.writeInt64(number, (Long) value);
            case BOOLEAN -> out.writeBool(number, (Boolean) value);
            default -> throw new IllegalArgumentException("not needed yet: " + field);
        }
    }
}

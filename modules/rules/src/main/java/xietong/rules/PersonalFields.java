// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import xietong.v1.Options;
import xietong.v1.Personal;

/**
 * The one walk over everything marked {@code (xietong.v1.personal)}: masking, erasure and the taking apart of history
 * all use it, so that a newly marked field is covered by all three at once.
 */
public final class PersonalFields {
    private static final Map<Descriptor, List<Marked>> MARKED = new ConcurrentHashMap<>();

    private PersonalFields() {}

    /** A field that is personal, or UNSPECIFIED where it can hold a message that is. */
    private record Marked(FieldDescriptor field, boolean repeated, Personal kind) {}

    /** What becomes of one personal value. */
    public interface Change {
        /**
         * Gives the new value; null removes it (an element of a list becomes empty text, so that places stay).
         *
         * @param path field numbers and list indices from the root, e.g. {@code 3.2[0].2.2}
         * @param owner the message that holds the field
         */
        String apply(String path, Personal kind, Message owner, String value);

        /** What becomes of the values within a message; by default the same as around it. */
        default Change within(Message message) {
            return this;
        }
    }

    /** One personal value with its place. */
    public record Part(String path, String value) {}

    /** A copy in which every personal value went through the change. */
    @SuppressWarnings("unchecked")
    public static <M extends Message> M rewrite(M message, Change change) {
        return (M) rewrite("", message, change);
    }

    /** A copy without personal values; they are added to {@code parts} in order of place. */
    public static <M extends Message> M takeOut(M message, List<Part> parts) {
        return rewrite(message, (path, kind, owner, value) -> {
            parts.add(new Part(path, value));
            return null;
        });
    }

    /** All personal values. */
    public static List<Part> of(Message message) {
        var parts = new ArrayList<Part>();
        takeOut(message, parts);
        return parts;
    }

    private static Message rewrite(String prefix, Message message, Change around) {
        Change change = around.within(message);
        Message.Builder builder = null;
        for (Marked marked : MARKED.computeIfAbsent(message.getDescriptorForType(), PersonalFields::marked)) {
            FieldDescriptor field = marked.field();
            int count = marked.repeated() ? message.getRepeatedFieldCount(field) : message.hasField(field) ? 1 : 0;
            for (int i = 0; i < count; i++) {
                Object value = marked.repeated() ? message.getRepeatedField(field, i) : message.getField(field);
                String path = prefix + field.getNumber() + (marked.repeated() ? "[" + i + "]" : "");
                Object changed = changed(path, marked.kind(), message, value, change);
                if (changed == value) {
                    continue;
                }
                if (builder == null) {
                    builder = message.toBuilder();
                }
                if (marked.repeated()) {
                    Object empty = value instanceof ByteString ? ByteString.EMPTY : "";
                    builder.setRepeatedField(field, i, changed == null ? empty : changed);
                } else if (changed == null) {
                    builder.clearField(field);
                } else {
                    builder.setField(field, changed);
                }
            }
        }
        return builder == null ? message : builder.build();
    }

    /** Fields of a message that are personal or can hold something that is; the rest need not be looked at. */
    private static List<Marked> marked(Descriptor type) {
        return type.getFields().stream()
                .map(f -> new Marked(f, f.isRepeated(), f.getOptions().getExtension(Options.personal)))
                .filter(m -> m.kind() != Personal.PERSONAL_UNSPECIFIED
                        || isNested(m.field()) && holdsPersonal(m.field().getMessageType(), new HashSet<>()))
                .toList();
    }

    private static boolean isNested(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    }

    private static boolean holdsPersonal(Descriptor type, Set<Descriptor> seen) {
        return seen.add(type)
                && type.getFields().stream()
                        .anyMatch(f -> f.getOptions().getExtension(Options.personal) != Personal.PERSONAL_UNSPECIFIED
                                || isNested(f) && holdsPersonal(f.getMessageType(), seen));
    }

    private static Object changed(String path, Personal kind, Message owner, Object value, Change change) {
        if (kind == Personal.PERSONAL_UNSPECIFIED) {
            return rewrite(path + ".", (Message) value, change);
        }
        if (value instanceof ByteString bytes) {
            String changed = change.apply(path, kind, owner, bytes.toStringUtf8());
            return changed == null ? null : ByteString.copyFromUtf8(changed);
        }
        return change.apply(path, kind, owner, (String) value);
    }
}

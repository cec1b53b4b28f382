// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import xietong.v1.Personal;
import xietong.v1.SubjectKind;

/**
 * Messages with something to hide in every personal field, however deep it lies: near the surface lists and maps
 * have two elements, of a group of alternatives each variant sets another. Each planted value has a part that no other has and no mask may show.
 */
final class Planted {
    private static final String HAN = "甲乙丙丁戊己庚辛壬癸";
    private static final int DEEPEST = 12;
    /** Deeper than this one element of a list is enough. */
    private static final int TWICE = 4;

    /** What was planted: the part to be hidden, and the kind of data. */
    private final Map<String, Personal> secrets = new LinkedHashMap<>();
    private final int variant;
    private final UnaryOperator<String> plain;
    private int count;

    /**
     * @param variant which alternative of each group, which value of each enum
     * @param plain gives the text of a field that is not personal by the field's name
     */
    Planted(int variant, UnaryOperator<String> plain) {
        this.variant = variant;
        this.plain = plain;
    }

    /** As many variants as the greatest group of alternatives that a type holds. */
    static int variants(Descriptor type) {
        return variants(type, new java.util.HashSet<>());
    }

    private static int variants(Descriptor type, Set<Descriptor> seen) {
        int most = type.getRealOneofs().stream().mapToInt(o -> o.getFieldCount()).max().orElse(1);
        for (FieldDescriptor field : type.getFields()) {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && seen.add(field.getMessageType())) {
                most = Math.max(most, variants(field.getMessageType(), seen));
            }
        }
        return most;
    }

    Message message(Descriptor type) {
        return message(type, new ArrayList<>());
    }

    private Message message(Descriptor type, List<Descriptor> around) {
        var message = DynamicMessage.newBuilder(type);
        var within = new ArrayList<>(around);
        within.add(type);
        for (FieldDescriptor field : type.getFields()) {
            var oneof = field.getRealContainingOneof();
            boolean chosen = oneof == null || oneof.getField(variant % oneof.getFieldCount()) == field;
            boolean deeper = field.getJavaType() != FieldDescriptor.JavaType.MESSAGE
                    || !around.contains(field.getMessageType()) && within.size() < DEEPEST;
            if (!chosen || !deeper || field.getName().equals(Masking.CLEAR_KINDS)) {
                continue;
            }
            if (field.isRepeated()) {
                message.addRepeatedField(field, value(field, within));
                if (within.size() < TWICE) {
                    message.addRepeatedField(field, value(field, within));
                }
            } else {
                message.setField(field, value(field, within));
            }
        }
        return message.build();
    }

    private Object value(FieldDescriptor field, List<Descriptor> within) {
        return switch (field.getJavaType()) {
            case MESSAGE -> message(field.getMessageType(), within);
            case STRING -> text(field);
            case BYTE_STRING -> ByteString.copyFromUtf8(text(field));
            case ENUM -> choice(field);
            case INT -> 1 + variant % 7;
            case LONG -> 1_700_000_000L + variant;
            case BOOLEAN -> variant % 2 == 0;
            default -> throw new IllegalArgumentException(field.getFullName());
        };
    }

    private EnumValueDescriptor choice(FieldDescriptor field) {
        List<EnumValueDescriptor> values = field.getEnumType().getValues();
        return field.getEnumType().equals(SubjectKind.getDescriptor())
                ? SubjectKind.SUBJECT_KIND_PERSON.getValueDescriptor()
                : values.get(1 + variant % (values.size() - 1));
    }

    private String text(FieldDescriptor field) {
        Personal kind = Messages.mark(field);
        if (kind == Personal.PERSONAL_UNSPECIFIED) {
            return plain.apply(field.getName()) + (field.isMapField() ? ++count : "");
        }
        String digits = String.format("%08d", 70_000_000 + ++count);
        String secret = switch (kind) {
            case PERSONAL_NAME -> han(digits);
            case PERSONAL_PLATE -> "A" + Integer.toString(46_656 + count, 36).toUpperCase(java.util.Locale.ROOT);
            case PERSONAL_PHONE -> digits.substring(1);
            default -> digits;
        };
        secrets.put(secret, kind);
        return switch (kind) {
            case PERSONAL_NAME -> "某" + secret;
            case PERSONAL_ID_NUMBER -> "360102" + secret + "9994";
            case PERSONAL_ACCOUNT -> "6299" + secret + "0012";
            case PERSONAL_PLATE -> "赣A" + secret + "00";
            case PERSONAL_PHONE -> "138" + secret + "0000";
            case PERSONAL_PLACE -> "某县某镇某酒店" + secret;
            case PERSONAL_WORDS -> "在某处见到" + secret;
            default -> secret;
        };
    }

    private static String han(String digits) {
        return digits.chars().mapToObj(c -> HAN.substring(c - '0', c - '0' + 1)).reduce("", String::concat);
    }

    int planted() {
        return secrets.size();
    }

    /** Kinds of which something shows in a message. */
    Set<Personal> shown(Message message) {
        String bytes = message.toByteString().toString(StandardCharsets.UTF_8);
        var kinds = EnumSet.noneOf(Personal.class);
        secrets.forEach((secret, kind) -> {
            if (bytes.contains(secret)) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    /** The same as a message of the generated class, as the hub has it. */
    static Message parsed(Message dynamic) {
        try {
            String name = dynamic.getDescriptorForType().getFullName();
            var prototype = (Message) Class.forName(name).getMethod("getDefaultInstance").invoke(null);
            return prototype.getParserForType().parseFrom(dynamic.toByteString());
        } catch (ReflectiveOperationException | com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}

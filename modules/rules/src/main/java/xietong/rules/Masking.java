// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import xietong.rules.identifier.NameMask;
import xietong.rules.identifier.PlaceMask;
import xietong.v1.Personal;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/**
 * The one masking pass. The gateway puts every answer and every stream item through it; only a recorded
 * {@code AuditService.Reveal} goes past, and what a resource's view lets its reader see for the work itself
 * ({@link #CLEAR_KINDS}): a grid worker the name that he is to ask for, the officer on duty the place.
 */
public final class Masking {
    /** Seven or more digits, with the gaps that people write into numbers; a date is none. Or a number plate. */
    private static final Pattern NUMBER = Pattern.compile("(?<!\\p{Nd})(?!\\d{4}-\\d{2}-\\d{2}(?!\\d))"
            + "[A-Za-z]{0,2}\\p{Nd}(?:[ -]?\\p{Nd}){6,}[Xx]?|(?<=\\p{IsHan})[A-Z][ ·]?(?=[A-Z]*\\d)[A-Z\\d]{5,6}");

    /** Field of a resource in which its view names the kinds of personal data that stay as they are; never stored. */
    public static final String CLEAR_KINDS = "clear_kinds";

    /** That field of each type which was met; empty where it has none. */
    private static final Map<Descriptor, Optional<FieldDescriptor>> CLEARING = new ConcurrentHashMap<>();
    private static final Mask ALL = new Mask(Set.of());

    private Masking() {}

    /** A copy with every personal field masked by its kind; names and codes of organisations stay. */
    public static <M extends Message> M mask(M message) {
        return PersonalFields.rewrite(message, ALL);
    }

    private record Mask(Set<Personal> clear) implements PersonalFields.Change {
        @Override
        public PersonalFields.Change within(Message message) {
            FieldDescriptor field = CLEARING.computeIfAbsent(message.getDescriptorForType(),
                    type -> Optional.ofNullable(type.findFieldByName(CLEAR_KINDS))).orElse(null);
            if (field == null || message.getRepeatedFieldCount(field) == 0) {
                return this;
            }
            var kinds = EnumSet.noneOf(Personal.class);
            kinds.addAll(clear);
            List<?> named = (List<?>) message.getField(field);
            named.forEach(value -> kinds.add(Personal.forNumber(
                    ((EnumValueDescriptor) value).getNumber())));
            return new Mask(kinds);
        }

        @Override
        public String apply(String path, Personal kind, Message owner, String value) {
            boolean organisation = owner instanceof Subject subject
                    && subject.getKind() == SubjectKind.SUBJECT_KIND_ORGANISATION
                    && (kind == Personal.PERSONAL_NAME || kind == Personal.PERSONAL_ID_NUMBER);
            return organisation || clear.contains(kind) ? value : mask(kind, value);
        }
    }

    /** A copy with every personal field emptied, for erasure. */
    public static <M extends Message> M erase(M message) {
        return PersonalFields.rewrite(message, (path, kind, owner, value) -> null);
    }

    private static String mask(Personal kind, String value) {
        return switch (kind) {
            case PERSONAL_NAME -> NameMask.mask(value);
            case PERSONAL_ID_NUMBER -> keep(value, 6, 4);
            case PERSONAL_ACCOUNT -> keep(value, 4, 4);
            case PERSONAL_PLATE -> keep(value, 2, 2);
            case PERSONAL_PHONE -> keep(value, 3, 4);
            case PERSONAL_PLACE -> PlaceMask.mask(value);
            case PERSONAL_WORDS -> NUMBER.matcher(value).replaceAll("***");
            default -> value.isEmpty() ? "" : "***";
        };
    }

    /** Keeps the ends where at least as much lies hidden between them as either shows; otherwise nothing. */
    private static String keep(String value, int head, int tail) {
        int length = value.length();
        int hidden = length - head - tail;
        return hidden < Math.max(head, tail)
                ? "*".repeat(Math.min(length, 8))
                : value.substring(0, head) + "*".repeat(hidden) + value.substring(length - tail);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Fields of messages that are of a sort, or hold a message that has one: the rest need not be walked. For any thread. */
final class Leading {
    private final Map<Descriptor, List<FieldDescriptor>> known = new ConcurrentHashMap<>();
    private final Predicate<FieldDescriptor> sort;

    Leading(Predicate<FieldDescriptor> sort) {
        this.sort = sort;
    }

    /** Those of one message. */
    List<FieldDescriptor> of(Descriptor type) {
        List<FieldDescriptor> fields = known.get(type);
        return fields != null ? fields : known.computeIfAbsent(type, t -> t.getFields().stream()
                .filter(f -> leads(f, new HashSet<>()))
                .toList());
    }

    private boolean leads(FieldDescriptor field, Set<Descriptor> seen) {
        return sort.test(field)
                || field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                        && seen.add(field.getMessageType())
                        && field.getMessageType().getFields().stream().anyMatch(f -> leads(f, seen));
    }
}

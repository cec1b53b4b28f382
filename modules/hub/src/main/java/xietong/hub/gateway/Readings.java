// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.ProtocolMessageEnum;
import java.util.function.BiFunction;
import java.util.function.Function;
import xietong.rules.Caller;
import xietong.rules.Checks;

/**
 * Readings that are alike in every capability: one resource by its identifier, and a page of one of the caller's own
 * lists. The contract's messages have the same shape throughout: {@code id}, or {@code page_size} and {@code page_token},
 * in the question; the resource, or resources and {@code next_page_token}, in the answer.
 */
final class Readings {
    private final Listing listing;

    Readings(Listing listing) {
        this.listing = listing;
    }

    /** The resource of a kind that the question names; refused with REASON_NOT_PARTY. */
    <Q extends Message> BiFunction<Q, Caller, Message> one(String kind, Message answer) {
        FieldDescriptor into = answer.getDescriptorForType().getFields().get(0);
        return (question, reader) -> {
            Message view = listing.one((String) field(question, "id"), kind, reader);
            return answer.newBuilderForType().setField(into, view).build();
        };
    }

    /** A page of the caller's own list; refused as {@link Listing#page} says. */
    <Q extends Message> BiFunction<Q, Caller, Message> page(Function<Q, String> list, Message answer) {
        return (question, reader) -> page(question, list.apply(question), reader.code(), reader, answer);
    }

    /** A page of a list, whosever it is, as far as the reader may see what stands in it. */
    Message page(Message question, String list, String owner, Caller reader, Message answer) {
        int size = (int) field(question, "page_size");
        Listing.Page page = listing.page(list, owner, size, (String) field(question, "page_token"), reader);
        var response = answer.newBuilderForType();
        FieldDescriptor into = answer.getDescriptorForType().getFields().get(0);
        page.resources().forEach(r -> response.addRepeatedField(into, r));
        FieldDescriptor next = answer.getDescriptorForType().findFieldByName("next_page_token");
        return response.setField(next, page.next()).build();
    }

    private static Object field(Message question, String name) {
        return question.getField(question.getDescriptorForType().findFieldByName(name));
    }

    /** The box that a question names; refused with REASON_FIELD_INVALID where it names none. */
    static <E extends Enum<E> & ProtocolMessageEnum> E box(E box) {
        Checks.known("box", box, box.getDeclaringClass().getEnumConstants()[0]);
        return box;
    }
}

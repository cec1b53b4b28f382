// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.UUID;
import xietong.v1.CommandHeader;
import xietong.v1.Receipt;

/** What all commands have in common: a header going in, a receipt coming out. */
final class Commands {
    private Commands() {}

    static boolean isCommand(Message request) {
        return header(request) != null;
    }

    /** The same command with a random request_id where it has none. A question comes back as it is. */
    @SuppressWarnings("unchecked")
    static <Q extends Message> Q withRequestId(Q request) {
        FieldDescriptor field = header(request);
        if (field == null || !((CommandHeader) request.getField(field)).getRequestId().isEmpty()) {
            return request;
        }
        CommandHeader header = ((CommandHeader) request.getField(field)).toBuilder()
                .setRequestId(UUID.randomUUID().toString())
                .build();
        return (Q) request.toBuilder().setField(field, header).build();
    }

    static Receipt receipt(Message response) {
        FieldDescriptor field = response.getDescriptorForType().findFieldByName("receipt");
        if (field == null) {
            throw new IllegalArgumentException(response.getDescriptorForType().getFullName() + " holds no receipt");
        }
        return (Receipt) response.getField(field);
    }

    private static FieldDescriptor header(Message request) {
        FieldDescriptor field = request.getDescriptorForType().findFieldByName("header");
        return field != null && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                && field.getMessageType().equals(CommandHeader.getDescriptor()) ? field : null;
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import xietong.v1.DocumentRef;

/** Finds every document that a message cites, wherever it stands in it. */
final class DocumentRefs {
    private DocumentRefs() {}

    static List<DocumentRef> in(Message message) {
        var found = new ArrayList<DocumentRef>();
        collect(message, found);
        return found;
    }

    private static void collect(Message message, List<DocumentRef> found) {
        if (message instanceof DocumentRef document) {
            found.add(document);
            return;
        }
        message.getAllFields().forEach((field, value) -> {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && !field.isMapField()) {
                if (field.isRepeated()) {
                    ((List<?>) value).forEach(v -> collect((Message) v, found));
                } else {
                    collect((Message) value, found);
                }
            }
        });
    }
}

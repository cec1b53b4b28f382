// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import xietong.rules.Catalogue;
import xietong.v1.Receipt;

/** The answer to a command is its receipt in field 1, whatever the response message is called. */
final class CommandResponses {
    private static final Map<String, Descriptor> BY_METHOD = new ConcurrentHashMap<>();

    private CommandResponses() {}

    static Message of(String method, Receipt receipt) {
        Descriptor descriptor = BY_METHOD.computeIfAbsent(method, CommandResponses::descriptor);
        return DynamicMessage.newBuilder(descriptor)
                .setField(descriptor.findFieldByNumber(1), receipt)
                .build();
    }

    private static Descriptor descriptor(String method) {
        String service = method.substring("xietong.v1.".length(), method.indexOf('/'));
        String rpc = method.substring(method.indexOf('/') + 1);
        return Catalogue.rule(method).orElseThrow().prototype().getDescriptorForType().getFile()
                .findServiceByName(service)
                .findMethodByName(rpc)
                .getOutputType();
    }
}

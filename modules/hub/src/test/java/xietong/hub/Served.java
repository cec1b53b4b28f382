// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.vertx.grpc.reflection.v1.ServerReflectionRequest;
import io.vertx.grpc.reflection.v1.ServerReflectionResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every method that a running hub serves, as it tells by reflection. */
public final class Served {
    private Served() {}

    /** Asks for the services. */
    static Wire.Answer ask(Channel channel) {
        byte[] question = ServerReflectionRequest.newBuilder().setListServices("*").build().toByteArray();
        return Wire.call(
                channel,
                "grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
                MethodDescriptor.MethodType.BIDI_STREAMING,
                new Metadata(),
                List.of(question));
    }

    static List<String> services(Channel channel) {
        return Wire.parse(ServerReflectionResponse.getDefaultInstance(), ask(channel).messages().get(0))
                .getListServicesResponse()
                .getServiceList()
                .stream()
                .map(s -> s.getName())
                .toList();
    }

    /** Methods of the contract with their types, by full name. */
    public static Map<String, MethodDescriptor<?, ?>> methods(Channel channel) {
        var methods = new TreeMap<String, MethodDescriptor<?, ?>>();
        for (String service : services(channel)) {
            if (service.startsWith("xietong.")) {
                descriptor(service).getMethods().forEach(m -> methods.put(m.getFullMethodName(), m));
            }
        }
        return methods;
    }

    private static ServiceDescriptor descriptor(String service) {
        try {
            return (ServiceDescriptor)
                    Class.forName(service + "Grpc").getMethod("getServiceDescriptor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("no stubs for " + service, e);
        }
    }
}

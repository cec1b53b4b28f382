// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.hub.identity.Authenticator.Principal;
import xietong.rules.Refused;
import xietong.v1.Reason;

/** The gateway for callers who come over another way than gRPC: the same methods, rights, limits and masking. */
public final class Door {
    private static final String V1 = "xietong.v1.";

    private final Gateway gateway;
    private final Map<String, MethodDescriptor> methods = new HashMap<>();

    Door(Gateway gateway, List<FileDescriptor> files) {
        this.gateway = gateway;
        for (FileDescriptor file : files) {
            for (ServiceDescriptor service : file.getServices()) {
                service.getMethods().forEach(m -> methods.put(service.getFullName() + "/" + m.getName(), m));
            }
        }
    }

    /** A method of the contract by its name without the package, e.g. AlertService/Get. */
    public Optional<MethodDescriptor> method(String name) {
        return Optional.ofNullable(methods.get(V1 + name));
    }

    /** Takes a call of one who is known; whatever comes of it goes over the line. On the call's own context. */
    public void take(Line line, Principal principal) {
        gateway.take(line, principal);
    }

    /** Any failure as a refusal; what is the hub's own fault is logged under a number and told by that number only. */
    public static Refused refused(Throwable failure) {
        return Refusals.of(failure);
    }

    /** Code of the gRPC status that a reason goes out with. */
    public static int status(Reason reason) {
        return Refusals.status(reason).code;
    }
}

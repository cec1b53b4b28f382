// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import xietong.hub.identity.Identity;

/** A few connections to a hub, over which many organisations call, each with its own token. */
final class Wire implements AutoCloseable {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final HubProcess hub;
    private final List<ManagedChannel> connections = new ArrayList<>();
    private final Map<String, Channel> callers = new ConcurrentHashMap<>();

    Wire(HubProcess hub, int connections) throws IOException {
        this.hub = hub;
        for (int i = 0; i < connections; i++) {
            this.connections.add(Grpc.newChannelBuilder(
                            "127.0.0.1:" + hub.port(),
                            TlsChannelCredentials.newBuilder().trustManager(hub.authority().toFile()).build())
                    .overrideAuthority(Identity.AUTHORITY)
                    // Callbacks are brief: handing them to other threads costs the machine more than they do.
                    .directExecutor()
                    .build());
        }
    }

    /** For calls of an organisation. */
    Channel as(String organisation) {
        return callers.computeIfAbsent(organisation, code -> ClientInterceptors.intercept(
                connections.get(Math.floorMod(code.hashCode(), connections.size())), bearer(hub.token(code))));
    }

    private static ClientInterceptor bearer(String token) {
        return new ClientInterceptor() {
            @Override
            public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
                return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                    @Override
                    public void start(Listener<R> listener, Metadata headers) {
                        headers.put(AUTHORIZATION, "Bearer " + token);
                        super.start(listener, headers);
                    }
                };
            }
        };
    }

    @Override
    public void close() {
        connections.forEach(ManagedChannel::shutdownNow);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Who the caller is and which hub it trusts. Always TLS; the hub must show a certificate of the given authority for
 * the name {@value #AUTHORITY}, whatever its address is. Clients that are connected with the same credentials share what TLS
 * needs of them.
 */
public final class Credentials {
    /** Name that every hub's certificate has. */
    public static final String AUTHORITY = "hub.xietong.local";
    static final int MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

    private final String endpoint;
    private final String organisation;
    private final Tls tls;
    private final String token;
    private final ClientInterceptor proving;

    private Credentials(String endpoint, String organisation, Tls tls, String token) {
        this(endpoint, organisation, tls, token, null);
    }

    private Credentials(
            String endpoint,
            String organisation,
            Tls tls,
            String token,
            ClientInterceptor proving) {
        if (!Endpoints.wellFormed(endpoint)) {
            throw new IllegalArgumentException("endpoint is not host:port, or several with commas: " + endpoint);
        }
        this.endpoint = endpoint;
        this.organisation = organisation;
        this.tls = tls;
        this.token = token;
        this.proving = proving;
    }

    /**
     * An organisation's bundle for mutual TLS: ca.pem, cert.pem, key.pem (PKCS #8) and hub.properties with endpoint
     * (host:port, of a cluster those of several nodes with commas between) and organisation. Files are read once, here.
     */
    public static Credentials bundle(Path directory) throws IOException {
        Properties hub = new Properties();
        try (Reader reader = Files.newBufferedReader(directory.resolve("hub.properties"))) {
            hub.load(reader);
        }
        for (String key : new String[] {"endpoint", "organisation"}) {
            if (hub.getProperty(key, "").isBlank()) {
                throw new IOException(directory.resolve("hub.properties") + " lacks " + key);
            }
        }
        return new Credentials(hub.getProperty("endpoint").strip(), hub.getProperty("organisation").strip(),
                Tls.trusting(directory.resolve("ca.pem"))
                        .knownBy(KeyFiles.read(directory.resolve("cert.pem"), directory.resolve("key.pem"))),
                null);
    }

    /** A person's or terminal's session: the token goes with every call. */
    public static Credentials token(String endpoint, String token, Path authority) throws IOException {
        if (token.isBlank()) {
            throw new IllegalArgumentException("token is empty");
        }
        return new Credentials(endpoint, "", Tls.trusting(authority), token);
    }

    /**
     * A person's session at a device: each call carries the token that is good then, and a proof by the device.
     *
     * @param token asked at each call, so that a renewed one counts at once
     */
    public static Credentials session(String endpoint, Device device, Supplier<String> token, Path authority)
            throws IOException {
        return new Credentials(endpoint, "", Tls.trusting(authority), null, proving(device, token));
    }

    /** The same for another node of the hub, host:port. */
    public Credentials at(String otherEndpoint) {
        return new Credentials(otherEndpoint, organisation, tls, token, proving);
    }

    /** Where the hub is: host:port of its nodes, with commas between. */
    public String endpoint() {
        return endpoint;
    }

    /** Code of the organisation; empty for a token, where the hub knows it. */
    public String organisation() {
        return organisation;
    }

    boolean severalNodes() {
        return endpoint.indexOf(',') >= 0;
    }

    ManagedChannel open() {
        ManagedChannelBuilder<?> builder = Endpoints.channel(endpoint, tls.credentials())
                .overrideAuthority(AUTHORITY)
                .maxInboundMessageSize(MAX_MESSAGE_BYTES)
                .keepAliveTime(severalNodes() ? 10 : 30, TimeUnit.SECONDS)
                .keepAliveTimeout(severalNodes() ? 5 : 10, TimeUnit.SECONDS);
        if (token != null) {
            builder.intercept(bearer(token));
        }
        if (proving != null) {
            builder.intercept(proving);
        }
        return builder.build();
    }

    private static ClientInterceptor proving(Device device, Supplier<String> token) {
        Metadata.Key<String> authorization = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
        Metadata.Key<String> proof = Metadata.Key.of("dpop", Metadata.ASCII_STRING_MARSHALLER);
        return new ClientInterceptor() {
            @Override
            public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options,
                    Channel next) {
                return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                    @Override
                    public void start(Listener<R> listener, Metadata headers) {
                        String now = token.get();
                        headers.put(authorization, "DPoP " + now);
                        headers.put(proof, device.proof(now, method.getFullMethodName()));
                        super.start(listener, headers);
                    }
                };
            }
        };
    }

    static ClientInterceptor bearer(String token) {
        Metadata.Key<String> key = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
        return new ClientInterceptor() {
            @Override
            public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options,
                    Channel next) {
                return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                    @Override
                    public void start(Listener<R> listener, Metadata headers) {
                        headers.put(key, "Bearer " + token);
                        super.start(listener, headers);
                    }
                };
            }
        };
    }

    /** Never the token. */
    @Override
    public String toString() {
        return organisation + "@" + endpoint;
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import com.google.rpc.ErrorInfo;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Calls below the SDK: any bytes as a message, any bytes inside TLS. */
final class Raw {
    private static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);
    private static final MethodDescriptor.Marshaller<byte[]> BYTES = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private Raw() {}

    /** What a call ended with; reason is empty where none was given. */
    record Answer(Status.Code code, String reason) {
        static Answer of(StatusRuntimeException e) {
            return of(e.getStatus(), e.getTrailers());
        }

        static Answer of(Status status, Metadata trailers) {
            byte[] details = trailers == null ? null : trailers.get(DETAILS);
            try {
                if (details != null) {
                    for (var any : com.google.rpc.Status.parseFrom(details).getDetailsList()) {
                        if (any.is(ErrorInfo.class)) {
                            return new Answer(status.getCode(), any.unpack(ErrorInfo.class).getReason());
                        }
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return new Answer(status.getCode(), "");
        }
    }

    /** Sends these bytes as the message of a unary method. */
    static Answer call(Channel channel, String method, byte[] message) {
        var descriptor = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName("xietong.v1." + method)
                .setRequestMarshaller(BYTES)
                .setResponseMarshaller(BYTES)
                .build();
        try {
            ClientCalls.blockingUnaryCall(channel, descriptor,
                    CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS), message);
            return new Answer(Status.Code.OK, "");
        } catch (StatusRuntimeException e) {
            return Answer.of(e);
        }
    }

    /** TLS as an organisation's bundle has it. */
    static SSLContext tls(Path bundle) throws IOException, GeneralSecurityException {
        var factory = CertificateFactory.getInstance("X.509");
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        try (InputStream in = Files.newInputStream(bundle.resolve("ca.pem"))) {
            trust.setCertificateEntry("ca", factory.generateCertificate(in));
        }
        TrustManagerFactory trusting = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusting.init(trust);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        String pem = Files.readString(bundle.resolve("key.pem")).replaceAll("-----[A-Z ]+-----", "");
        var key = KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
        try (InputStream in = Files.newInputStream(bundle.resolve("cert.pem"))) {
            own.setKeyEntry("own", key, new char[0],
                    factory.generateCertificates(in).toArray(Certificate[]::new));
        }
        keys.init(own, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trusting.getTrustManagers(), null);
        return context;
    }
}

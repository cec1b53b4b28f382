// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import io.grpc.ChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettySslContextChannelCredentials;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLException;

/**
 * Whom a caller trusts and by which key it is known. Set up at the first connection and shared by all that follow, of any
 * client: they need not read the same certificates again, and resume what the hub remembers.
 */
final class Tls {
    private final byte[] authority;
    private final KeyManager own;
    private ChannelCredentials ready;

    private Tls(byte[] authority, KeyManager own) {
        this.authority = authority;
        this.own = own;
    }

    /** Of a caller that shows no certificate. */
    static Tls trusting(Path authority) throws IOException {
        return new Tls(Files.readAllBytes(authority), null);
    }

    /** The same with a key and its certificate. */
    Tls knownBy(KeyManager key) {
        return new Tls(authority, key);
    }

    /** Refuses certificates of the authority that cannot be used with IllegalArgumentException. */
    synchronized ChannelCredentials credentials() {
        if (ready == null) {
            SslContextBuilder context =
                    GrpcSslContexts.forClient().trustManager(new ByteArrayInputStream(authority));
            if (own != null) {
                context.keyManager(own);
            }
            try {
                ready = NettySslContextChannelCredentials.create(context.build());
            } catch (SSLException e) {
                throw new IllegalArgumentException("TLS cannot be set up with these certificates", e);
            }
        }
        return ready;
    }
}

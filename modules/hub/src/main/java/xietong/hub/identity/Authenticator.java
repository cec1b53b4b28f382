// SPDX-License-Identifier: Apache-2.0
package xietong.hub.identity;

import io.vertx.core.http.HttpConnection;
import io.vertx.grpc.server.GrpcServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import xietong.rules.Refused;
import xietong.rules.directory.Directory;
import xietong.v1.Organisation;
import xietong.v1.Reason;

/**
 * Who calls: the organisation that the client's certificate names and whose entry in the directory lists the
 * certificate's key; on loopback also a token. Never "connected", always the principal.
 */
public final class Authenticator {
    private final Supplier<Directory> directory;
    private final Tokens tokens;

    /** Looks organisations up in the directory in force. */
    public Authenticator(Supplier<Directory> directory, Tokens tokens) {
        this.directory = directory;
        this.tokens = tokens;
    }

    /**
     * A caller.
     *
     * @param organisation who, as the directory had it at the call
     * @param key key that signatures of this caller verify with; null for a token
     * @param keyDigest its digest as the directory lists it; null for a token
     * @param expiry when its certificate or token ends
     */
    public record Principal(Organisation organisation, PublicKey key, String keyDigest, Instant expiry) {}

    /** Refuses with REASON_UNAUTHENTICATED. */
    public Principal authenticate(GrpcServerRequest<?, ?> request) {
        String authorization = request.headers().get("authorization");
        Optional<Principal> principal = authorization == null
                ? byCertificate(request.connection())
                : byToken(request.connection(), authorization);
        return principal.orElseThrow(() -> new Refused(
                        Reason.REASON_UNAUTHENTICATED, "no certificate or token of this hub that is in force")
                .with("accepted", "a client certificate issued by this hub; on loopback a bearer token"));
    }

    /**
     * Refuses with REASON_UNAUTHENTICATED a caller who was authenticated before and would not be now: for streams, which
     * outlive what opened them.
     */
    public void requireInForce(Principal principal) {
        if (!isInForce(principal)) {
            throw new Refused(
                    Reason.REASON_UNAUTHENTICATED,
                    "the certificate, the token or the organisation is no longer in force");
        }
    }

    private boolean isInForce(Principal principal) {
        return Instant.now().isBefore(principal.expiry())
                && inService(principal.organisation().getCode())
                        .filter(o -> principal.key() == null || o.getKeyDigestsList().contains(principal.keyDigest()))
                        .isPresent();
    }

    private Optional<Principal> byCertificate(HttpConnection connection) {
        SSLSession session = connection.sslSession();
        if (session == null) {
            return Optional.empty();
        }
        try {
            Certificate[] chain = session.getPeerCertificates();
            if (chain.length == 0 || !(chain[0] instanceof X509Certificate certificate)) {
                return Optional.empty();
            }
            certificate.checkValidity();
            String digest = Identity.keyDigest(certificate.getPublicKey());
            return inService(commonName(certificate.getSubjectX500Principal()))
                    .filter(o -> o.getKeyDigestsList().contains(digest))
                    .map(o -> new Principal(
                            o, certificate.getPublicKey(), digest, certificate.getNotAfter().toInstant()));
        } catch (SSLPeerUnverifiedException | java.security.cert.CertificateException e) {
            return Optional.empty();
        }
    }

    private Optional<Principal> byToken(HttpConnection connection, String authorization) {
        if (!authorization.startsWith("Bearer ") || !isLoopback(connection)) {
            return Optional.empty();
        }
        return tokens.verify(authorization.substring("Bearer ".length()), Instant.now())
                .flatMap(token -> inService(token.organisation()).map(o -> new Principal(o, null, null, token.expiry())));
    }

    private Optional<Organisation> inService(String code) {
        return directory.get().find(code).filter(o -> !o.getClosed());
    }

    private static boolean isLoopback(HttpConnection connection) {
        try {
            return InetAddress.getByName(connection.remoteAddress().hostAddress()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String commonName(X500Principal subject) {
        try {
            return new LdapName(subject.getName())
                    .getRdns().stream()
                            .filter(r -> r.getType().equalsIgnoreCase("CN"))
                            .map(r -> String.valueOf(r.getValue()))
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException e) {
            return "";
        }
    }
}

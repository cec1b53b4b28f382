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
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.security.auth.x500.X500Principal;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import xietong.hub.HubClock;
import xietong.rules.Refused;
import xietong.rules.directory.Directory;
import xietong.v1.Organisation;
import xietong.v1.Reason;

/**
 * Who calls: the organisation that the client's certificate names and whose entry in the directory lists the
 * certificate's key; or a session's token with a proof by the device that it is bound to; on loopback also an
 * organisation's token. Never "connected", always the principal.
 */
public final class Authenticator {
    private static final String BOUND = "DPoP ";

    private final Supplier<Directory> directory;
    private final Tokens tokens;
    private final SessionEnds sessions;
    private final Proofs proofs = new Proofs();
    /** Null where this node is the only one. */
    private volatile Supplier<CompletableFuture<Void>> elsewhere;

    /** Looks organisations up in the directory in force. */
    public Authenticator(Supplier<Directory> directory, Tokens tokens, SessionEnds sessions) {
        this.directory = directory;
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /**
     * A caller.
     *
     * @param organisation who, as the directory had it at the call
     * @param key key that signatures of this caller verify with; null for a token
     * @param keyDigest its digest as the directory lists it, of a session that of the key that opened it; null for an
     *     organisation's token, and for a browser's session, which the hub itself opened
     * @param expiry when its certificate or token ends
     * @param session whose session; null where the organisation's system calls
     */
    public record Principal(
            Organisation organisation, PublicKey key, String keyDigest, Instant expiry, Session session) {}

    /** What to wait for before a certificate of the hub's authority is refused: another node may just have issued it. */
    public void issuedElsewhere(Supplier<CompletableFuture<Void>> news) {
        this.elsewhere = news;
    }

    /** Done when it is worth asking again about a caller who was refused; empty where that would be of no use. */
    public Optional<CompletableFuture<Void>> news(HttpConnection connection) {
        Supplier<CompletableFuture<Void>> news = elsewhere;
        return news != null && certificate(connection).isPresent() ? Optional.of(news.get()) : Optional.empty();
    }

    /** Refuses with REASON_UNAUTHENTICATED. */
    public Principal authenticate(GrpcServerRequest<?, ?> request) {
        return authenticate(
                request.connection(),
                request.headers().get("authorization"),
                request.headers().get("dpop"),
                "/" + request.fullMethodName());
    }

    /** The same by the headers of those names, null where there are none, and the path. */
    public Principal authenticate(HttpConnection connection, String authorization, String dpop, String path) {
        Optional<Principal> principal = authorization == null
                ? byCertificate(connection)
                : authorization.startsWith(BOUND)
                        ? bySession(authorization.substring(BOUND.length()), dpop, path)
                        : byToken(connection, authorization);
        return principal.orElseThrow(() -> new Refused(
                        Reason.REASON_UNAUTHENTICATED, "no certificate or token of this hub that is in force")
                .with("accepted", "a client certificate issued by this hub; a session's token with a proof by its device")
                .with("time", HubClock.now().toString()));
    }

    /** Who sits at a browser, by a cookie that was found good; refuses with REASON_UNAUTHENTICATED. */
    public Principal seated(Seat seat) {
        return inService(seat.organisation())
                .map(o -> new Principal(o, null, null, seat.end(), seat.session()))
                .filter(this::isInForce)
                .orElseThrow(() -> new Refused(Reason.REASON_UNAUTHENTICATED, "the session has ended"));
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
        return HubClock.now().isBefore(principal.expiry())
                && inService(principal.organisation().getCode())
                        .filter(o -> principal.keyDigest() == null
                                || o.getKeyDigestsList().contains(principal.keyDigest()))
                        .isPresent()
                && (principal.session() == null
                        || sessions.isInForce(principal.organisation().getCode(), principal.session()));
    }

    private Optional<Principal> byCertificate(HttpConnection connection) {
        return certificate(connection).flatMap(certificate -> {
            String digest = Identity.keyDigest(certificate.getPublicKey());
            return inService(commonName(certificate.getSubjectX500Principal()))
                    .filter(o -> o.getKeyDigestsList().contains(digest))
                    .map(o -> new Principal(
                            o, certificate.getPublicKey(), digest, certificate.getNotAfter().toInstant(), null));
        });
    }

    /** The caller's certificate, by the hub's authority and in its time; empty where there is none. */
    private static Optional<X509Certificate> certificate(HttpConnection connection) {
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
            return Optional.of(certificate);
        } catch (SSLPeerUnverifiedException | java.security.cert.CertificateException e) {
            return Optional.empty();
        }
    }

    private Optional<Principal> byToken(HttpConnection connection, String authorization) {
        if (!authorization.startsWith("Bearer ") || !isLoopback(connection)) {
            return Optional.empty();
        }
        return tokens.verify(authorization.substring("Bearer ".length()), HubClock.now())
                // A session's token is worth nothing without its device.
                .filter(token -> token.session() == null)
                .flatMap(token -> inService(token.organisation())
                        .map(o -> new Principal(o, null, null, token.expiry(), null)));
    }

    private Optional<Principal> bySession(String token, String proof, String path) {
        Instant now = HubClock.now();
        return tokens.verify(token, now)
                .filter(t -> t.session() != null)
                .flatMap(t -> inService(t.organisation())
                        .map(o -> new Principal(o, null, t.session().opener(), t.expiry(), t.session())))
                .filter(this::isInForce)
                // Last: a proof is good once.
                .filter(p -> proofs.take(proof, token, path, p.session().device(), now));
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

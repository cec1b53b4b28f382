// SPDX-License-Identifier: Apache-2.0
package xietong.hub.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import xietong.v1.OfficerRole;

/**
 * Signed short-lived tokens: of sessions, bound to the key of a device; and of an organisation, for loopback only, as the demo
 * uses them.
 */
public final class Tokens {
    /** Longest life of a token. */
    public static final Duration LONGEST = Duration.ofHours(12);

    /** Life of a session's token; the next one is had by renewal. */
    public static final Duration SESSION_TOKEN = Duration.ofMinutes(10);
    /** A session lasts no longer. */
    public static final Duration SESSION = Duration.ofHours(12);

    private static final String ISSUER = "xietong";

    /** Verifying a signature costs a millisecond; a stream of calls with one token pays it once. */
    private static final int REMEMBERED = 4_096;

    private final Identity identity;
    private final Map<String, Verified> verified = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
            return size() > REMEMBERED;
        }
    });

    /**
     * What a good token says.
     *
     * @param organisation whom it was issued to
     * @param expiry from then on it is worth nothing
     * @param session whose; null for one of an organisation
     */
    record Verified(String organisation, Instant expiry, Session session) {}

    /** A token with its end. */
    public record Issued(String token, Instant expiry) {}

    /** Signed and verified with the hub's signing key. */
    public Tokens(Identity identity) {
        this.identity = identity;
    }

    /** A token for an organisation. */
    public String issue(String organisation, Instant now, Duration life) {
        if (life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a token lives at most " + LONGEST);
        }
        return signed(new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(organisation)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .build());
    }

    /** A token of a session, good for ten minutes and no longer than the session. */
    public Issued issue(String organisation, Session session, Instant now) {
        Instant life = now.plus(SESSION_TOKEN);
        Instant last = session.begun().plus(SESSION);
        Instant expiry = Instant.ofEpochSecond((life.isAfter(last) ? last : life).getEpochSecond());
        return new Issued(
                signed(new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .subject(organisation)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(expiry))
                        .claim("cnf", Map.of("jkt", session.device()))
                        .claim("officer", session.officer())
                        .claim("role", session.role().getNumber())
                        .claim("since", session.since().toString())
                        .claim("opener", session.opener())
                        .claim("begun", session.begun().getEpochSecond())
                        .build()),
                expiry);
    }

    private String signed(JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
            token.sign(new ECDSASigner((ECPrivateKey) identity.signingKey()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a token says, if it is this hub's and still good. */
    Optional<Verified> verify(String token, Instant now) {
        Verified known = verified.get(token);
        if (known == null) {
            known = read(token);
            if (known == null) {
                return Optional.empty();
            }
            verified.put(token, known);
        }
        return now.isBefore(known.expiry()) ? Optional.of(known) : Optional.empty();
    }

    /** What a token of this hub says; null where it is none. */
    private Verified read(String token) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            JWTClaimsSet claims = parsed.getJWTClaimsSet();
            boolean ours = parsed.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
                    && parsed.verify(new ECDSAVerifier((ECPublicKey) identity.verifyingKey()))
                    && ISSUER.equals(claims.getIssuer())
                    && claims.getSubject() != null
                    && claims.getExpirationTime() != null;
            return ours
                    ? new Verified(claims.getSubject(), claims.getExpirationTime().toInstant(), session(claims))
                    : null;
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }

    private static Session session(JWTClaimsSet claims) throws ParseException {
        Map<String, Object> bound = claims.getJSONObjectClaim("cnf");
        return bound == null
                ? null
                : new Session(
                        String.valueOf(bound.get("jkt")),
                        claims.getStringClaim("officer"),
                        OfficerRole.forNumber(claims.getIntegerClaim("role")),
                        Instant.parse(claims.getStringClaim("since")),
                        claims.getStringClaim("opener"),
                        Instant.ofEpochSecond(claims.getLongClaim("begun")));
    }
}

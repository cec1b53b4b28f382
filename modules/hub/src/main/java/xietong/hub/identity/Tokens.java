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
import java.util.Date;
import java.util.Optional;

/** Signed short-lived tokens, for loopback only: browsers and the demo. */
public final class Tokens {
    /** Longest life of a token. */
    public static final Duration LONGEST = Duration.ofHours(12);

    private static final String ISSUER = "xietong";

    private final Identity identity;

    /** Signed and verified with the hub's signing key. */
    public Tokens(Identity identity) {
        this.identity = identity;
    }

    /** A token for an organisation. */
    public String issue(String organisation, Instant now, Duration life) {
        if (life.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a token lives at most " + LONGEST);
        }
        try {
            var claims = new JWTClaimsSet.Builder()
                    .issuer(ISSUER)
                    .subject(organisation)
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plus(life)))
                    .build();
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
            token.sign(new ECDSASigner((ECPrivateKey) identity.signingKey()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The organisation a token was issued to, if it is this hub's and still good. */
    public Optional<String> verify(String token, Instant now) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            JWTClaimsSet claims = parsed.getJWTClaimsSet();
            boolean good = parsed.getHeader().getAlgorithm().equals(JWSAlgorithm.ES256)
                    && parsed.verify(new ECDSAVerifier((ECPublicKey) identity.verifyingKey()))
                    && ISSUER.equals(claims.getIssuer())
                    && claims.getExpirationTime() != null
                    && now.isBefore(claims.getExpirationTime().toInstant());
            return good ? Optional.ofNullable(claims.getSubject()) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}

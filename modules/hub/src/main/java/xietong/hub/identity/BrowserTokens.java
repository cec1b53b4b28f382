// SPDX-License-Identifier: Apache-2.0
package xietong.hub.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import xietong.v1.OfficerRole;

/**
 * What a browser is handed, signed with the hub's key so that every node knows it: the cookie of a session, good for ten
 * minutes and renewed while it is used; and codes that open one session each. Neither is a token of the gRPC port, nor is
 * one of those good here: each has an issuer of its own.
 */
public final class BrowserTokens {
    /** Life of a cookie. */
    public static final Duration COOKIE = Duration.ofMinutes(10);
    /** Life of a code. */
    public static final Duration CODE = Duration.ofMinutes(10);

    private static final String COOKIES = "xietong-browser";
    private static final String CODES = "xietong-entry";
    private static final int BITS_OF_A_DEVICE = 256;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Verifying a signature costs a millisecond; a page's calls pay it once. */
    private static final int REMEMBERED = 4_096;

    private final Identity identity;
    private final Map<String, Cookie> known = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cookie> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** Signed and verified with the hub's signing key. */
    public BrowserTokens(Identity identity) {
        this.identity = identity;
    }

    /**
     * What a cookie says.
     *
     * @param seat who sits there
     * @param issued when this cookie was made
     * @param expiry from then on it is worth nothing
     */
    public record Cookie(Seat seat, Instant issued, Instant expiry) {
        /** Whether it is time for the next one. */
        public boolean isHalfSpent(Instant now) {
            return now.isAfter(issued.plus(COOKIE.dividedBy(2)));
        }
    }

    /**
     * Whom a code lets in.
     *
     * @param id of the code, to be taken once
     * @param expiry from then on it is worth nothing
     */
    public record Entry(
            String id, Instant expiry, String organisation, String officer, String name, OfficerRole role, String desk) {}

    /** A name for a new session, of the form that {@code SessionService.Close} takes. */
    public static String newDevice() {
        byte[] bytes = new byte[BITS_OF_A_DEVICE / Byte.SIZE];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A cookie's value, good for ten minutes and no longer than the session. */
    public String cookie(Seat seat, Instant now) {
        Instant life = now.plus(COOKIE);
        Session session = seat.session();
        return signed(new JWTClaimsSet.Builder()
                .issuer(COOKIES)
                .subject(seat.organisation())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(life.isAfter(seat.end()) ? seat.end() : life))
                .claim("device", session.device())
                .claim("officer", session.officer())
                .claim("role", session.role().getNumber())
                .claim("since", session.since().toString())
                .claim("begun", session.begun().getEpochSecond())
                .claim("name", seat.name())
                .claim("desk", seat.desk()));
    }

    /** What a cookie says, if it is this hub's and still good. */
    public Optional<Cookie> cookie(String value, Instant now) {
        Cookie cookie = known.get(value);
        if (cookie == null) {
            cookie = read(value, COOKIES).map(BrowserTokens::cookie).orElse(null);
            if (cookie == null) {
                return Optional.empty();
            }
            known.put(value, cookie);
        }
        return now.isBefore(cookie.expiry()) ? Optional.of(cookie) : Optional.empty();
    }

    private static Cookie cookie(JWTClaimsSet claims) {
        try {
            var session = new Session(
                    claims.getStringClaim("device"),
                    claims.getStringClaim("officer"),
                    OfficerRole.forNumber(claims.getIntegerClaim("role")),
                    Instant.parse(claims.getStringClaim("since")),
                    null,
                    Instant.ofEpochSecond(claims.getLongClaim("begun")));
            return new Cookie(
                    new Seat(claims.getSubject(), session, claims.getStringClaim("name"), claims.getStringClaim("desk")),
                    claims.getIssueTime().toInstant(),
                    claims.getExpirationTime().toInstant());
        } catch (ParseException e) {
            throw new IllegalStateException("a cookie of this hub that it cannot read", e);
        }
    }

    /** A code that lets one browser in, once. */
    public String code(String organisation, String officer, String name, OfficerRole role, String desk, Instant now) {
        return signed(new JWTClaimsSet.Builder()
                .issuer(CODES)
                .subject(organisation)
                .jwtID(newDevice())
                .expirationTime(Date.from(now.plus(CODE)))
                .claim("officer", officer)
                .claim("name", name)
                .claim("role", role.getNumber())
                .claim("desk", desk));
    }

    /** Whom a code lets in, if it is this hub's and still good. */
    public Optional<Entry> entry(String code, Instant now) {
        return read(code, CODES).map(BrowserTokens::entry).filter(e -> now.isBefore(e.expiry()));
    }

    private static Entry entry(JWTClaimsSet claims) {
        try {
            return new Entry(
                    claims.getJWTID(),
                    claims.getExpirationTime().toInstant(),
                    claims.getSubject(),
                    claims.getStringClaim("officer"),
                    claims.getStringClaim("name"),
                    OfficerRole.forNumber(claims.getIntegerClaim("role")),
                    claims.getStringClaim("desk"));
        } catch (ParseException e) {
            throw new IllegalStateException("a code of this hub that it cannot read", e);
        }
    }

    private String signed(JWTClaimsSet.Builder claims) {
        try {
            var token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims.build());
            token.sign(new ECDSASigner((ECPrivateKey) identity.signingKey()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<JWTClaimsSet> read(String value, String issuer) {
        try {
            SignedJWT parsed = SignedJWT.parse(value);
            JWTClaimsSet claims = parsed.getJWTClaimsSet();
            boolean ours = JWSAlgorithm.ES256.equals(parsed.getHeader().getAlgorithm())
                    && parsed.verify(new ECDSAVerifier((ECPublicKey) identity.verifyingKey()))
                    && issuer.equals(claims.getIssuer());
            return ours ? Optional.of(claims) : Optional.empty();
        } catch (ParseException | JOSEException e) {
            return Optional.empty();
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Proofs that a call comes from the device whose key a token is bound to (RFC 9449, DPoP): signed by that key, for this
 * call and this token, within a minute, and once at this node. Safe for use by many threads.
 */
final class Proofs {
    /** Clocks of devices differ. */
    static final Duration LEEWAY = Duration.ofSeconds(60);
    /** More within two minutes would be an attack on memory; then new proofs are refused. */
    private static final int MOST_REMEMBERED = 1_000_000;
    private static final int LONGEST = 2_048;

    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private volatile Instant cleared = Instant.EPOCH;

    /** Whether it is good; then it is good no more. */
    boolean take(String proof, String token, String path, String device, Instant now) {
        if (proof == null || proof.length() > LONGEST) {
            return false;
        }
        try {
            SignedJWT parsed = SignedJWT.parse(proof);
            JWTClaimsSet claims = parsed.getJWTClaimsSet();
            JWK jwk = parsed.getHeader().getJWK();
            boolean signed = parsed.getHeader().getType() != null
                    && parsed.getHeader().getType().toString().equals("dpop+jwt")
                    && JWSAlgorithm.ES256.equals(parsed.getHeader().getAlgorithm())
                    && jwk instanceof ECKey
                    && !jwk.isPrivate()
                    && jwk.computeThumbprint().toString().equals(device)
                    && parsed.verify(new ECDSAVerifier((ECKey) jwk));
            return signed
                    && "POST".equals(claims.getStringClaim("htm"))
                    && path.equals(path(claims.getStringClaim("htu")))
                    && digest(token).equals(claims.getStringClaim("ath"))
                    && isNow(claims, now)
                    && isFirst(device, claims.getJWTID(), now);
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isNow(JWTClaimsSet claims, Instant now) {
        return claims.getIssueTime() != null
                && Duration.between(claims.getIssueTime().toInstant(), now).abs().compareTo(LEEWAY) <= 0;
    }

    private boolean isFirst(String device, String id, Instant now) {
        if (id == null || id.isEmpty() || id.length() > 64) {
            return false;
        }
        if (now.isAfter(cleared.plus(LEEWAY))) {
            cleared = now;
            seen.values().removeIf(now::isAfter);
        }
        Instant until = now.plus(LEEWAY).plus(LEEWAY);
        return seen.size() < MOST_REMEMBERED && seen.putIfAbsent(device + " " + id, until) == null;
    }

    /** What is after the authority, which may be a proxy's. */
    private static String path(String url) {
        int scheme = url == null ? -1 : url.indexOf("://");
        int slash = scheme < 0 ? -1 : url.indexOf('/', scheme + 3);
        return slash < 0 ? "" : url.substring(slash);
    }

    private static String digest(String token) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

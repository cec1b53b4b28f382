// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;

/**
 * The key of a browser or terminal, which never leaves it. A session's token is bound to it: each call carries a proof by
 * this key (RFC 9449, DPoP), good for that call only.
 */
public final class Device {
    private static final int COORDINATE = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyPair key;

    private Device(KeyPair key) {
        this.key = key;
    }

    /** With a key that was made before, EC P-256. */
    public static Device of(KeyPair key) {
        return new Device(key);
    }

    /** With a new key. */
    public static Device create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new Device(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code SessionService.Open} wants it. */
    public byte[] publicKey() {
        return key.getPublic().getEncoded();
    }

    /** The proof for one call of a method, e.g. {@code xietong.v1.MailboxService/Fetch}. */
    public String proof(String token, String method) {
        return proof(token, method, Instant.now());
    }

    String proof(String token, String method, Instant now) {
        try {
            var point = ((ECPublicKey) key.getPublic()).getW();
            String head = "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\""
                    + coordinate(point.getAffineX()) + "\",\"y\":\"" + coordinate(point.getAffineY()) + "\"}}";
            byte[] id = new byte[16];
            RANDOM.nextBytes(id);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            String claims = "{\"jti\":\"" + base64(id) + "\",\"htm\":\"POST\",\"htu\":\"https://" + Credentials.AUTHORITY
                    + "/" + method + "\",\"iat\":" + now.getEpochSecond() + ",\"ath\":\"" + base64(digest) + "\"}";
            String content = base64(head.getBytes(StandardCharsets.US_ASCII)) + "."
                    + base64(claims.getBytes(StandardCharsets.US_ASCII));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String coordinate(BigInteger value) {
        byte[] fixed = new byte[COORDINATE];
        byte[] bytes = value.toByteArray();
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return base64(fixed);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "Device";
    }
}

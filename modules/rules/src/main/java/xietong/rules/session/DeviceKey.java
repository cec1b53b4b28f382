// SPDX-License-Identifier: Apache-2.0
package xietong.rules.session;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import xietong.rules.Refused;

/** The public key of a device, by the thumbprint that a session is bound to (RFC 7638). */
public final class DeviceKey {
    private static final int COORDINATE = 32;

    private DeviceKey() {}

    /** Refuses with REASON_FIELD_INVALID what is no EC P-256 public key as SubjectPublicKeyInfo in DER. */
    public static String thumbprint(String field, byte[] der) {
        try {
            var key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
            var p256 = AlgorithmParameters.getInstance("EC");
            p256.init(new ECGenParameterSpec("secp256r1"));
            if (!key.getParams().getCurve().equals(p256.getParameterSpec(ECParameterSpec.class).getCurve())) {
                throw refused(field);
            }
            String json = "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"" + coordinate(key.getW().getAffineX())
                    + "\",\"y\":\"" + coordinate(key.getW().getAffineY()) + "\"}";
            return base64(MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException | ClassCastException e) {
            throw refused(field);
        }
    }

    private static Refused refused(String field) {
        return Refused.field(field, "an EC P-256 public key as SubjectPublicKeyInfo in DER");
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
}

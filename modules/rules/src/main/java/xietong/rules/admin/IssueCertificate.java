// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Map;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.Organisation;

/**
 * Registers a public key for an organisation; the certificate itself is signed after acceptance.
 *
 * <p>Refused with: REASON_ORGANISATION_UNKNOWN; REASON_FIELD_INVALID for a key that is neither EC P-256 nor RSA.
 */
final class IssueCertificate extends RuleBookRule<DirectoryServiceIssueCertificateRequest> {

    IssueCertificate() {
        super("DirectoryService/IssueCertificate", DirectoryServiceIssueCertificateRequest.getDefaultInstance());
    }

    @Override
    Map<String, byte[]> changes(DirectoryServiceIssueCertificateRequest command, Context context) {
        Organisation organisation = organisation(command.getCode(), context);
        String digest = digest(command.getPublicKey().toByteArray());
        return organisation.getKeyDigestsList().contains(digest)
                ? entry(organisation)
                : entry(organisation.toBuilder().addKeyDigests(digest).build());
    }

    private static String digest(byte[] key) {
        for (String algorithm : new String[] {"EC", "RSA"}) {
            try {
                PublicKey parsed = KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(key));
                if (strong(parsed)) {
                    byte[] digest = MessageDigest.getInstance("SHA-256").digest(parsed.getEncoded());
                    return HexFormat.of().formatHex(digest);
                }
            } catch (GeneralSecurityException e) {
                // Not a key of this algorithm; the next one is tried.
            }
        }
        throw Refused.field(
                "public_key", "an EC P-256 or RSA public key (2048 bits or more) as SubjectPublicKeyInfo in DER");
    }

    private static boolean strong(PublicKey key) throws GeneralSecurityException {
        if (key instanceof RSAPublicKey rsa) {
            return rsa.getModulus().bitLength() >= 2048;
        }
        var p256 = AlgorithmParameters.getInstance("EC");
        p256.init(new ECGenParameterSpec("secp256r1"));
        var curve = p256.getParameterSpec(ECParameterSpec.class).getCurve();
        return key instanceof ECPublicKey ec && ec.getParams().getCurve().equals(curve);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
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
 * <p>Refused with: REASON_ORGANISATION_UNKNOWN; REASON_FIELD_INVALID for a key that is neither EC nor RSA.
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
                byte[] canonical = KeyFactory.getInstance(algorithm)
                        .generatePublic(new X509EncodedKeySpec(key))
                        .getEncoded();
                return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
            } catch (GeneralSecurityException e) {
                // Not a key of this algorithm; the next one is tried.
            }
        }
        throw Refused.field("public_key", "an EC or RSA public key as SubjectPublicKeyInfo in DER");
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * A certificate with its chain and its private key from PEM files. Read here, with what the JDK has: the TLS library
 * would load the whole of Bouncy Castle for it where that is on the class path, which costs a command a third of a second.
 */
final class KeyFiles {
    private static final char[] NO_PASSWORD = {};

    private KeyFiles() {}

    /** @throws IOException naming the file that cannot be used and what is accepted */
    static KeyManager read(Path certificate, Path key) throws IOException {
        PrivateKey own = privateKey(key);
        try (InputStream in = Files.newInputStream(certificate)) {
            Certificate[] chain =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).toArray(Certificate[]::new);
            KeyStore store = KeyStore.getInstance("JKS");
            store.load(null, NO_PASSWORD);
            store.setKeyEntry("own", own, NO_PASSWORD, chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return factory.getKeyManagers()[0];
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(certificate + ": certificates in PEM are accepted", e);
        }
    }

    private static PrivateKey privateKey(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        if (text.contains("-----BEGIN PRIVATE KEY-----")) {
            byte[] der = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
            for (String algorithm : new String[] {"EC", "RSA"}) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
                } catch (GeneralSecurityException e) {
                    // Not of this algorithm; the next one is tried.
                }
            }
        }
        throw new IOException(file + ": an EC or RSA private key in PEM (PKCS #8, not encrypted) is accepted");
    }
}

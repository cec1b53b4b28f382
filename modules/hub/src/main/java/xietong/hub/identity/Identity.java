// SPDX-License-Identifier: Apache-2.0
package xietong.hub.identity;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import xietong.hub.HubClock;

/**
 * The hub's own keys: a certificate authority and a signing key for checkpoints and tokens, made once; the server's
 * certificate and an administrator's credential bundle, made anew before they end ({@link Renewal}). Lies in
 * {@code <data>/identity}, readable by its owner only.
 */
public final class Identity {
    /** Every server certificate carries this name, so that clients can check it wherever the hub listens. */
    public static final String AUTHORITY = "hub.xietong.local";
    /** Directory code of the hub's operator. */
    public static final String OPERATOR = "HUB";

    private final Path folder;
    private final X509Certificate authority;
    private final PrivateKey authorityKey;
    private final PrivateKey signingKey;
    private final PublicKey verifyingKey;

    private Identity(Path folder) {
        this.folder = folder;
        this.authority = Pem.certificate(folder.resolve("ca.pem"));
        this.authorityKey = Pem.privateKey(folder.resolve("ca-key.pem"));
        this.signingKey = Pem.privateKey(folder.resolve("signing-key.pem"));
        this.verifyingKey = Pem.publicKey(folder.resolve("signing.pem"));
    }

    /** Whether the keys are there. */
    public static boolean exists(Path folder) {
        return Files.exists(folder.resolve("ca.pem"));
    }

    /**
     * Makes the keys, once: refused with {@link IllegalStateException} where there are some already.
     *
     * @param hostNames names and addresses under which clients will reach the hub
     */
    public static Identity initialise(Path folder, Collection<String> hostNames) {
        if (exists(folder)) {
            throw new IllegalStateException("identity: " + folder + " holds keys already; they are made once");
        }
        try (Renewal made = Renewal.make(folder, hostNames)) {
            made.adopt();
        }
        return new Identity(folder);
    }

    /** The keys made before. */
    public static Identity load(Path folder) {
        if (!exists(folder)) {
            throw new IllegalStateException("identity: no keys in " + folder + "; xietong init makes them");
        }
        return new Identity(folder);
    }

    /** A fresh key pair, EC P-256. */
    public static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256 of a public key's SubjectPublicKeyInfo, as the directory lists it. */
    public static String keyDigest(PublicKey key) {
        return keyDigest(key.getEncoded());
    }

    /** The same of a SubjectPublicKeyInfo in DER. */
    public static String keyDigest(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Certificate chain in PEM for an organisation's public key. */
    public String issue(String organisation, byte[] publicKey, Instant now) {
        return Pem.of(Certificates.client(authority, authorityKey, Pem.publicKey(publicKey), organisation, now))
                + Pem.of(authority);
    }

    /** Certificate chain in PEM for the key of one of the hub's nodes. */
    String issueToNode(String node, PublicKey key) {
        return Pem.of(Certificates.node(authority, authorityKey, key, node, HubClock.now())) + Pem.of(authority);
    }

    String authorityInPem() {
        return Pem.of(authority);
    }

    /** Signs with the hub's signing key, SHA256withECDSA. */
    public byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(signingKey);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The algorithm that signatures of a key are made with. */
    public static String signatureAlgorithm(PublicKey key) {
        return key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    }

    /** An EC or RSA key out of its SubjectPublicKeyInfo in DER; refused with {@link IllegalArgumentException}. */
    public static PublicKey publicKey(byte[] der) {
        return Pem.publicKey(der);
    }

    /** Whether a signature is by a key over a content. */
    public static boolean verifies(PublicKey key, byte[] content, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(signatureAlgorithm(key));
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * 32 bytes that only the holder of the signing key can make, the same for the same purpose and text at every node and
     * at any time; nothing of the key shows in them.
     */
    public byte[] derive(String purpose, String text) {
        try {
            byte[] scalar = ((ECPrivateKey) signingKey).getS().toByteArray();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(scalar, "HmacSHA256"));
            byte[] own = mac.doFinal(("xietong/" + purpose).getBytes(StandardCharsets.UTF_8));
            mac.init(new SecretKeySpec(own, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Key that checkpoints and tokens verify with. */
    public PublicKey verifyingKey() {
        return verifyingKey;
    }

    PrivateKey signingKey() {
        return signingKey;
    }

    /** Digest of the administrator's key, for the directory. */
    public String administratorKeyDigest() {
        return keyDigest(Pem.certificate(folder.resolve("administrator/cert.pem")).getPublicKey());
    }

    /** Folder of the administrator's credential bundle. */
    public Path administratorBundle() {
        return folder.resolve("administrator");
    }

    /** Server certificate chain and key, and the authority that clients' certificates must be from. */
    public List<Path> serverFiles() {
        return List.of(folder.resolve("server.pem"), folder.resolve("server-key.pem"), folder.resolve("ca.pem"));
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/**
 * The hub's own keys, made once: a certificate authority, the server's certificate, a signing key for checkpoints and
 * tokens, and an administrator's credential bundle. Lies in {@code <data>/identity}, readable by its owner only.
 */
public final class Identity {
    /** Every server certificate carries this name, so that clients can check it wherever the hub listens. */
    public static final String AUTHORITY = "hub.xietong.local";
    /** Directory code of the hub's operator. */
    public static final String OPERATOR = "HUB";

    private static final Duration TEN_YEARS = Duration.ofDays(3650);
    private static final Duration TWO_YEARS = Duration.ofDays(730);

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
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Path making = Files.createDirectory(folder.resolveSibling(folder.getFileName() + ".making-" + System.nanoTime()));
            Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rwx------"));
            make(making, hostNames);
            Files.deleteIfExists(folder);
            Files.move(making, folder);
            return new Identity(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void make(Path folder, Collection<String> hostNames) throws IOException {
        Instant now = Instant.now();
        KeyPair ca = newKey();
        X509Certificate caCertificate = Certificates.authority(ca, now, now.plus(TEN_YEARS));
        write(folder, "ca.pem", Pem.of(caCertificate));
        write(folder, "ca-key.pem", Pem.of(ca.getPrivate()));

        KeyPair server = newKey();
        write(folder, "server-key.pem", Pem.of(server.getPrivate()));
        write(folder, "server.pem", Pem.of(Certificates.server(
                        caCertificate, ca.getPrivate(), server.getPublic(), hostNames, now, now.plus(TWO_YEARS)))
                + Pem.of(caCertificate));

        KeyPair signing = newKey();
        write(folder, "signing-key.pem", Pem.of(signing.getPrivate()));
        write(folder, "signing.pem", Pem.of(signing.getPublic()));

        KeyPair administrator = newKey();
        Path bundle = Files.createDirectory(folder.resolve("administrator"));
        Files.setPosixFilePermissions(bundle, PosixFilePermissions.fromString("rwx------"));
        write(bundle, "key.pem", Pem.of(administrator.getPrivate()));
        write(bundle, "cert.pem", Pem.of(Certificates.client(
                        caCertificate, ca.getPrivate(), administrator.getPublic(), OPERATOR, serial(), now, now.plus(TWO_YEARS)))
                + Pem.of(caCertificate));
        write(bundle, "ca.pem", Pem.of(caCertificate));
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
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Certificate chain in PEM for an organisation's public key. */
    public String issue(String organisation, byte[] publicKey, Instant now) {
        X509Certificate certificate = Certificates.client(
                authority, authorityKey, Pem.publicKey(publicKey), organisation, serial(), now, now.plus(TWO_YEARS));
        return Pem.of(certificate) + Pem.of(authority);
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

    /** Whether a signature is by a key over a content. */
    public static boolean verifies(PublicKey key, byte[] content, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(
                    key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initVerify(key);
            signature.update(content);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
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

    private static BigInteger serial() {
        return new BigInteger(120, new java.security.SecureRandom()).setBit(119);
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
    }
}

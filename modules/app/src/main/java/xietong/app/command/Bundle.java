// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder with all that an organisation needs to call; readable by its owner only. */
final class Bundle {
    private static final Pattern CERTIFICATE =
            Pattern.compile("-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----\n?", Pattern.DOTALL);

    private final Path folder;

    private Bundle(Path folder) {
        this.folder = folder;
    }

    /** @throws IllegalStateException where something is there already */
    static Bundle create(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> there = Files.list(folder)) {
                if (there.findAny().isPresent()) {
                    throw new IllegalStateException(folder + " is not empty; a bundle gets a folder of its own");
                }
            }
        }
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return new Bundle(folder);
    }

    /** Makes a key, EC P-256, that never leaves this folder; returns the public part. */
    byte[] newKey() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            write("key.pem", pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            return pair.getPublic().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The organisation's certificate comes first in the chain, the authority's last. */
    void complete(String chain, String endpoint, String organisation) throws IOException {
        List<String> certificates = CERTIFICATE.matcher(chain).results().map(result -> result.group()).toList();
        if (certificates.size() < 2) {
            throw new IllegalStateException("the hub's answer holds no certificate chain");
        }
        write("cert.pem", chain);
        write("ca.pem", certificates.get(certificates.size() - 1));
        properties(folder, endpoint, organisation);
    }

    static void properties(Path folder, String endpoint, String organisation) throws IOException {
        write(folder, "hub.properties", "# Where the hub is, and who this is.\nendpoint=" + endpoint
                + "\norganisation=" + organisation + "\n");
    }

    /** Takes back what a refused command left. */
    void discard() throws IOException {
        discard(folder);
    }

    /** The same of a folder. */
    static void discard(Path folder) throws IOException {
        for (String name : List.of("key.pem", "cert.pem", "ca.pem", "hub.properties")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }

    private void write(String name, String text) throws IOException {
        write(folder, name, text);
    }

    private static void write(Path folder, String name, String text) throws IOException {
        // In one step: nodes that share a folder may write at once.
        Path file = Files.createTempFile(folder, "." + name, "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.SYNC);
        Files.move(file, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String pem(String type, byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }

    /** DER of a public key in PEM. */
    static byte[] publicKey(Path file) throws IOException {
        String text = Files.readString(file);
        if (!text.contains("BEGIN PUBLIC KEY")) {
            throw new IllegalArgumentException(file + ": a public key in PEM (SubjectPublicKeyInfo) is accepted");
        }
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xietong.hub.HubClock;

/**
 * An identity in the making, in a folder beside the one in use: a new server certificate and a new administrator's
 * bundle, from the same authority and with the same signing key where there are some, else with new ones. Nothing
 * counts before it is adopted.
 */
public final class Renewal implements AutoCloseable {
    private static final List<String> KEPT = List.of("ca.pem", "ca-key.pem", "signing-key.pem", "signing.pem");

    private final Path folder;
    private final Path making;
    private final boolean sameAuthority;
    private PublicKey administrator;
    private boolean adopted;

    private Renewal(Path folder, Path making) {
        this.folder = folder;
        this.making = making;
        this.sameAuthority = Identity.exists(folder);
    }

    /**
     * Makes it.
     *
     * @param hostNames names and addresses under which clients will reach the hub
     */
    public static Renewal make(Path folder, Collection<String> hostNames) {
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Path making = newFolder(folder.resolveSibling(folder.getFileName() + ".making-" + System.nanoTime()));
            var renewal = new Renewal(folder, making);
            renewal.fill(hostNames);
            return renewal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names and addresses that the server certificate in use is good for; none where there is no such certificate. */
    public static List<String> hostNames(Path folder) {
        Path server = folder.resolve("server.pem");
        return Files.exists(server) ? Certificates.hosts(Pem.certificate(server)) : List.of();
    }

    /**
     * Makes a new key and certificate for the server only, in the place of those in use; a hub that runs takes them into
     * use by itself. The administrator's bundle stays.
     */
    public static void server(Path folder, Collection<String> hostNames) {
        X509Certificate ca = Pem.certificate(folder.resolve("ca.pem"));
        PrivateKey caKey = Pem.privateKey(folder.resolve("ca-key.pem"));
        KeyPair server = Identity.newKey();
        String chain = Pem.of(Certificates.server(ca, caKey, server.getPublic(), hostNames, HubClock.now())) + Pem.of(ca);
        try {
            String suffix = ".making-" + System.nanoTime();
            write(folder, "server-key.pem" + suffix, Pem.of(server.getPrivate()));
            write(folder, "server.pem" + suffix, chain);
            for (String name : List.of("server-key.pem", "server.pem")) {
                Files.move(folder.resolve(name + suffix), folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(Collection<String> hostNames) throws IOException {
        Instant now = HubClock.now();
        if (sameAuthority) {
            for (String name : KEPT) {
                write(making, name, Files.readString(folder.resolve(name)));
            }
        } else {
            newAuthority(now);
        }
        X509Certificate ca = Pem.certificate(making.resolve("ca.pem"));
        PrivateKey caKey = Pem.privateKey(making.resolve("ca-key.pem"));

        KeyPair server = Identity.newKey();
        write(making, "server-key.pem", Pem.of(server.getPrivate()));
        write(making, "server.pem",
                Pem.of(Certificates.server(ca, caKey, server.getPublic(), hostNames, now)) + Pem.of(ca));

        KeyPair own = Identity.newKey();
        administrator = own.getPublic();
        Path bundle = newFolder(making.resolve("administrator"));
        write(bundle, "key.pem", Pem.of(own.getPrivate()));
        write(bundle, "cert.pem",
                Pem.of(Certificates.client(ca, caKey, administrator, Identity.OPERATOR, now)) + Pem.of(ca));
        write(bundle, "ca.pem", Pem.of(ca));
    }

    private void newAuthority(Instant now) throws IOException {
        KeyPair ca = Identity.newKey();
        write(making, "ca.pem", Pem.of(Certificates.authority(ca, now)));
        write(making, "ca-key.pem", Pem.of(ca.getPrivate()));
        KeyPair signing = Identity.newKey();
        write(making, "signing-key.pem", Pem.of(signing.getPrivate()));
        write(making, "signing.pem", Pem.of(signing.getPublic()));
    }

    /** Whether certificates issued before stay good. */
    public boolean sameAuthority() {
        return sameAuthority;
    }

    /** The administrator's new public key. */
    public PublicKey administratorKey() {
        return administrator;
    }

    /** Puts it in the place of the one in use; tells where that lies now, if there was one. */
    public Optional<Path> adopt() {
        try {
            Optional<Path> before = Optional.empty();
            if (Files.exists(folder) && !isEmpty(folder)) {
                before = Optional.of(folder.resolveSibling(folder.getFileName() + ".before-" + System.nanoTime()));
                Files.move(folder, before.get());
            }
            Files.deleteIfExists(folder);
            Files.move(making, folder);
            adopted = true;
            return before;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves nothing behind if it was not adopted. */
    @Override
    public void close() {
        if (adopted) {
            return;
        }
        try (Stream<Path> files = Files.walk(making)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static Path newFolder(Path folder) throws IOException {
        return Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.SYNC);
    }
}

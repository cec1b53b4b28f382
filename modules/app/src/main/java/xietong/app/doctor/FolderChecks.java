// SPDX-License-Identifier: Apache-2.0
package xietong.app.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import xietong.app.output.Words;

/** The data folder: is it there, whose is it, is there room, how long do the certificates last. */
final class FolderChecks {
    private static final Duration SOON = Duration.ofDays(60);
    /** An authority's end is a task for everyone: new bundles for all organisations. */
    private static final Duration AUTHORITY_SOON = Duration.ofDays(730);
    private static final String AUTHORITY = "ca.pem";
    private static final long ROOM = 1L << 30;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE);

    private final Path data;
    private final Path identity;
    private final Instant now;

    FolderChecks(Path data, Path identity, Instant now) {
        this.data = data;
        this.identity = identity;
        this.now = now;
    }

    List<Finding> all() throws IOException {
        List<Finding> findings = new ArrayList<>();
        if (!Files.isDirectory(data)) {
            return List.of(Finding.fault("data folder", data + " is not there", "xietong init makes it"));
        }
        findings.add(folder());
        findings.add(room());
        if (!Files.isDirectory(identity)) {
            findings.add(Finding.fault("keys", identity + " is not there", "xietong init makes the keys"));
            return findings;
        }
        findings.add(keys());
        for (String file : List.of(AUTHORITY, "server.pem", "administrator/cert.pem")) {
            findings.add(certificate(file));
        }
        return findings;
    }

    private Finding folder() throws IOException {
        if (!Files.isWritable(data)) {
            return Finding.fault("data folder", data + " cannot be written by this user",
                    "run as the user that owns it, or give it to this one: chown");
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(data);
        return permissions.stream().anyMatch(OTHERS::contains)
                ? Finding.note("data folder", data + " is " + PosixFilePermissions.toString(permissions)
                        + "; personal data lies there", "chmod 700")
                : Finding.ok("data folder", data + " " + PosixFilePermissions.toString(permissions));
    }

    private Finding room() throws IOException {
        FileStore store = Files.getFileStore(data);
        String said = (store.getUsableSpace() >> 20) + " MiB free";
        return store.getUsableSpace() < ROOM ? Finding.note("disk", said + ", less than 1 GiB",
                "free some, or move the data folder to a larger disk")
                : Finding.ok("disk", said);
    }

    private Finding keys() throws IOException {
        try (Stream<Path> files = Files.walk(identity, 2)) {
            List<String> open = files.filter(file -> file.toString().endsWith("key.pem") && readableByOthers(file))
                    .map(file -> identity.relativize(file).toString())
                    .toList();
            return open.isEmpty() ? Finding.ok("keys", identity + ", for the hub's user only")
                    : Finding.fault("keys", open + " in " + identity + " can be read by others", "chmod 600");
        }
    }

    private static boolean readableByOthers(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            return permissions.contains(PosixFilePermission.OTHERS_READ)
                    || permissions.contains(PosixFilePermission.GROUP_READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Finding certificate(String name) throws IOException {
        String what = "certificate " + name;
        try (InputStream in = Files.newInputStream(identity.resolve(name))) {
            var certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            Instant end = certificate.getNotAfter().toInstant();
            String until = "until " + Words.time(end) + ", " + Duration.between(now, end).toDays() + " days";
            boolean authority = name.equals(AUTHORITY);
            String remedy = authority
                    ? "with " + identity + " put away, xietong init --renew makes a new one, and every organisation "
                            + "needs a new bundle"
                    : "xietong init --renew makes a new one while the hub is stopped";
            if (now.isAfter(end)) {
                return Finding.fault(what, "has expired: " + until, remedy);
            }
            return now.isAfter(end.minus(authority ? AUTHORITY_SOON : SOON))
                    ? Finding.note(what, "expires soon: " + until, remedy)
                    : Finding.ok(what, until);
        } catch (java.nio.file.NoSuchFileException e) {
            return Finding.fault(what, identity.resolve(name) + " is not there",
                    "put it back from the backup of the keys, or xietong init --renew");
        } catch (CertificateException e) {
            return Finding.fault(what, identity.resolve(name) + " is no certificate in PEM",
                    "put it back from the backup of the keys, or xietong init --renew");
        }
    }
}

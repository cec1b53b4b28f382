// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Documents as files, {@code <folder>/<organisation>/<digest>}. A document appears under its name only when all of it
 * is on disk: written elsewhere, synced, renamed, and the folder synced.
 */
final class FileDocuments implements StoredDocuments {
    private static final String UNFINISHED = "_unfinished_";
    private static final int BUFFER = 64 * 1024;

    private final Path folder;

    FileDocuments(Path folder) {
        this.folder = folder;
    }

    /** Removes what uploads left behind that were cut off. Only for the process that writes. */
    void clean() {
        Path unfinished = folder.resolve(UNFINISHED);
        if (!Files.isDirectory(unfinished)) {
            return;
        }
        try (Stream<Path> files = Files.list(unfinished)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("unfinished documents in " + unfinished, e);
        }
    }

    @Override
    public void put(String organisation, String digest, long size, InputStream content) throws IOException {
        Path target = path(organisation, digest);
        var measured = new Measured(content, digest, size);
        if (isIntact(new DocumentKey(organisation, digest), size)) {
            measured.transferTo(OutputStream.nullOutputStream());
            measured.check();
            // Whoever put it there may not have come as far as this.
            Disk.sync(target.getParent());
            return;
        }
        Path unfinished = Disk.folder(folder.resolve(UNFINISHED)).resolve(UUID.randomUUID().toString());
        try {
            try (FileChannel file =
                    FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                byte[] buffer = new byte[BUFFER];
                for (int n = measured.read(buffer, 0, BUFFER); n >= 0; n = measured.read(buffer, 0, BUFFER)) {
                    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                    while (bytes.hasRemaining()) {
                        file.write(bytes);
                    }
                }
                measured.check();
                file.force(true);
            }
            Disk.folder(target.getParent());
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            Disk.sync(target.getParent());
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public long size(String organisation, String digest) {
        Path path = path(organisation, digest);
        try {
            return Files.exists(path) ? Files.size(path) : -1;
        } catch (IOException e) {
            throw new LedgerUnavailable("document " + digest + " cannot be read", e);
        }
    }

    @Override
    public Map<DocumentKey, Long> sizes(Collection<DocumentKey> documents) {
        var sizes = new HashMap<DocumentKey, Long>();
        for (DocumentKey document : documents) {
            long size = DocumentNames.isDigest(document.digest())
                    ? size(document.organisation(), document.digest())
                    : -1;
            if (size >= 0) {
                sizes.put(document, size);
            }
        }
        return sizes;
    }

    @Override
    public boolean get(String organisation, String digest, OutputStream to) throws IOException {
        Path path = path(organisation, digest);
        if (!Files.exists(path)) {
            return false;
        }
        try (var content = new Measured(Files.newInputStream(path), digest, Files.size(path))) {
            content.transferTo(to);
            String difference = content.difference();
            if (difference != null) {
                throw new Damaged(difference);
            }
            return true;
        }
    }

    @Override
    public void erase(Connection writing, DocumentKey document) {
        Path path = path(document.organisation(), document.digest());
        try {
            if (Files.deleteIfExists(path)) {
                Disk.sync(path.getParent());
            }
        } catch (IOException e) {
            throw new LedgerUnavailable("document " + document.digest() + " cannot be erased", e);
        }
    }

    @Override
    public StoredDocuments by(SqlReads reads) {
        return this;
    }

    /** Takes one document's name. */
    interface Each {
        void document(String organisation, String digest) throws IOException;
    }

    /** Names every document once. One that is stored or erased meanwhile may be named or not. */
    void forEach(Each each) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> folders = Files.list(folder)) {
            for (Path organisation : (Iterable<Path>) folders::iterator) {
                String code = DocumentNames.organisation(organisation.getFileName().toString());
                if (code == null) {
                    continue; // Not made by this class.
                }
                try (Stream<Path> files = Files.list(organisation)) {
                    for (Path file : (Iterable<Path>) files::iterator) {
                        String digest = DocumentNames.digest(file.getFileName().toString());
                        if (DocumentNames.isDigest(digest)) {
                            each.document(code, digest);
                        }
                    }
                }
            }
        }
    }

    private Path path(String organisation, String digest) {
        return folder.resolve(DocumentNames.folder(organisation)).resolve(DocumentNames.digits(digest));
    }
}

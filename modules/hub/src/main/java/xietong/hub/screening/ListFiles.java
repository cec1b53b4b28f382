// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import com.google.protobuf.CodedInputStream;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.ledger.LedgerUnavailable;
import xietong.ledger.Reads;
import xietong.rules.screening.PackedList;
import xietong.rules.screening.PackedShard;
import xietong.v1.WatchListCommit;

/**
 * This node's list in two files of its data folder, so that the next start need not make it from the ledger: the packed
 * shards, written when they were packed anew, and a short head with what changed since. Keyed digests and references,
 * nothing in clear. What is read is held against its checksums and against the ledger's seal; where anything is missing,
 * damaged, of another ledger, of keys that are not in force or of another normal form there is no copy.
 *
 * <pre>
 * head   : length 4 | manifest | position 8 | shards file's name | number of changes 4 | length 4, change ... | checksum 4
 * shards : length 4, packed shard ... in the order of the manifest
 * </pre>
 */
final class ListFiles {
    private static final Logger LOG = LoggerFactory.getLogger(ListFiles.class);
    private static final String HEAD = "head";
    private static final String SHARDS = "shards-";

    private final Path folder;

    ListFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes a copy; the one before it is there until this one is whole. */
    void keep(ListCopy copy, ListMark mark) throws IOException {
        Files.createDirectories(folder);
        ListManifest manifest = ListManifest.of(mark, copy.lists());
        String shards = SHARDS + copy.base() + "-"
                + Integer.toHexString(Arrays.hashCode(manifest.sums().values().stream().mapToInt(Arrays::hashCode).toArray()));
        if (!Files.exists(folder.resolve(shards))) {
            write(shards, out -> {
                for (String key : manifest.sums().keySet()) {
                    PackedList list = copy.lists().stream().filter(l -> l.key().equals(key)).findFirst().orElseThrow();
                    for (PackedShard shard : list.shards()) {
                        out.writeInt(shard.bytes().length);
                        out.write(shard.bytes());
                    }
                }
            });
        }
        write(HEAD, out -> head(out, manifest, shards, copy));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path old : files.filter(f -> !f.endsWith(HEAD) && !f.endsWith(shards)).toList()) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static void head(DataOutputStream out, ListManifest manifest, String shards, ListCopy copy)
            throws IOException {
        byte[] bytes = manifest.bytes();
        out.writeInt(bytes.length);
        out.write(bytes);
        out.writeLong(copy.position());
        out.writeUTF(shards);
        out.writeInt(copy.changes().size());
        for (WatchListCommit change : copy.changes()) {
            byte[] one = change.toByteArray();
            out.writeInt(one.length);
            out.write(one);
        }
    }

    private interface Content {
        void to(DataOutputStream out) throws IOException;
    }

    /** Under another name first; what follows the content is its checksum. */
    private void write(String name, Content content) throws IOException {
        Path fresh = folder.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        var sum = new CRC32C();
        try (OutputStream file = Files.newOutputStream(fresh);
                var out = new DataOutputStream(new BufferedOutputStream(
                        new CheckedOutputStream(file, sum), 1 << 16))) {
            content.to(out);
            out.flush();
            out.writeInt((int) sum.getValue());
        }
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The copy under these keys that this ledger knows for its own. @throws LedgerUnavailable when it cannot be asked */
    Optional<ListCopy> read(List<String> keys, Reads ledger) {
        try {
            return Optional.of(copy(keys, ledger));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (LedgerUnavailable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            LOG.info("screening: the list that was kept is not used: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private ListCopy copy(List<String> keys, Reads ledger) throws IOException {
        byte[] head = Files.readAllBytes(folder.resolve(HEAD));
        int end = head.length - Integer.BYTES;
        require(end > 0 && PackedShard.checksum(Arrays.copyOf(head, end)) == ByteBuffer.wrap(head).getInt(end),
                "its head is damaged");
        try (var in = new DataInputStream(new ByteArrayInputStream(head, 0, end))) {
            ListManifest manifest = ListManifest.parse(in.readNBytes(in.readInt()));
            long position = in.readLong();
            String shards = in.readUTF();
            require(manifest.sums().keySet().equals(Set.copyOf(keys)), "it is of other keys");
            require(manifest.mark().position() == position && manifest.mark().isOf(ledger),
                    "it is of another ledger, of another normal form, or knows more than the ledger");
            List<WatchListCommit> changes = new ArrayList<>();
            for (int n = in.readInt(); n > 0; n--) {
                changes.add(WatchListCommit.parseFrom(CodedInputStream.newInstance(in.readNBytes(in.readInt()))));
            }
            var copy = new ListCopy(ListCopy.KEPT, lists(keys, manifest, folder.resolve(shards)), changes, position);
            require(copy.base() <= position, "its shards are younger than its head");
            return copy;
        }
    }

    private static List<PackedList> lists(List<String> keys, ListManifest manifest, Path file) throws IOException {
        var lists = new HashMap<String, PackedList>();
        try (InputStream bytes = Files.newInputStream(file);
                var in = new DataInputStream(new BufferedInputStream(bytes, 1 << 16))) {
            for (String key : manifest.sums().keySet()) {
                List<PackedShard> shards = new ArrayList<>();
                for (int i = 0; i < manifest.shards(key); i++) {
                    byte[] shard = in.readNBytes(in.readInt());
                    require(manifest.confirms(key, i, shard), "shard " + i + " is damaged");
                    shards.add(PackedShard.of(shard));
                }
                PackedList list = PackedList.of(shards);
                require(list.key().equals(key), "its shards are of another key");
                lists.put(key, list);
            }
        }
        return keys.stream().map(lists::get).toList();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

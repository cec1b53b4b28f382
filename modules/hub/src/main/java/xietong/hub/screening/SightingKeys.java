// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import xietong.rules.screening.Digester;

/**
 * The keys under which sources make digests: a file beside the hub's own keys, one line {@code identifier:hexadecimal} a
 * key. The first is the present one; the others are in force until their line is taken out. Made with the
 * hub's own keys, or at the first start.
 */
public final class SightingKeys {
    /** Name of the file. */
    public static final String FILE = "sighting.keys";

    private static final int BYTES = 32;

    private SightingKeys() {}

    /** The keys of a folder, the present one first; makes one where there is none. */
    public static List<Digester> load(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys of a file, as the hub or a source has it, the present one first. */
    public static List<Digester> read(Path file) throws IOException {
        var keys = new ArrayList<Digester>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                keys.add(key(line.strip(), file));
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException(file + " holds no key");
        }
        return List.copyOf(keys);
    }

    private static Digester key(String line, Path file) {
        int colon = line.indexOf(':');
        try {
            return Digester.of(line.substring(0, colon), HexFormat.of().parseHex(line.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalStateException(file + ": each line is identifier:hexadecimal, of at least 16 bytes");
        }
    }

    /**
     * Makes a new present key; those before stay in force until they are taken out. In force from the hub's next start.
     *
     * @return its identifier
     */
    public static String rotate(Path folder) {
        load(folder);
        Path file = folder.resolve(FILE);
        String line = line();
        try {
            var lines = new ArrayList<>(List.of(line));
            lines.addAll(Files.readAllLines(file));
            replace(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.substring(0, line.indexOf(':'));
    }

    /**
     * Takes a key out: what is made under it is not understood from the hub's next start on.
     *
     * @throws IllegalArgumentException when there is no such key, or it is the present one
     */
    public static void retire(Path folder, String key) {
        List<Digester> keys = load(folder);
        if (keys.get(0).key().equals(key)) {
            throw new IllegalArgumentException(key + " is the present key; make a new one first");
        }
        if (keys.stream().noneMatch(k -> k.key().equals(key))) {
            throw new IllegalArgumentException("no key " + key + "; in force are "
                    + String.join(", ", keys.stream().map(Digester::key).toList()));
        }
        Path file = folder.resolve(FILE);
        try {
            replace(file, Files.readAllLines(file).stream().filter(l -> !l.strip().startsWith(key + ":")).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line() {
        byte[] secret = new byte[BYTES];
        var random = new SecureRandom();
        random.nextBytes(secret);
        return String.format("k%08x:%s", random.nextInt(), HexFormat.of().formatHex(secret));
    }

    private static void make(Path file) throws IOException {
        replace(file, List.of(line()));
    }

    /** As a whole or not at all, and for nobody else to read. */
    private static void replace(Path file, List<String> lines) throws IOException {
        Path next = file.resolveSibling(FILE + ".new");
        Files.deleteIfExists(next);
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] own = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        Files.createFile(next, own);
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(String.join("\n", lines) + "\n"));
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}

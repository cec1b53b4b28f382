// SPDX-License-Identifier: Apache-2.0
package xietong.hub.screening;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * key. The first is the present one; the others are in force until their line is taken out. Made at the first start.
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

    private static void make(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        var random = new SecureRandom();
        random.nextBytes(secret);
        String line = String.format("k%08x:%s%n", random.nextInt(), HexFormat.of().formatHex(secret));
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] own = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        Files.createFile(file, own);
        Files.write(file, line.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
    }
}

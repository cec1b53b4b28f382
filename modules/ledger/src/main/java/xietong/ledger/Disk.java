// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Makes names in folders durable: a new file is there after a power cut only when its folder was synced, too. */
final class Disk {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    private Disk() {}

    /** Makes a folder with all above it, durably, unless it is there. */
    static Path folder(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (!Files.isDirectory(absolute)) {
            Path parent = absolute.getParent();
            if (parent != null) {
                folder(parent);
            }
            Files.createDirectories(absolute);
            if (parent != null) {
                sync(parent);
            }
        }
        return folder;
    }

    /** Syncs a file or folder. */
    static void sync(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        if (folder && WINDOWS) {
            return; // Windows opens no folders; NTFS journals its names.
        }
        try (FileChannel channel =
                FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Epoch and number on a line each; on disk before the old file gives way to it. */
final class FileCursorStore implements CursorStore {
    private final Path path;

    FileCursorStore(Path path) {
        this.path = path.toAbsolutePath();
    }

    @Override
    public Optional<Cursor> load() {
        try {
            if (Files.notExists(path)) {
                return Optional.empty();
            }
            String text = Files.readString(path);
            String[] lines = text.split("\n", -1);
            if (lines.length != 3 || !lines[1].matches("\\d{1,19}") || !lines[2].isEmpty()) {
                throw new IllegalStateException(path + " does not hold a cursor; remove it to start at the hub's");
            }
            return Optional.of(new Cursor(lines[0], Long.parseLong(lines[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void save(Cursor cursor) {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try {
            ByteBuffer text = UTF_8.encode(cursor.epoch() + "\n" + cursor.seq() + "\n");
            try (FileChannel file = FileChannel.open(next, CREATE, TRUNCATE_EXISTING, WRITE)) {
                while (text.hasRemaining()) {
                    file.write(text);
                }
                file.force(true);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Content set aside in a temporary file until all of it is there, so that a slow sender holds no connection and no
 * transaction. On Unix the file loses its name as soon as it is open: nothing is left even when the process dies.
 */
final class Spool implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final FileChannel channel;

    /** Reads all content; whatever that throws, nothing is left behind. */
    Spool(InputStream content) throws IOException {
        Path path = Files.createTempFile("xietong-document", null);
        channel = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        boolean whole = false;
        try {
            byte[] buffer = new byte[BUFFER];
            for (int n = content.read(buffer, 0, BUFFER); n >= 0; n = content.read(buffer, 0, BUFFER)) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, n);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            whole = true;
        } finally {
            if (!whole) {
                channel.close();
            }
        }
    }

    /** The content from its start. */
    InputStream content() throws IOException {
        channel.position(0);
        return Channels.newInputStream(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Content from a queue of pieces; {@link #END} ends it, {@link #ABANDONED} breaks it off. */
final class Pieces extends InputStream {
    static final byte[] END = new byte[0];
    static final byte[] ABANDONED = new byte[0];

    /** Not all of the content will come. */
    static final class BrokenOff extends IOException {
        private BrokenOff() {
            super("the content was broken off");
        }
    }

    private final BlockingQueue<byte[]> pieces;
    private final Runnable resume;
    private byte[] piece = new byte[0];
    private int at;
    private boolean ended;

    Pieces(BlockingQueue<byte[]> pieces, Runnable resume) {
        this.pieces = pieces;
        this.resume = resume;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (at == piece.length && !ended) {
            try {
                byte[] next = pieces.poll(DocumentCalls.PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (next == ABANDONED) {
                    throw new BrokenOff();
                }
                ended = next == null || next == END;
                piece = next == null ? new byte[0] : next;
                at = 0;
                resume.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
        if (ended) {
            return -1;
        }
        int n = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, offset, n);
        at += n;
        return n;
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.ByteString;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import xietong.rules.Refused;
import xietong.v1.DocumentServiceDownloadResponse;
import xietong.v1.Reason;

/** Sends pieces at the reader's pace, from a worker thread. */
final class Outgoing extends OutputStream {
    private final Call call;
    private final Context context = Vertx.currentContext();
    private volatile CompletableFuture<Boolean> sending = new CompletableFuture<>();
    private volatile boolean left;

    Outgoing(Call call) {
        this.call = call;
    }

    /** The reader has gone: whoever waits for room need not. */
    void left() {
        left = true;
        sending.complete(false);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int at = offset; at < offset + length; at += DocumentCalls.PIECE) {
            piece(bytes, at, Math.min(DocumentCalls.PIECE, offset + length - at));
        }
    }

    private void piece(byte[] bytes, int offset, int length) throws IOException {
        var message = DocumentServiceDownloadResponse.newBuilder()
                .setContent(ByteString.copyFrom(bytes, offset, length))
                .build();
        var sent = new CompletableFuture<Boolean>();
        sending = sent;
        context.runOnContext(v -> sendWhenThereIsRoom(message, sent));
        try {
            if (left || !sent.get(DocumentCalls.PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Refused(Reason.REASON_CLOSING, "the reader has left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (TimeoutException e) {
            throw new Refused(Reason.REASON_OVERLOADED, "the document was not taken in time")
                    .with("retry_after_ms", 1_000);
        } catch (ExecutionException e) {
            throw new IOException("sending failed", e);
        }
    }

    private void sendWhenThereIsRoom(DocumentServiceDownloadResponse message, CompletableFuture<Boolean> sent) {
        if (left || call.hasEnded()) {
            sent.complete(false);
        } else if (call.line().isFull()) {
            call.line().onRoom(() -> sendWhenThereIsRoom(message, sent));
        } else {
            sent.complete(call.send(message));
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import xietong.hub.States;
import xietong.ledger.Documents;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.v1.DocumentRef;
import xietong.v1.DocumentServiceDownloadRequest;
import xietong.v1.DocumentServiceDownloadResponse;
import xietong.v1.DocumentServiceUploadRequest;
import xietong.v1.DocumentServiceUploadResponse;
import xietong.v1.Reason;

/** Papers in and out, piece by piece; never more than some pieces in memory. */
final class DocumentCalls {
    /** Form of a digest. */
    static final String DIGEST = "sha256:[0-9a-f]{64}";

    private static final int PIECE = 256 * 1024;
    private static final int PIECES_WAITING = 4;
    private static final long PATIENCE_SECONDS = 60;

    private final Ledger ledger;
    private final States states;
    private final WorkerExecutor workers;
    private final long largest;

    DocumentCalls(Ledger ledger, States states, WorkerExecutor workers, long largest) {
        this.ledger = ledger;
        this.states = states;
        this.workers = workers;
        this.largest = largest;
    }

    /** The first message declares, the others carry. */
    void upload(Call call) {
        new Upload(call).start();
    }

    private final class Upload {
        private final Call call;
        private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES_WAITING + 2);
        private DocumentRef declared;
        private long received;

        Upload(Call call) {
            this.call = call;
        }

        void start() {
            call.request().handler(this::message);
            call.request().endHandler(v -> pieces.offer(new byte[0]));
            call.request().errorHandler(e -> abandon());
            call.request().exceptionHandler(e -> abandon());
            call.response().exceptionHandler(e -> abandon());
        }

        private void abandon() {
            // The writer of the document sees an early end and keeps nothing.
            received = Long.MAX_VALUE;
            pieces.clear();
            pieces.offer(new byte[0]);
        }

        private void message(Buffer bytes) {
            try {
                var message = Call.parse(DocumentServiceUploadRequest.getDefaultInstance(), bytes.getBytes());
                if (declared == null) {
                    declare(message);
                } else {
                    piece(message);
                }
            } catch (RuntimeException e) {
                call.fail(e);
                abandon();
            }
        }

        private void declare(DocumentServiceUploadRequest message) {
            DocumentRef document = message.getDeclaration();
            if (!document.getDigest().matches(DIGEST)) {
                throw Refused.field("declaration.digest", "sha256: and 64 lower-case hexadecimal digits");
            }
            if (document.getSize() < 1 || document.getSize() > largest) {
                throw new Refused(Reason.REASON_TOO_LARGE, "declaration.size: 1 to " + largest + " bytes")
                        .with("field", "declaration.size")
                        .with("accepted", "1 to " + largest);
            }
            Checks.text("declaration.name", document.getName(), 200);
            Checks.text("declaration.media_type", document.getMediaType(), 100);
            declared = document.toBuilder()
                    .setOrganisation(call.principal().organisation().getCode())
                    .build();
            workers.<Void>executeBlocking(() -> store(declared), false)
                    .onSuccess(v -> call.reply(
                            DocumentServiceUploadResponse.newBuilder().setDocument(declared).build()))
                    .onFailure(e -> call.fail(e instanceof Documents.DigestMismatch
                            ? new Refused(Reason.REASON_DIGEST_MISMATCH, "the content is not what was declared")
                            : e));
        }

        private void piece(DocumentServiceUploadRequest message) {
            byte[] content = message.getContent().toByteArray();
            if (content.length == 0 || content.length > PIECE) {
                throw Refused.field("content", "1 to " + PIECE + " bytes a piece");
            }
            received += content.length;
            if (received > declared.getSize()) {
                throw new Refused(Reason.REASON_DIGEST_MISMATCH, "more content than declared");
            }
            pieces.add(content);
            if (pieces.size() >= PIECES_WAITING) {
                call.request().pause();
            }
        }

        private Void store(DocumentRef document) throws IOException {
            var context = call.request();
            try (InputStream content = new Pieces(pieces, context::resume)) {
                ledger.documents().put(document.getOrganisation(), document.getDigest(), document.getSize(), content);
            }
            return null;
        }
    }

    /** Content from a queue of pieces; an empty piece ends it. */
    private static final class Pieces extends InputStream {
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
                    byte[] next = pieces.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    ended = next == null || next.length == 0;
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

    /** Through a resource that cites it, or the caller's own. */
    void download(Call call, DocumentServiceDownloadRequest request) {
        workers.<Void>executeBlocking(
                        () -> {
                            requireRight(request, call.reader());
                            if (!ledger.documents()
                                    .get(request.getOrganisation(), request.getDigest(), new Outgoing(call))) {
                                throw Refused.notParty();
                            }
                            return null;
                        },
                        false)
                .onSuccess(v -> call.end())
                .onFailure(call::fail);
    }

    private void requireRight(DocumentServiceDownloadRequest request, Caller reader) {
        boolean own = request.getResource().isEmpty() && request.getOrganisation().equals(reader.code());
        if (!request.getDigest().matches(DIGEST)) {
            throw Refused.field("digest", "sha256: and 64 lower-case hexadecimal digits");
        }
        if (own) {
            return;
        }
        StoredState row = ledger.state(request.getResource()).orElseThrow(Refused::notParty);
        boolean entitled = states.cites(
                "xietong.v1.DocumentService/Download", row, reader, request.getOrganisation(), request.getDigest());
        if (!entitled) {
            throw Refused.notParty();
        }
    }

    /** Sends pieces at the reader's pace, from a worker thread. */
    private static final class Outgoing extends OutputStream {
        private final Call call;
        private final io.vertx.core.Context context;

        Outgoing(Call call) {
            this.call = call;
            this.context = io.vertx.core.Vertx.currentContext();
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            for (int at = offset; at < offset + length; at += PIECE) {
                piece(bytes, at, Math.min(PIECE, offset + length - at));
            }
        }

        private void piece(byte[] bytes, int offset, int length) throws IOException {
            var message = DocumentServiceDownloadResponse.newBuilder()
                    .setContent(com.google.protobuf.ByteString.copyFrom(bytes, offset, length))
                    .build();
            var sent = new java.util.concurrent.CompletableFuture<Boolean>();
            context.runOnContext(v -> sendWhenThereIsRoom(message, sent));
            try {
                if (!sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new IOException("the reader has left");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new IOException("the reader takes nothing", e);
            }
        }

        private void sendWhenThereIsRoom(
                DocumentServiceDownloadResponse message, java.util.concurrent.CompletableFuture<Boolean> sent) {
            if (call.hasEnded()) {
                sent.complete(false);
            } else if (call.response().writeQueueFull()) {
                call.response().drainHandler(v -> sendWhenThereIsRoom(message, sent));
            } else {
                sent.complete(call.send(message));
            }
        }
    }
}

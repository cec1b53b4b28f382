// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import xietong.hub.States;
import xietong.ledger.Documents;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.v1.DocumentRef;
import xietong.v1.DocumentServiceDownloadRequest;
import xietong.v1.DocumentServiceUploadRequest;
import xietong.v1.DocumentServiceUploadResponse;
import xietong.v1.Reason;

/** Papers in and out, piece by piece; never more than some pieces in memory. */
final class DocumentCalls {
    /** Form of a digest. */
    static final String DIGEST = "sha256:[0-9a-f]{64}";

    static final int PIECE = 256 * 1024;
    private static final int PIECES_WAITING = 4;
    static final long PATIENCE_SECONDS = 60;
    /** Each holds a thread; one organisation that stands still must not hold them all. */
    private static final int MOST_TRANSFERS = 1_024;

    private final Ledger ledger;
    private final States states;
    private final WorkerExecutor workers;
    private final OpenStreams streams;
    private final long largest;
    private final Rates rates;
    private final Quota transfers;

    /** Takes workers of its own: a transfer lasts as long as its other side likes. */
    DocumentCalls(
            Ledger ledger,
            States states,
            WorkerExecutor workers,
            OpenStreams streams,
            Rates rates,
            int mostOfOne,
            long largest) {
        this.ledger = ledger;
        this.states = states;
        this.workers = workers;
        this.streams = streams;
        this.rates = rates;
        this.transfers = new Quota("documents", MOST_TRANSFERS, mostOfOne);
        this.largest = largest;
    }

    private <T> Future<T> transfer(Call call, Callable<T> work) {
        Quota.Share share = transfers.take(call.organisation(), 1);
        return workers.executeBlocking(work, false).onComplete(done -> share.giveBack());
    }

    /** The first message declares, the others carry. */
    void upload(Call call) {
        new Upload(call).start();
    }

    private final class Upload {
        private final Call call;
        private final Context context = Vertx.currentContext();
        private final BlockingQueue<byte[]> pieces = new ArrayBlockingQueue<>(PIECES_WAITING + 2);
        private DocumentRef declared;
        private long received;

        Upload(Call call) {
            this.call = call;
        }

        void start() {
            call.line().onMessage(this::message);
            call.line().onEnd(() -> {
                if (declared == null) {
                    call.fail(new Refused(Reason.REASON_MALFORMED, "an upload begins with its declaration"));
                }
                pieces.offer(Pieces.END);
            });
            call.line().onInvalid(this::refuse);
            call.line().onGone(this::abandon);
            streams.watch(call, this::refuse);
        }

        private void abandon() {
            if (declared == null) {
                call.abandon();
            }
            // Whoever stores the document sees it break off and keeps nothing, even if all of it had come.
            pieces.clear();
            pieces.offer(Pieces.ABANDONED);
        }

        private void message(byte[] bytes) {
            if (call.hasEnded()) {
                return;
            }
            try {
                var message = Call.parse(DocumentServiceUploadRequest.getDefaultInstance(), bytes);
                if (declared == null) {
                    declare(message);
                } else {
                    piece(message);
                }
            } catch (RuntimeException e) {
                refuse(e);
            }
        }

        private void refuse(RuntimeException why) {
            call.fail(why);
            abandon();
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
            // Before anything of it is sent.
            rates.bytes().take(call.organisation(), document.getSize());
            declared = document.toBuilder()
                    .setOrganisation(call.organisation())
                    .build();
            transfer(call, () -> store(declared))
                    .onSuccess(v -> call.reply(
                            DocumentServiceUploadResponse.newBuilder().setDocument(declared).build()))
                    .onFailure(e -> call.fail(refusal(e)));
            // From now on it counts as a document under way.
            call.release();
        }

        private static Throwable refusal(Throwable e) {
            if (e instanceof Documents.DigestMismatch) {
                return new Refused(Reason.REASON_DIGEST_MISMATCH, "the content is not what was declared");
            }
            return e instanceof Pieces.BrokenOff ? new Refused(Reason.REASON_MALFORMED, e.getMessage()) : e;
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
                call.line().pause();
            }
        }

        /** Reads on; on the stream's own context, so that it never overtakes the pause. */
        private void taken() {
            context.runOnContext(v -> {
                if (pieces.size() < PIECES_WAITING) {
                    call.line().resume();
                }
            });
        }

        private Void store(DocumentRef document) throws IOException {
            try (InputStream content = new Pieces(pieces, this::taken)) {
                ledger.documents().put(document.getOrganisation(), document.getDigest(), document.getSize(), content);
            }
            return null;
        }
    }

    /** Through a resource that cites it, or the caller's own. */
    void download(Call call, DocumentServiceDownloadRequest request) {
        var outgoing = new Outgoing(call);
        call.line().onGone(outgoing::left);
        streams.watch(call, why -> {
            call.fail(why);
            outgoing.left();
        });
        transfer(call, () -> {
                    requireRight(request, call.reader());
                    if (!ledger.documents().get(request.getOrganisation(), request.getDigest(), outgoing)) {
                        throw Refused.notParty();
                    }
                    return null;
                })
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
}

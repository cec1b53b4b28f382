// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import xietong.v1.DocumentRef;
import xietong.v1.DocumentServiceDownloadRequest;
import xietong.v1.DocumentServiceDownloadResponse;
import xietong.v1.DocumentServiceGrpc;
import xietong.v1.DocumentServiceUploadRequest;
import xietong.v1.DocumentServiceUploadResponse;

/**
 * Papers 文书材料. A transfer that moves is never cut off, one that stands still is begun again; what was interrupted
 * changes nothing at the hub, and a repeated upload is one document.
 */
public final class Documents {
    private static final int PIECE_BYTES = 128 * 1024;

    private final Caller caller;

    Documents(Caller caller) {
        this.caller = caller;
    }

    private interface Content {
        InputStream open() throws IOException;
    }

    /** Stores the file under its own name. Refuses with REASON_DIGEST_MISMATCH where it changes meanwhile. */
    public DocumentRef upload(Path file, String mediaType) throws IOException {
        return upload(() -> Files.newInputStream(file), file.getFileName().toString(), mediaType);
    }

    public DocumentRef upload(byte[] content, String name, String mediaType) throws IOException {
        return upload(() -> new ByteArrayInputStream(content), name, mediaType);
    }

    private DocumentRef upload(Content content, String name, String mediaType) throws IOException {
        Digest digest = new Digest();
        try (InputStream in = content.open()) {
            in.transferTo(digest);
        }
        DocumentRef declared = DocumentRef.newBuilder()
                .setDigest(digest.text())
                .setName(name)
                .setMediaType(mediaType)
                .setSize(digest.size())
                .build();
        DocumentRef stored = caller.retrying(limit -> send(content, declared, limit));
        if (!stored.getDigest().equals(declared.getDigest())) {
            throw new DigestMismatch(declared.getDigest(), stored.getDigest());
        }
        // The hub masks the name in its answer; whoever uploaded the document knows it.
        return stored.toBuilder().setName(name).build();
    }

    private DocumentRef send(Content content, DocumentRef declared, Duration limit) throws IOException {
        Duration stall = caller.policy.attempt();
        var method = DocumentServiceGrpc.getUploadMethod();
        try (InputStream in = content.open();
                StreamCall<DocumentServiceUploadRequest, DocumentServiceUploadResponse> call =
                        new StreamCall<>(caller.channel(), method)) {
            var part = DocumentServiceUploadRequest.newBuilder();
            boolean wanted = call.send(part.setDeclaration(declared).build(), limit);
            while (wanted) {
                ByteString piece = ByteString.copyFrom(in.readNBytes(PIECE_BYTES));
                if (piece.isEmpty()) {
                    call.finish();
                    break;
                }
                wanted = call.send(part.setContent(piece).build(), stall);
            }
            var answer = call.next(stall);
            return answer == null ? DocumentRef.getDefaultInstance() : answer.getDocument();
        }
    }

    /**
     * Writes a document to the stream and checks it: on {@link DigestMismatch} nothing of what was written may be
     * used. The resource is one that cites it and that the caller is party to; empty for the caller's own upload.
     */
    public void download(String resource, DocumentRef document, OutputStream out) throws IOException {
        if (!document.getDigest().startsWith(Digest.PREFIX)) {
            throw new IllegalArgumentException("no SHA-256 digest to check against: " + document.getDigest());
        }
        Digest digest = new Digest();
        caller.retrying(limit -> receive(resource, document, digest, out));
        String actual = digest.text();
        if (!actual.equals(document.getDigest())) {
            throw new DigestMismatch(document.getDigest(), actual);
        }
        out.flush();
    }

    /** The same into a file, which appears only once its digest is right and replaces what was there. */
    public void download(String resource, DocumentRef document, Path file) throws IOException {
        Path part = Files.createTempFile(file.toAbsolutePath().getParent(), ".download", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                download(resource, document, out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Leaves out what an earlier attempt has written; the digest over all of it tells whether that was right. */
    private Void receive(String resource, DocumentRef document, Digest digest, OutputStream out) throws IOException {
        var method = DocumentServiceGrpc.getDownloadMethod();
        try (StreamCall<DocumentServiceDownloadRequest, DocumentServiceDownloadResponse> call =
                new StreamCall<>(caller.channel(), method)) {
            call.ask(DocumentServiceDownloadRequest.newBuilder()
                    .setResource(resource)
                    .setOrganisation(document.getOrganisation())
                    .setDigest(document.getDigest())
                    .build());
            long skip = digest.size();
            for (var next = call.next(caller.policy.attempt()); next != null;
                    next = call.next(caller.policy.attempt())) {
                ByteString piece = next.getContent();
                int known = (int) Math.min(skip, piece.size());
                skip -= known;
                piece = piece.substring(known);
                piece.writeTo(digest);
                piece.writeTo(out);
            }
        }
        return null;
    }
}

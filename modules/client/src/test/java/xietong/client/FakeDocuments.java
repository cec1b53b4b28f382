// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import xietong.v1.DocumentRef;
import xietong.v1.DocumentServiceDownloadRequest;
import xietong.v1.DocumentServiceDownloadResponse;
import xietong.v1.DocumentServiceGrpc;
import xietong.v1.DocumentServiceUploadRequest;
import xietong.v1.DocumentServiceUploadResponse;
import xietong.v1.Reason;

/** Keeps documents by digest; breaks or damages what a test wants broken or damaged. */
final class FakeDocuments extends DocumentServiceGrpc.DocumentServiceImplBase {
    final Map<String, ByteString> stored = new ConcurrentHashMap<>();
    volatile int uploads;
    volatile int downloads;
    volatile int breakUploads;
    volatile int breakDownloads;
    volatile boolean damages;
    volatile int limit = Integer.MAX_VALUE;

    @Override
    public StreamObserver<DocumentServiceUploadRequest> upload(StreamObserver<DocumentServiceUploadResponse> to) {
        uploads++;
        return new StreamObserver<>() {
            private DocumentRef declared = DocumentRef.getDefaultInstance();
            private ByteString content = ByteString.EMPTY;
            private boolean over;

            @Override
            public void onNext(DocumentServiceUploadRequest part) {
                if (part.hasDeclaration()) {
                    declared = part.getDeclaration();
                }
                content = content.concat(part.getContent());
                if (!over && breakUploads > 0 && content.size() > 200_000) {
                    breakUploads--;
                    end(Status.UNAVAILABLE.asRuntimeException());
                } else if (!over && content.size() > limit) {
                    end(FakeHub.refusal(Status.Code.RESOURCE_EXHAUSTED, Reason.REASON_TOO_LARGE, Map.of()));
                } else if (!over && stored.containsKey(declared.getDigest())) {
                    answer();
                }
            }

            private void end(Throwable cause) {
                over = true;
                to.onError(cause);
            }

            private void answer() {
                over = true;
                to.onNext(DocumentServiceUploadResponse.newBuilder()
                        .setDocument(declared.toBuilder().setOrganisation("C1"))
                        .build());
                to.onCompleted();
            }

            @Override
            public void onError(Throwable cause) {
                over = true;
            }

            @Override
            public void onCompleted() {
                if (!over) {
                    stored.put(declared.getDigest(), content);
                    answer();
                }
            }
        };
    }

    @Override
    public void download(DocumentServiceDownloadRequest request, StreamObserver<DocumentServiceDownloadResponse> to) {
        downloads++;
        ByteString content = stored.get(request.getDigest());
        if (content == null) {
            to.onError(FakeHub.refusal(Status.Code.PERMISSION_DENIED, Reason.REASON_NOT_PARTY, Map.of()));
            return;
        }
        boolean breaks = breakDownloads > 0;
        breakDownloads--;
        var stream = (ServerCallStreamObserver<DocumentServiceDownloadResponse>) to;
        stream.setOnReadyHandler(new Runnable() {
            private int at;
            private boolean over;

            @Override
            public void run() {
                while (stream.isReady() && !over) {
                    if (breaks && at > content.size() / 2) {
                        over = true;
                        stream.onError(Status.UNAVAILABLE.asRuntimeException());
                        return;
                    }
                    int end = Math.min(content.size(), at + 50_000);
                    ByteString piece = content.substring(at, end);
                    at = end;
                    stream.onNext(DocumentServiceDownloadResponse.newBuilder()
                            .setContent(damages ? ByteString.copyFrom(new byte[piece.size()]) : piece)
                            .build());
                    if (at == content.size()) {
                        over = true;
                        stream.onCompleted();
                    }
                }
            }
        });
    }
}

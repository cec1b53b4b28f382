// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import com.google.protobuf.ByteString;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import xietong.v1.DocumentRef;
import xietong.v1.DocumentServiceUploadRequest;

/** A body of bytes as an upload of a document: declared by the address and the headers, then carried in pieces. */
final class UploadLine extends AnswerLine {
    static final String METHOD = "xietong.v1.DocumentService/Upload";
    private static final int PIECE = 256 * 1024;

    UploadLine(HttpServerRequest request) {
        super(request, METHOD);
    }

    /** After the gateway has taken the call, and before anything of the body has come. */
    void start(DocumentRef declared) {
        message(DocumentServiceUploadRequest.newBuilder().setDeclaration(declared).build().toByteArray());
        request.handler(this::pieces);
        request.endHandler(v -> asked());
    }

    private void pieces(Buffer body) {
        for (int at = 0; at < body.length() && !response.ended(); at += PIECE) {
            byte[] piece = body.getBytes(at, Math.min(body.length(), at + PIECE));
            message(DocumentServiceUploadRequest.newBuilder()
                    .setContent(ByteString.copyFrom(piece))
                    .build()
                    .toByteArray());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import com.google.protobuf.Message;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** One question or command, one answer as JSON. */
class AnswerLine extends BrowserLine {
    private byte[] answer = new byte[0];

    AnswerLine(HttpServerRequest request, String method) {
        super(request, method);
    }

    @Override
    public byte[] encode(Message message) {
        return Json.bytes(message);
    }

    @Override
    public Future<Void> write(byte[] encoded) {
        requireThere();
        answer = encoded;
        return taken();
    }

    @Override
    public Future<Void> end() {
        requireThere();
        return response.putHeader("content-type", "application/json").end(Buffer.buffer(answer));
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import xietong.rules.Refused;
import xietong.v1.Reason;

/** Bodies of requests, whole and bounded. */
final class Bodies {
    private Bodies() {}

    /** Fails with REASON_TOO_LARGE; to be called at once, before anything of the body has come. */
    static Future<String> text(HttpServerRequest request, int most) {
        Promise<String> promise = Promise.promise();
        if (declared(request) > most) {
            promise.fail(tooLarge(most));
            return promise.future();
        }
        Buffer body = Buffer.buffer();
        request.exceptionHandler(promise::tryFail);
        request.handler(piece -> {
            if (body.length() + piece.length() > most) {
                request.pause();
                promise.tryFail(tooLarge(most));
            } else {
                body.appendBuffer(piece);
            }
        });
        request.endHandler(v -> promise.tryComplete(body.toString()));
        return promise.future();
    }

    private static Refused tooLarge(int most) {
        return new Refused(Reason.REASON_TOO_LARGE, "the request is larger than this hub accepts").with("accepted", most);
    }

    /** Length that the request declares; -1 where it declares none. */
    static long declared(HttpServerRequest request) {
        try {
            String length = request.getHeader("content-length");
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}

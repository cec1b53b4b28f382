// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import xietong.hub.gateway.Door;
import xietong.rules.Refused;
import xietong.v1.Reason;

/** A refusal as a browser gets it: a status, and as JSON the reason, the sentence and the details. */
final class Problems {
    private static final int INTERNAL = 500;
    /** By the code of the gRPC status. */
    private static final Map<Integer, Integer> STATUS = Map.of(
            3, 400, 5, 404, 6, 409, 7, 403, 8, 429, 9, 409, 10, 409, 11, 410, 14, 503, 16, 401);
    private static final int UNIMPLEMENTED = 12;

    private Problems() {}

    static int status(Reason reason) {
        return switch (reason) {
            // Signing in again would not help.
            case REASON_SIGNATURE_INVALID -> 403;
            case REASON_TOO_LARGE -> 413;
            default -> Door.status(reason) == UNIMPLEMENTED ? 404 : STATUS.getOrDefault(Door.status(reason), INTERNAL);
        };
    }

    static JsonObject json(Refused refused) {
        var details = new JsonObject();
        refused.metadata().forEach(details::put);
        return new JsonObject()
                .put("reason", refused.reason().name())
                .put("message", refused.getMessage())
                .put("details", details);
    }

    /** How long to wait before the next attempt, in milliseconds; 0 where that is not said. */
    static long retryAfter(Refused refused) {
        try {
            return Long.parseLong(refused.metadata().getOrDefault("retry_after_ms", "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Answers with a refusal; what of the request is still on its way is not waited for. */
    static void answer(HttpServerRequest request, Refused refused) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed() || response.headWritten()) {
            return;
        }
        long wait = retryAfter(refused);
        if (wait > 0) {
            response.putHeader("retry-after", String.valueOf((wait + 999) / 1_000));
        }
        boolean whole = request.isEnded();
        boolean alone = request.version() != HttpVersion.HTTP_2;
        if (!whole && alone) {
            response.putHeader("connection", "close");
        }
        response.setStatusCode(status(refused.reason()))
                .putHeader("content-type", "application/json")
                .end(json(refused).encode())
                .onComplete(sent -> {
                    if (!whole && alone) {
                        request.connection().close();
                    }
                });
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import xietong.hub.gateway.Door;
import xietong.rules.Refused;
import xietong.v1.Reason;

/** Small JSON objects that pages send, and the answers to them. */
final class Forms {
    private static final int MOST = 8 * 1024;
    private static final int LONGEST = 256;
    private static final int NO_CONTENT = 204;

    private Forms() {}

    /** What was sent; to be called at once. */
    static Future<JsonObject> sent(HttpServerRequest request) {
        return Bodies.text(request, MOST).map(Forms::object);
    }

    /** Refuses with REASON_MALFORMED. */
    static JsonObject object(String body) {
        try {
            return body.isBlank() ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException | ClassCastException e) {
            throw new Refused(Reason.REASON_MALFORMED, "this is no JSON object");
        }
    }

    /** Empty where there is none. */
    static String text(JsonObject sent, String field) {
        Object value = sent.getValue(field);
        String text = value == null ? "" : String.valueOf(value);
        if (text.length() > LONGEST) {
            throw Refused.field(field, "at most " + LONGEST + " characters");
        }
        return text;
    }

    /** Where it came from. */
    static String address(HttpServerRequest request) {
        return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    }

    /** On the context of the request again, whatever thread completes the stage. */
    static <T> Future<T> staged(Supplier<CompletionStage<T>> stage) {
        try {
            return Future.fromCompletionStage(stage.get(), Vertx.currentContext());
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /** Answers with 204 when it is done, or with why it is not. */
    static void answer(HttpServerRequest request, Future<?> done) {
        answer(request, done, v -> request.response().setStatusCode(NO_CONTENT).end());
    }

    /** Goes on with what is found, and answers with the refusal where that fails or was not found. */
    static <T> void answer(HttpServerRequest request, Future<T> found, Consumer<? super T> then) {
        found.map(value -> {
            then.accept(value);
            return value;
        }).onFailure(e -> Problems.answer(request, Door.refused(e)));
    }
}

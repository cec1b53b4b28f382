// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Consumer;
import xietong.hub.gateway.Line;
import xietong.rules.Refused;

/** A call that came over the browser's port: what all its forms have in common. */
abstract class BrowserLine implements Line {
    private final String method;
    private final MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    private Consumer<byte[]> onMessage = message -> {};
    private Runnable onEnd = () -> {};
    private Runnable onGone = () -> {};
    private boolean gone;
    final HttpServerRequest request;
    final HttpServerResponse response;

    /** Of a method by its full name. */
    BrowserLine(HttpServerRequest request, String method) {
        this.request = request;
        this.response = request.response();
        this.method = method;
        String trace = request.getHeader("traceparent");
        if (trace != null) {
            headers.set("traceparent", trace);
        }
        request.exceptionHandler(e -> leave());
        response.exceptionHandler(e -> leave());
        response.closeHandler(v -> leave());
    }

    /** One message, and no more. */
    final void ask(byte[] message) {
        onMessage.accept(message);
        onEnd.run();
    }

    final void message(byte[] message) {
        onMessage.accept(message);
    }

    final void asked() {
        onEnd.run();
    }

    /** The caller has gone, or is to be treated so. */
    final void leave() {
        if (!gone) {
            gone = true;
            left();
            onGone.run();
        }
    }

    /** For whoever keeps something for the line. */
    void left() {}

    final boolean isGone() {
        return gone;
    }

    final void requireThere() {
        if (gone) {
            throw new IllegalStateException("the caller has gone");
        }
    }

    @Override
    public final String method() {
        return method;
    }

    @Override
    public final MultiMap headers() {
        return headers;
    }

    @Override
    public final void onMessage(Consumer<byte[]> message) {
        onMessage = message;
    }

    @Override
    public final void onEnd(Runnable asked) {
        onEnd = asked;
    }

    @Override
    public final void onInvalid(Consumer<RuntimeException> why) {
        // What is no message is refused before it comes this far.
    }

    @Override
    public final void onGone(Runnable then) {
        onGone = then;
        if (gone) {
            then.run();
        }
    }

    @Override
    public void pause() {
        if (!request.isEnded()) {
            request.pause();
        }
    }

    @Override
    public void resume() {
        if (!request.isEnded()) {
            request.resume();
        }
    }

    @Override
    public boolean isFull() {
        return response.writeQueueFull();
    }

    @Override
    public void onRoom(Runnable then) {
        response.drainHandler(v -> then.run());
    }

    @Override
    public void refuse(Refused refused) {
        if (!gone) {
            Problems.answer(request, refused);
        }
    }

    /** Has what was written already. */
    static Future<Void> taken() {
        return Future.succeededFuture();
    }
}

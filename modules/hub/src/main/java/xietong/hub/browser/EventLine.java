// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import com.google.protobuf.Message;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import xietong.hub.gateway.Door;
import xietong.rules.Refused;
import xietong.v1.Reason;

/**
 * A stream of the contract as text/event-stream. Nothing is kept for a page that does not take: the stream reads on when
 * the connection has room again. A refusal before the first event is an answer with its status; after it, a good-bye.
 */
final class EventLine extends BrowserLine {
    private final Script script;
    private final Consumer<EventLine> onLeft;
    private boolean begun;
    private boolean ended;

    EventLine(HttpServerRequest request, String method, Script script, Consumer<EventLine> onLeft) {
        super(request, method);
        this.script = script;
        this.onLeft = onLeft;
    }

    @Override
    void left() {
        onLeft.accept(this);
    }

    @Override
    public byte[] encode(Message message) {
        var text = new StringBuilder();
        script.events(message).forEach(event -> event.append(text));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Future<Void> write(byte[] encoded) {
        requireThere();
        return encoded.length == 0 ? taken() : send(Buffer.buffer(encoded));
    }

    private Future<Void> send(Buffer events) {
        if (!begun) {
            begun = true;
            response.setChunked(true)
                    .putHeader("content-type", "text/event-stream; charset=utf-8")
                    .putHeader("x-accel-buffering", "no");
            response.write("retry: 1000\n\n");
        }
        return response.write(events);
    }

    /** A sign of life, and a beginning where there was none yet; for a page that does not take there is none. */
    void beat(Instant now) {
        if (ended || isGone() || isFull()) {
            return;
        }
        Event hello = script.hello(now);
        if (begun || hello != null) {
            var text = new StringBuilder();
            if (hello != null) {
                hello.append(text);
            }
            script.beat(now).append(text);
            send(Buffer.buffer(text.toString()));
        }
    }

    /** Tells of something beside the stream; a page that does not take, or has no stream yet, is not told. */
    void tell(Event event) {
        if (begun && !ended && !isGone() && !isFull()) {
            var text = new StringBuilder();
            event.append(text);
            send(Buffer.buffer(text.toString()));
        }
    }

    /** Ends politely; the page comes again. */
    void bye(String why) {
        if (!ended && !isGone()) {
            farewell(why);
            leave();
        }
    }

    private void farewell(String why) {
        ended = true;
        var text = new StringBuilder();
        MailboxScript.bye(why).append(text);
        send(Buffer.buffer(text.toString()));
        response.end();
    }

    @Override
    public Future<Void> end() {
        requireThere();
        if (ended) {
            return taken();
        }
        ended = true;
        onLeft.accept(this);
        return begun ? response.end() : send(Buffer.buffer(": nothing\n\n")).compose(v -> response.end());
    }

    @Override
    public void refuse(Refused refused) {
        if (isGone() || ended) {
            return;
        }
        if (begun) {
            farewell(why(refused.reason()));
        } else {
            ended = true;
            super.refuse(refused);
        }
        onLeft.accept(this);
    }

    private static String why(Reason reason) {
        return switch (reason) {
            case REASON_SUBSCRIPTION_TAKEN_OVER -> "replaced";
            case REASON_UNAUTHENTICATED -> "login";
            case REASON_CLOSING -> "closing";
            default -> Door.status(reason) == Door.status(Reason.REASON_RIGHT_MISSING) ? "login" : "failed";
        };
    }
}

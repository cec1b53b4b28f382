// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import com.google.protobuf.Message;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import xietong.rules.Refused;

/** The same events as an array: at once where there is news, else after a while, for networks that hold streams back. */
final class PollLine extends BrowserLine {
    private final Script script;
    private final Supplier<Instant> time;
    private final Runnable onDone;
    private final List<Event> events = new ArrayList<>();
    private boolean answered;

    PollLine(HttpServerRequest request, String method, Script script, Supplier<Instant> time, Runnable onDone) {
        super(request, method);
        this.script = script;
        this.time = time;
        this.onDone = onDone;
    }

    @Override
    void left() {
        onDone.run();
    }

    @Override
    public byte[] encode(Message message) {
        events.addAll(script.events(message));
        return new byte[0];
    }

    @Override
    public Future<Void> write(byte[] encoded) {
        requireThere();
        if (events.stream().anyMatch(script::isNews)) {
            answer();
        }
        return taken();
    }

    /** What there is, with a sign of life; then the stream behind it ends as if the page had gone. */
    void answer() {
        if (answered || isGone()) {
            return;
        }
        answered = true;
        Event hello = script.hello(time.get());
        if (hello != null) {
            events.add(0, hello);
        }
        events.add(script.beat(time.get()));
        response.putHeader("content-type", "application/json")
                .end("[" + String.join(",", events.stream().map(Event::element).toList()) + "]");
        leave();
    }

    @Override
    public boolean isFull() {
        return false;
    }

    @Override
    public Future<Void> end() {
        answer();
        return taken();
    }

    @Override
    public void refuse(Refused refused) {
        if (!answered) {
            answered = true;
            onDone.run();
            super.refuse(refused);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import com.google.protobuf.Message;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** A stream of any method that streams: each message as it is, nothing to go on from. */
final class WatchScript implements Script {
    private static final String MESSAGE = "message";

    private final String build;
    private final String mode;
    private final Supplier<Instant> time;
    private boolean greeted;

    WatchScript(String build, String mode, Supplier<Instant> time) {
        this.build = build;
        this.mode = mode;
        this.time = time;
    }

    @Override
    public List<Event> events(Message message) {
        Event event = Event.of(MESSAGE, Json.of(message));
        return greeted ? List.of(event) : List.of(hello(time.get()), event);
    }

    @Override
    public Event beat(Instant now) {
        return Event.of("hb", new JsonObject().put("t", now.toEpochMilli()).encode());
    }

    @Override
    public Event hello(Instant now) {
        if (greeted) {
            return null;
        }
        greeted = true;
        return Event.of("hello", new JsonObject()
                .put("build", build)
                .put("mode", mode)
                .put("t", now.toEpochMilli())
                .encode());
    }

    @Override
    public boolean isNews(Event event) {
        return event.type().equals(MESSAGE);
    }
}

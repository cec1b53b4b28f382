// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import com.google.protobuf.Message;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import xietong.v1.MailboxBye;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxPosition;
import xietong.v1.MailboxServiceSubscribeResponse;

/**
 * A mailbox as a stream of numbered events: {@code id} is epoch-number, {@code event} the topic. {@code head} is the last
 * number of the same view, so that a page which has it has everything.
 */
final class MailboxScript implements Script {
    private static final int LEAST_RETRY = 200;
    private static final int MOST_RETRY = 3_000;

    private final String build;
    private final String mode;
    private final String seat;
    /** Where the page asked to begin; -1 where it takes the subscription's own cursor. */
    private final long asked;
    private final Supplier<Instant> time;
    private final Supplier<Instant> asOf;
    private String epoch = "";
    private long head;

    MailboxScript(String build, String mode, String seat, long asked, Supplier<Instant> time, Supplier<Instant> asOf) {
        this.build = build;
        this.mode = mode;
        this.seat = seat;
        this.asked = asked;
        this.time = time;
        this.asOf = asOf;
    }

    @Override
    public List<Event> events(Message message) {
        var frame = (MailboxServiceSubscribeResponse) message;
        return switch (frame.getFrameCase()) {
            case OPENED -> List.of(opened(frame.getOpened()));
            case ITEMS -> items(frame.getItems().getItemsList());
            case RECALLED -> frame.getRecalled().getItemsList().stream()
                    .map(item -> Event.of("recalled", Json.of(item)))
                    .toList();
            case HEARTBEAT -> {
                // The beats of all streams are the listener's; this one brings the head of a view that is behind.
                head = Math.max(head, frame.getHeartbeat().getPosition().getViewHead());
                yield List.of();
            }
            case BYE -> List.of(bye(frame.getBye()));
            case FRAME_NOT_SET -> List.of();
        };
    }

    private Event opened(MailboxPosition position) {
        epoch = position.getEpoch();
        long start = asked >= 0 ? asked : position.getCursor();
        // Where nothing of the view is left, the page that is there has everything.
        head = Math.max(start, position.getViewHead());
        return Event.of("hello", new JsonObject()
                .put("build", build)
                .put("mode", mode)
                .put("seat", seat)
                .put("floor", id(position.getFloor()))
                .put("head", id(head))
                .put("cursor", id(start))
                .put("t", time.get().toEpochMilli())
                .encode());
    }

    private List<Event> items(List<MailboxItem> items) {
        var events = new ArrayList<Event>(items.size());
        for (MailboxItem item : items) {
            head = Math.max(head, item.getSeq());
            events.add(new Event(id(item.getSeq()), item.getTopic(), Json.of(item)));
        }
        return events;
    }

    private static Event bye(MailboxBye bye) {
        String why = switch (bye.getReason()) {
            case MAILBOX_BYE_REASON_AGE -> "age";
            case MAILBOX_BYE_REASON_DELETED -> "deleted";
            default -> "closing";
        };
        return bye(why);
    }

    /** Pages come again at moments of their own, not all at once. */
    static Event bye(String why) {
        return Event.of("bye", new JsonObject()
                .put("retry", ThreadLocalRandom.current().nextInt(LEAST_RETRY, MOST_RETRY))
                .put("why", why)
                .encode());
    }

    private String id(long seq) {
        return epoch + "-" + seq;
    }

    @Override
    public Event beat(Instant now) {
        // Before the first frame there is no view to tell the head of.
        return Event.of("hb", (epoch.isEmpty() ? new JsonObject() : new JsonObject().put("head", id(head)))
                .put("t", now.toEpochMilli())
                // By the same clock as t, which a drill may have moved.
                .put("asOf", now.minus(Duration.between(asOf.get(), Instant.now())).toEpochMilli())
                .encode());
    }

    @Override
    public Event hello(Instant now) {
        return null;
    }

    @Override
    public boolean isNews(Event event) {
        return !event.id().isEmpty() || event.type().equals("recalled") || event.type().equals("bye");
    }
}

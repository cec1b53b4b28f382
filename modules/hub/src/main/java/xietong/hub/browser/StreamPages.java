// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import xietong.hub.gateway.Door;
import xietong.rules.Refused;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceFetchResponse;
import xietong.v1.MailboxServiceSubscribeRequest;
import xietong.v1.Reason;

/**
 * Streams of one event loop: mailboxes as numbered logs, and any method that streams as it is. One timer beats all of
 * them.
 */
final class StreamPages {
    private static final String V1 = "xietong.v1.";
    private static final String SUBSCRIBE = V1 + "MailboxService/Subscribe";
    private static final String ACKNOWLEDGE = V1 + "MailboxService/Acknowledge";
    private static final String NOW = "now";
    private static final int LONGEST_WAIT = 25;
    /** Where nothing is waited for: until it is known what there is. */
    private static final long LEAST_WAIT_MILLIS = 500;
    private static final long BEAT_MILLIS = 2_000;
    /** More at once are not told one by one. */
    private static final int MOST_CHANGES = 50;

    private final Vertx vertx;
    private final Sessions sessions;
    private final Door door;
    private final Colleagues colleagues;
    private final String build;
    private final String mode;
    private final Supplier<Instant> time;
    private final Supplier<Instant> asOf;
    private final Set<EventLine> open = new HashSet<>();
    private final long timer;
    private boolean draining;

    /** On the event loop whose streams they are. */
    StreamPages(
            Vertx vertx, Sessions sessions, Door door, Colleagues colleagues, String build, String mode,
            Supplier<Instant> time, Supplier<Instant> asOf) {
        this.vertx = vertx;
        this.sessions = sessions;
        this.door = door;
        this.colleagues = colleagues;
        this.build = build;
        this.mode = mode;
        this.time = time;
        this.asOf = asOf;
        this.timer = vertx.setPeriodic(BEAT_MILLIS, t -> beat());
    }

    private void beat() {
        Instant now = time.get();
        new ArrayList<>(open).forEach(line -> line.beat(now));
    }

    /** Ends all streams politely, and opens no more. */
    void drain() {
        draining = true;
        vertx.cancelTimer(timer);
        new ArrayList<>(open).forEach(line -> line.bye("closing"));
    }

    private void requireOpen() {
        if (draining) {
            throw new Refused(Reason.REASON_CLOSING, "the hub is closing; reconnect").with("retry_after_ms", 1_000);
        }
    }

    /**
     * GET /api/stream/{log}?subscription=…&after=…&topics=…&areas=…&persons=…&mailbox=…&colleagues=true; with the last, what
     * the organisation's own officers change is told too, as {@code colleague} without a number.
     */
    void log(HttpServerRequest request, String log) {
        open(request, log, false);
    }

    /** GET /api/poll/{log}?…&wait=25. */
    void poll(HttpServerRequest request, String log) {
        open(request, log, true);
    }

    private void open(HttpServerRequest request, String log, boolean poll) {
        requireOpen();
        Sessions.Caller caller = sessions.require(request);
        String after = request.getParam("after", "");
        var subscribe = MailboxServiceSubscribeRequest.newBuilder()
                .setMailbox(request.getParam("mailbox", caller.seat().mailbox()))
                .setSubscription(request.getParam("subscription", caller.seat().session().officer()))
                .setFilter(Logs.filter(log, request.getParam("topics", ""), request.getParam("areas", ""),
                        request.getParam("persons", "")));
        Future<Cursor> begin = after.equals(NOW)
                ? end(caller, subscribe.getMailbox())
                : after.isEmpty() ? Future.succeededFuture() : Future.succeededFuture(Cursor.parse(after));
        Forms.answer(request, begin, cursor -> subscribe(request, caller, subscribe, cursor, poll));
    }

    /** The present end of a mailbox. */
    private Future<Cursor> end(Sessions.Caller caller, String mailbox) {
        var look = MailboxServiceFetchRequest.newBuilder().setMailbox(mailbox).setLimit(1).build();
        return InnerLine.call(door, caller.principal(), "MailboxService/Fetch", look).map(bytes -> {
            try {
                var position = MailboxServiceFetchResponse.parseFrom(bytes).getPosition();
                return new Cursor(position.getEpoch(), position.getHead());
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void subscribe(
            HttpServerRequest request,
            Sessions.Caller caller,
            MailboxServiceSubscribeRequest.Builder subscribe,
            Cursor cursor,
            boolean poll) {
        if (request.response().closed()) {
            return;
        }
        if (cursor != null) {
            subscribe.setEpoch(cursor.epoch()).setAfterSeq(cursor.seq());
        }
        var script = new MailboxScript(
                build, mode, subscribe.getSubscription(), cursor == null ? -1 : cursor.seq(), time, asOf);
        start(request, caller, SUBSCRIBE, script, subscribe.build().toByteArray(), poll);
    }

    /** GET /api/watch/{Service}/{Method}?q=…; with {@code wait} as an array after the first message. */
    void watch(HttpServerRequest request, String method) {
        requireOpen();
        Sessions.Caller caller = sessions.require(request);
        MethodDescriptor watched = door.method(method)
                .filter(m -> m.isServerStreaming() && !m.isClientStreaming())
                .orElseThrow(() -> CallPages.unknown(method));
        byte[] asked = Json.by(Json.request(watched.getInputType(), request.getParam("q", "")), caller.seat().officer())
                .toByteArray();
        start(request, caller, V1 + method, new WatchScript(build, mode, time), asked, request.getParam("wait") != null);
    }

    private void start(
            HttpServerRequest request, Sessions.Caller caller, String method, Script script, byte[] asked, boolean poll) {
        if (poll) {
            var patience = new long[1];
            var line = new PollLine(request, method, script, time, () -> vertx.cancelTimer(patience[0]));
            patience[0] = vertx.setTimer(Math.max(LEAST_WAIT_MILLIS, wait(request) * 1_000L), t -> line.answer());
            door.take(line, caller.principal());
            line.ask(asked);
        } else {
            EventLine line = line(request, caller, method, script);
            open.add(line);
            door.take(line, caller.principal());
            line.ask(asked);
        }
    }

    private EventLine line(HttpServerRequest request, Sessions.Caller caller, String method, Script script) {
        if (!method.equals(SUBSCRIBE) || !Boolean.parseBoolean(request.getParam("colleagues"))) {
            return new EventLine(request, method, script, open::remove);
        }
        var context = vertx.getOrCreateContext();
        var desk = new Colleagues.Desk[1];
        var line = new EventLine(request, method, script, gone -> {
            open.remove(gone);
            colleagues.leave(desk[0]);
        });
        desk[0] = new Colleagues.Desk(
                caller.seat().organisation(), caller.seat().session().officer(),
                changes -> context.runOnContext(v -> line.tell(colleague(changes))));
        colleagues.join(desk[0]);
        return line;
    }

    private static Event colleague(List<Colleagues.Change> changes) {
        var list = new JsonArray();
        changes.stream().limit(MOST_CHANGES).forEach(change -> list.add(new JsonObject()
                .put("kind", change.kind())
                .put("resource", change.resource())
                .put("revision", change.revision())));
        return Event.of("colleague", new JsonObject()
                .put("changes", list)
                .put("more", changes.size() > MOST_CHANGES)
                .encode());
    }

    private static int wait(HttpServerRequest request) {
        try {
            return Math.max(0, Math.min(LONGEST_WAIT, Integer.parseInt(request.getParam("wait", "0"))));
        } catch (NumberFormatException e) {
            throw Refused.field("wait", "0 to " + LONGEST_WAIT + " seconds");
        }
    }

    /** POST /api/stream/{log}/receipt {subscription, upTo, mailbox}. */
    void receipt(HttpServerRequest request) {
        Sessions.Caller caller = sessions.require(request);
        Forms.answer(request, Forms.sent(request), sent -> {
            Cursor cursor = Cursor.parse(Forms.text(sent, "upTo"));
            String mailbox = Forms.text(sent, "mailbox");
            var line = new AnswerLine(request, ACKNOWLEDGE);
            door.take(line, caller.principal());
            line.ask(MailboxServiceAcknowledgeRequest.newBuilder()
                    .setMailbox(mailbox.isEmpty() ? caller.seat().mailbox() : mailbox)
                    .setSubscription(Forms.text(sent, "subscription"))
                    .setEpoch(cursor.epoch())
                    .setSeq(cursor.seq())
                    .build()
                    .toByteArray());
        });
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import com.google.protobuf.Message;
import io.vertx.core.Context;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import xietong.hub.HubClock;
import xietong.hub.HubSettings;
import xietong.ledger.Delivery;
import xietong.rules.Times;
import xietong.v1.MailboxBye;
import xietong.v1.MailboxByeReason;
import xietong.v1.MailboxHeartbeat;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxItems;
import xietong.v1.MailboxPosition;
import xietong.v1.MailboxServiceSubscribeResponse;

/**
 * Sends one stream from the ledger at the pace of its reader. Holds nothing but numbers between two frames: what the
 * reader has not taken stays in the ledger, so a stopped reader costs no memory and holds back nobody. All methods
 * run on the stream's own context.
 */
final class Pump {
    /** The stream as the pump needs it. */
    interface Outlet {
        boolean isFull();

        /** False when the reader has left. */
        boolean send(Message message);

        /** The same of one that is ready. */
        boolean send(Masked message);

        void onDrain(Runnable then);

        void end();

        void fail(RuntimeException why);
    }

    /** More than a window holds are not before anyone. */
    private static final int MOST_OVERTAKING = 10_000;

    private final Context context;
    private final WorkerExecutor workers;
    private final View view;
    private final Pieces pieces;
    private final Outlet outlet;
    private final HubSettings.Mailbox limits;
    private final int window;
    private final String epoch;
    private final Consumer<List<MailboxItem>> onSent;
    private final Consumer<Pump> onEnd;
    private final ArrayDeque<Long> unacknowledged = new ArrayDeque<>();
    private final ArrayDeque<Delivery> overtaking = new ArrayDeque<>();
    private long scanned;
    private volatile long prev;
    private long cursor;
    private long head;
    private boolean opened;
    private boolean reading;
    private boolean rendering;
    private boolean ended;
    private volatile Instant lastSent = Instant.EPOCH;

    Pump(
            Context context,
            WorkerExecutor workers,
            View view,
            Pieces pieces,
            Outlet outlet,
            HubSettings.Mailbox limits,
            int window,
            String epoch,
            Consumer<List<MailboxItem>> onSent,
            Consumer<Pump> onEnd) {
        this.context = context;
        this.workers = workers;
        this.view = view;
        this.pieces = pieces;
        this.outlet = outlet;
        this.limits = limits;
        this.window = window;
        this.epoch = epoch;
        this.onSent = onSent;
        this.onEnd = onEnd;
    }

    /** Starts after a number, with the first frame. */
    void open(long after, long previous, long acknowledged, long mailboxHead, long viewHead, Instant now) {
        opened = true;
        scanned = after;
        prev = previous;
        cursor = acknowledged;
        head = Math.max(head, mailboxHead);
        lastSent = now;
        send(MailboxServiceSubscribeResponse.newBuilder()
                .setOpened(position(viewHead))
                .build());
        pump();
    }

    /** The mailbox has grown. */
    void wake(long mailboxHead) {
        context.runOnContext(v -> {
            head = Math.max(head, mailboxHead);
            pump();
        });
    }

    /** The reader has acknowledged; the window opens. */
    void acknowledged(long seq) {
        context.runOnContext(v -> {
            cursor = Math.max(cursor, seq);
            while (!unacknowledged.isEmpty() && unacknowledged.peek() <= seq) {
                unacknowledged.poll();
            }
            pump();
        });
    }

    /** Calls back where nothing more can be sent before something is acknowledged. */
    void whenFull(Runnable then) {
        context.runOnContext(v -> {
            if (opened && !ended && unacknowledged.size() >= window) {
                then.run();
            }
        });
    }

    /**
     * Something is called back. Whoever is behind, or has items before him that he may not have shown, hears it first; also
     * where it was read from the ledger and sent in its turn before this was told.
     */
    void recalled(Delivery delivery) {
        context.runOnContext(v -> {
            boolean mayBeBefore = reading || !unacknowledged.isEmpty();
            if (opened && !ended && mayBeBefore && overtaking.size() < MOST_OVERTAKING) {
                overtaking.add(delivery);
                pump();
            }
        });
    }

    /** Number of the last item that was sent, or of the one before the stream began. */
    long sent() {
        return prev;
    }

    /** When the reader last took something. */
    Instant lastSent() {
        return lastSent;
    }

    /** A sign of life where nothing else was sent for a while; the ledger is known as of then. */
    void beat(Instant now, Instant asOf) {
        context.runOnContext(v -> {
            if (!opened || ended || outlet.isFull() || now.isBefore(lastSent.plus(limits.heartbeat()))) {
                return;
            }
            // What is being read is not missing, however long that takes: a reader told so twice would begin anew.
            if (scanned >= head || reading) {
                heartbeat(prev, now, asOf);
            } else {
                long upTo = head;
                workers.<Long>executeBlocking(() -> view.lastUpTo(upTo), false)
                        .onComplete(done -> heartbeat(done.succeeded() ? done.result() : prev, now, asOf));
            }
        });
    }

    private void heartbeat(long viewHead, Instant now, Instant asOf) {
        lastSent = now;
        send(MailboxServiceSubscribeResponse.newBuilder()
                .setHeartbeat(MailboxHeartbeat.newBuilder()
                        .setTime(Times.timestamp(now))
                        .setAsOf(Times.timestamp(asOf))
                        .setPosition(position(Math.max(viewHead, prev))))
                .build());
    }

    /** Says good-bye and ends, e.g. because of the stream's age or because the hub closes. */
    void bye(MailboxByeReason reason, Duration retryAfter) {
        context.runOnContext(v -> {
            send(MailboxServiceSubscribeResponse.newBuilder()
                    .setBye(MailboxBye.newBuilder().setReason(reason).setRetryAfterMs(retryAfter.toMillis()))
                    .build());
            if (!ended) {
                outlet.end();
                close();
            }
        });
    }

    /** Ends with a refusal. */
    void fail(RuntimeException why) {
        context.runOnContext(v -> {
            if (!ended) {
                outlet.fail(why);
                close();
            }
        });
    }

    /** The reader has left. */
    void close() {
        if (!ended) {
            ended = true;
            onEnd.accept(this);
        }
    }

    /** What overtakes goes before all else, as soon as the reader takes anything. */
    private void overtake() {
        if (overtaking.isEmpty() || rendering || ended) {
            return;
        }
        if (outlet.isFull()) {
            outlet.onDrain(this::pump);
            return;
        }
        rendering = true;
        List<Delivery> now = new ArrayList<>();
        while (!overtaking.isEmpty() && now.size() < limits.frame()) {
            now.add(overtaking.poll());
        }
        workers.<List<MailboxItem>>executeBlocking(() -> view.overtaking(now), false).onComplete(done -> {
            rendering = false;
            if (done.succeeded()) {
                lastSent = HubClock.now();
                send(MailboxServiceSubscribeResponse.newBuilder()
                        .setRecalled(MailboxItems.newBuilder().addAllItems(done.result()).setHead(head))
                        .build());
            } else if (!ended) {
                outlet.fail(new IllegalStateException(done.cause()));
                close();
            }
            pump();
        });
    }

    private void pump() {
        overtake();
        if (!opened || ended || reading || scanned >= head || unacknowledged.size() >= window) {
            return;
        }
        if (outlet.isFull()) {
            outlet.onDrain(this::pump);
            return;
        }
        reading = true;
        // No further than is known of: those who stand at the same place then want the same.
        int limit = (int) Math.min(head - scanned, Math.min(limits.frame(), window - unacknowledged.size()));
        long after = scanned;
        long previous = prev;
        pieces.get(new Pieces.Wish(view.viewpoint(), after, previous, limit, head), () -> view.after(after, previous, limit))
                .whenComplete((piece, failure) -> context.runOnContext(v -> read(piece, failure)));
    }

    private void read(Pieces.Piece piece, Throwable failure) {
        reading = false;
        if (ended) {
            return;
        }
        if (failure != null) {
            outlet.fail(new IllegalStateException(failure));
            close();
            return;
        }
        deliver(piece);
        pump();
    }

    private void deliver(Pieces.Piece piece) {
        if (piece.scanned() == scanned) {
            // The ledger knows nothing beyond: the hint was early, the next one comes with the commit.
            head = scanned;
            return;
        }
        scanned = piece.scanned();
        List<MailboxItem> items = piece.items();
        if (items.isEmpty()) {
            return;
        }
        items.forEach(i -> unacknowledged.add(i.getSeq()));
        prev = items.get(items.size() - 1).getSeq();
        lastSent = HubClock.now();
        if (!outlet.send(piece.frame())) {
            close();
        }
        if (!ended) {
            onSent.accept(items);
        }
    }

    private void send(MailboxServiceSubscribeResponse frame) {
        if (!ended && !outlet.send(frame)) {
            close();
        }
    }

    private MailboxPosition position(long viewHead) {
        return MailboxPosition.newBuilder()
                .setEpoch(epoch)
                .setFloor(1)
                .setHead(head)
                .setViewHead(viewHead)
                .setCursor(cursor)
                .build();
    }
}

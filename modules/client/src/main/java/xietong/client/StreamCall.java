// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Predicate;

/**
 * A streaming call that is read by pulling: the transport is asked for a message only when its reader has come back
 * for it, so a slow reader holds the hub back instead of filling memory. Where some messages are to overtake, it is
 * asked for as many ahead as the reader's window holds anyway.
 */
final class StreamCall<Q, R> extends ClientCall.Listener<R> implements AutoCloseable {
    private final ClientCall<Q, R> call;
    private final Predicate<R> overtaking;
    private final int ahead;
    private final Queue<R> messages = new ArrayDeque<>();
    private boolean asked;
    private Status closed;
    private Metadata trailers;

    StreamCall(Channel channel, MethodDescriptor<Q, R> method) {
        this(channel, method, message -> false, 1);
    }

    /**
     * One in which messages may overtake.
     *
     * @param overtaking told every message as it arrives, by the transport's thread; true where that was all about it
     * @param ahead most messages that wait for the reader
     */
    StreamCall(Channel channel, MethodDescriptor<Q, R> method, Predicate<R> overtaking, int ahead) {
        this.overtaking = overtaking;
        this.ahead = ahead;
        call = channel.newCall(method, CallOptions.DEFAULT);
        call.start(this, new Metadata());
        demand();
    }

    private synchronized void demand() {
        if (!asked && messages.size() < ahead && closed == null) {
            asked = true;
            call.request(1);
        }
    }

    @Override
    public void onMessage(R next) {
        boolean taken = overtaking.test(next);
        synchronized (this) {
            asked = false;
            if (!taken) {
                messages.add(next);
            }
            if (taken || ahead > 1) {
                demand();
            }
            notifyAll();
        }
    }

    @Override
    public synchronized void onReady() {
        notifyAll();
    }

    @Override
    public synchronized void onClose(Status status, Metadata last) {
        if (closed == null) {
            closed = status;
            trailers = last;
        }
        notifyAll();
    }

    /** Waits for room in the transport. False where the hub has answered already and wants no more. */
    synchronized boolean send(Q part, Duration limit) {
        await(limit, () -> call.isReady() || !messages.isEmpty() || closed != null);
        if (!messages.isEmpty() || closed != null) {
            return false;
        }
        call.sendMessage(part);
        return true;
    }

    /** Sends the one question of a method that takes one. The transport tells nobody when it has room for that. */
    synchronized void ask(Q question) {
        if (closed == null) {
            call.sendMessage(question);
            call.halfClose();
        }
    }

    /** Nothing more is sent. */
    synchronized void finish() {
        if (closed == null) {
            call.halfClose();
        }
    }

    /** The next message, or null at a good end. Refuses with the hub's status, or DEADLINE_EXCEEDED after silence. */
    synchronized R next(Duration silence) {
        demand();
        await(silence, () -> !messages.isEmpty() || closed != null);
        if (!messages.isEmpty()) {
            return messages.remove();
        }
        if (closed.isOk()) {
            return null;
        }
        throw HubRefusal.of(closed, trailers);
    }

    /** Whether it is known to be over; what came before may still be unread. */
    synchronized boolean ended() {
        return closed != null;
    }

    /** Ends it at once, whatever is still to come; a reader that waits is refused with CANCELLED. */
    @Override
    public synchronized void close() {
        if (closed == null) {
            onClose(Status.CANCELLED.withDescription("ended by the caller"), new Metadata());
            call.cancel("ended by the caller", null);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private void await(Duration limit, Condition condition) {
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!condition.holds()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    throw HubRefusal.local(Status.Code.DEADLINE_EXCEEDED, "the hub was silent for " + limit);
                }
                wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HubRefusal.local(Status.Code.CANCELLED, "interrupted");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import xietong.v1.ExchangeCommand;
import xietong.v1.ExchangeOutcome;
import xietong.v1.ExchangeServiceExchangeRequest;
import xietong.v1.Receipt;

/** The commands of an exchange that have no answer yet, oldest first. Guarded by its exchange's lock. */
final class ExchangeQueue {
    private static final int FRAME_COMMANDS = 256;
    private static final int FRAME_BYTES = 1024 * 1024;

    private final Deque<Unanswered> waiting = new ArrayDeque<>();
    private final Deque<Unanswered> sent = new ArrayDeque<>();
    private long answered;
    private int completing;

    /** A command as it is sent, byte for byte, each time. */
    record Unanswered(ExchangeCommand command, long since, CompletableFuture<Receipt> answer) {}

    void add(Unanswered command) {
        waiting.add(command);
    }

    int size() {
        return waiting.size() + sent.size();
    }

    /** Whether nothing is unanswered and every future that was answered is completed. */
    boolean idle() {
        return size() == 0 && completing == 0;
    }

    boolean hasUnsent() {
        return !waiting.isEmpty();
    }

    /** As many waiting commands as fit into one frame, at least one. */
    ExchangeServiceExchangeRequest nextFrame() {
        var frame = ExchangeServiceExchangeRequest.newBuilder();
        int bytes = 0;
        while (!waiting.isEmpty() && frame.getCommandsCount() < FRAME_COMMANDS) {
            bytes += waiting.peek().command().getSerializedSize() + 8;
            if (frame.getCommandsCount() > 0 && bytes > FRAME_BYTES) {
                break;
            }
            frame.addCommands(waiting.peek().command());
            sent.add(waiting.remove());
        }
        return frame.build();
    }

    /** Takes the answered command out; what completes it is run later, without the lock. Null where out of order. */
    Runnable answered(ExchangeOutcome outcome) {
        if (sent.isEmpty() || outcome.getNumber() != answered + 1) {
            return null;
        }
        answered++;
        completing++;
        CompletableFuture<Receipt> answer = sent.remove().answer();
        return switch (outcome.getOutcomeCase()) {
            case RECEIPT -> () -> answer.complete(outcome.getReceipt());
            case REFUSAL -> () -> answer.completeExceptionally(HubRefusal.of(outcome.getRefusal()));
            case OUTCOME_NOT_SET -> () -> answer.completeExceptionally(
                    HubRefusal.local(Status.Code.INTERNAL, "neither receipt nor refusal"));
        };
    }

    /** So many completions of {@link #answered} have been run. */
    void completed(int count) {
        completing -= count;
    }

    /** The stream is gone: all that was sent on it and not answered goes first into the next one. */
    void again() {
        while (!sent.isEmpty()) {
            waiting.addFirst(sent.removeLast());
        }
        answered = 0;
    }

    /** Takes out those at the front that were handed in longer ago than that. */
    List<Unanswered> expired(long now, Duration age) {
        List<Unanswered> old = new ArrayList<>();
        while (!waiting.isEmpty() && now - waiting.peek().since() >= age.toNanos()) {
            old.add(waiting.remove());
        }
        return old;
    }

    List<Unanswered> drain() {
        again();
        List<Unanswered> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}

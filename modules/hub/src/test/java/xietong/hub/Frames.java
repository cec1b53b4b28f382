// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxItems;
import xietong.v1.MailboxPosition;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MailboxServiceSubscribeRequest;
import xietong.v1.MailboxServiceSubscribeResponse;
import xietong.v1.MailboxServiceSubscribeResponse.FrameCase;

/** One mailbox stream frame by frame, taken when the test takes it. */
final class Frames implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final BlockingQueue<MailboxServiceSubscribeResponse> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Wire.Answer> end = new CompletableFuture<>();
    private final ClientCall<MailboxServiceSubscribeRequest, MailboxServiceSubscribeResponse> call;

    /** Opens it; {@code most} frames are taken off the wire, the rest stays where it is. */
    Frames(Channel channel, MailboxServiceSubscribeRequest request, int most) {
        call = channel.newCall(MailboxServiceGrpc.getSubscribeMethod(), CallOptions.DEFAULT);
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(MailboxServiceSubscribeResponse frame) {
                        frames.add(frame);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        end.complete(new Wire.Answer(
                                MailboxServiceGrpc.getSubscribeMethod().getFullMethodName(),
                                java.util.List.of(), status, trailers));
                    }
                },
                new Metadata());
        if (most > 0) {
            call.request(most);
        }
        call.sendMessage(request);
        call.halfClose();
    }

    static Frames open(Channel channel, MailboxServiceSubscribeRequest request) {
        return new Frames(channel, request, Integer.MAX_VALUE);
    }

    static MailboxServiceSubscribeRequest.Builder named(String subscription) {
        return MailboxServiceSubscribeRequest.newBuilder().setSubscription(subscription);
    }

    MailboxServiceSubscribeResponse next() {
        try {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (System.nanoTime() < until) {
                var frame = frames.poll(20, TimeUnit.MILLISECONDS);
                if (frame != null) {
                    return frame;
                }
                if (end.isDone() && frames.isEmpty()) {
                    throw new AssertionError("the stream has ended: " + end.join());
                }
            }
            throw new AssertionError("no frame");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next frame of a kind; others are passed over. */
    MailboxServiceSubscribeResponse next(FrameCase kind) {
        MailboxServiceSubscribeResponse frame = next();
        while (frame.getFrameCase() != kind) {
            frame = next();
        }
        return frame;
    }

    MailboxPosition opened() {
        MailboxServiceSubscribeResponse first = next();
        if (first.getFrameCase() != FrameCase.OPENED) {
            throw new AssertionError("opened should come first, not " + first);
        }
        return first.getOpened();
    }

    MailboxItems items() {
        return next(FrameCase.ITEMS).getItems();
    }

    MailboxItem item() {
        return items().getItems(0);
    }

    MailboxPosition heartbeat() {
        return next(FrameCase.HEARTBEAT).getHeartbeat().getPosition();
    }

    /** How it ended. */
    Wire.Answer end() {
        try {
            return end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the stream has not ended", e);
        }
    }

    @Override
    public void close() {
        call.cancel("the test has seen enough", null);
    }
}

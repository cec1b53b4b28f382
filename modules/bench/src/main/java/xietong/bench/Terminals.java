// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import xietong.client.SubscriptionBuilder;
import xietong.v1.MailboxItem;
import xietong.v1.MailboxServiceAcknowledgeRequest;
import xietong.v1.MailboxServiceAcknowledgeResponse;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MailboxServiceSubscribeRequest;
import xietong.v1.MailboxServiceSubscribeResponse;

/** Terminals on streams of their own over the connections of a {@link Wire}; each moves its cursor as the SDK does. */
final class Terminals implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(run -> {
        var thread = new Thread(run, "cursors");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final CountDownLatch opened;
    private volatile boolean closed;

    /** A terminal: whose, and its name in the mailbox. */
    record Name(String mailbox, String name) {}

    /** What a terminal shows. */
    interface Screen {
        void show(int terminal, MailboxItem item, long arrived);
    }

    /** Opens them all and waits until each is open. */
    Terminals(Wire wire, List<Name> names, Screen screen) throws InterruptedException {
        opened = new CountDownLatch(names.size());
        List<Terminal> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            all.add(new Terminal(i, names.get(i), wire.as(names.get(i).mailbox()), screen));
        }
        all.forEach(Terminal::open);
        if (!opened.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(opened.getCount() + " terminals were not opened", failure.get());
        }
    }

    /** Fails where a stream or a cursor has failed. */
    void requireWhole() {
        if (failure.get() != null) {
            throw new IllegalStateException("a terminal failed", failure.get());
        }
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
    }

    private void failed(Throwable e) {
        if (!closed) {
            failure.compareAndSet(null, e);
        }
    }

    private final class Terminal implements StreamObserver<MailboxServiceSubscribeResponse> {
        private final int number;
        private final Name name;
        private final Channel channel;
        private final Screen screen;
        private String epoch = "";
        private long handled;
        private long sent;
        private boolean armed;
        private boolean inFlight;

        Terminal(int number, Name name, Channel channel, Screen screen) {
            this.number = number;
            this.name = name;
            this.channel = channel;
            this.screen = screen;
        }

        void open() {
            MailboxServiceGrpc.newStub(channel).subscribe(
                    MailboxServiceSubscribeRequest.newBuilder().setSubscription(name.name()).build(), this);
        }

        @Override
        public void onNext(MailboxServiceSubscribeResponse frame) {
            long now = System.nanoTime();
            switch (frame.getFrameCase()) {
                case OPENED -> {
                    synchronized (this) {
                        epoch = frame.getOpened().getEpoch();
                    }
                    opened.countDown();
                }
                case ITEMS -> {
                    frame.getItems().getItemsList().forEach(item -> screen.show(number, item, now));
                    handled(frame.getItems().getItems(frame.getItems().getItemsCount() - 1).getSeq());
                }
                case BYE -> failed(new IllegalStateException("bye: " + frame.getBye().getReason()));
                default -> { }
            }
        }

        private synchronized void handled(long seq) {
            handled = seq;
            arm();
        }

        private void arm() {
            if (!armed && !inFlight && !closed) {
                armed = true;
                timer.schedule(this::acknowledge, SubscriptionBuilder.ACKNOWLEDGE_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        private synchronized void acknowledge() {
            armed = false;
            inFlight = true;
            sent = handled;
            MailboxServiceGrpc.newStub(channel).acknowledge(
                    MailboxServiceAcknowledgeRequest.newBuilder()
                            .setSubscription(name.name())
                            .setEpoch(epoch)
                            .setSeq(sent)
                            .build(),
                    new StreamObserver<>() {
                        @Override
                        public void onNext(MailboxServiceAcknowledgeResponse answer) {}

                        @Override
                        public void onError(Throwable e) {
                            failed(e);
                        }

                        @Override
                        public void onCompleted() {
                            acknowledged();
                        }
                    });
        }

        private synchronized void acknowledged() {
            inFlight = false;
            if (sent < handled) {
                arm();
            }
        }

        @Override
        public void onError(Throwable e) {
            failed(e);
        }

        @Override
        public void onCompleted() {
            failed(new IllegalStateException("the stream of " + name + " has ended"));
        }
    }
}

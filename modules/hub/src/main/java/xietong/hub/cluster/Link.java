// SPDX-License-Identifier: Apache-2.0
package xietong.hub.cluster;

import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.gateway.Forwarding;
import xietong.hub.identity.Identity;
import xietong.hub.identity.NodeCertificate;
import xietong.ledger.Lease;
import xietong.ledger.Subscription;
import xietong.store.v1.Forwarded;
import xietong.store.v1.ForwardedOutcome;
import xietong.store.v1.NodeServiceForwardRequest;
import xietong.store.v1.NodeServiceForwardResponse;
import xietong.store.v1.NodeServiceGrpc;

/** One stream to the node that writes: what this node took in goes, outcomes and hints come. Once broken it is done with. */
final class Link implements Way {
    /** What a node takes in one frame from another. */
    static final int LARGEST_FRAME = 8 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int MOST_ITEMS = 256;
    private static final int MOST_BYTES = 512 * 1024;

    private final Lease writer;
    private final Dispatcher dispatcher;
    private final LongConsumer hint;
    private final String process;
    private final long generation;
    private final ManagedChannel channel;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(run -> {
        var daemon = new Thread(run, "xietong-link");
        daemon.setDaemon(true);
        return daemon;
    });
    private final Queue<Item> going = new ArrayDeque<>();
    private final Map<Long, Item> gone = new ConcurrentHashMap<>();
    private StreamObserver<NodeServiceForwardRequest> stream;
    private boolean scheduled;
    private volatile boolean closed;
    private volatile boolean answered;
    /** When it was last heard of, by the clock that nobody sets. */
    private volatile long heard = System.nanoTime();

    /**
     * To the holder of a lease; begins at once.
     *
     * @param process random name of this process
     * @param generation greater than that of each link of it before
     * @param hint hears of positions
     */
    Link(
            Lease writer,
            String address,
            NodeCertificate own,
            String process,
            long generation,
            Dispatcher dispatcher,
            LongConsumer hint) {
        this.writer = writer;
        this.process = process;
        this.generation = generation;
        this.dispatcher = dispatcher;
        this.hint = hint;
        this.channel = channel(address, own);
        thread.execute(() -> stream = NodeServiceGrpc.newStub(channel).forward(new Answers()));
    }

    private static ManagedChannel channel(String address, NodeCertificate own) {
        try {
            var tls = TlsChannelCredentials.newBuilder()
                    .trustManager(own.authority())
                    .keyManager(own.chain(), own.key())
                    .build();
            return Grpc.newChannelBuilder(address, tls)
                    .overrideAuthority(Identity.AUTHORITY)
                    .maxInboundMessageSize(LARGEST_FRAME)
                    .keepAliveTime(10, TimeUnit.SECONDS)
                    .keepAliveTimeout(5, TimeUnit.SECONDS)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whose lease it goes to. */
    Lease writer() {
        return writer;
    }

    @Override
    public void send(Item item) {
        synchronized (going) {
            going.add(item);
            if (scheduled || closed) {
                return;
            }
            scheduled = true;
        }
        run(this::flush);
    }

    private void run(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.debug("the link has been closed");
        }
    }

    private void flush() {
        NodeServiceForwardRequest frame;
        while ((frame = frame()) != null && !closed) {
            try {
                stream.onNext(frame);
            } catch (IllegalStateException e) {
                broken("the stream has ended");
                return;
            }
        }
    }

    /** The next frame; null where nothing is left. */
    private NodeServiceForwardRequest frame() {
        var frame = NodeServiceForwardRequest.newBuilder().setProcess(process).setGeneration(generation);
        int bytes = 0;
        synchronized (going) {
            while (!going.isEmpty() && frame.getItemsCount() < MOST_ITEMS && bytes < MOST_BYTES) {
                Item item = going.poll();
                gone.put(item.number, item);
                Forwarded forwarded = item.forwarded();
                bytes += forwarded.getSerializedSize();
                frame.addItems(forwarded);
            }
            scheduled = frame.getItemsCount() > 0;
        }
        return frame.getItemsCount() == 0 ? null : frame.build();
    }

    private final class Answers implements StreamObserver<NodeServiceForwardResponse> {
        @Override
        public void onNext(NodeServiceForwardResponse response) {
            answered = true;
            heard = System.nanoTime();
            if (response.getPosition() > 0) {
                hint.accept(response.getPosition());
            }
            for (ForwardedOutcome outcome : response.getOutcomesList()) {
                Item item = gone.remove(outcome.getNumber());
                if (item != null) {
                    dispatcher.settled(outcome.getNumber(), Link.this, outcome(item, outcome));
                }
            }
        }

        @Override
        public void onError(Throwable failure) {
            broken(Status.fromThrowable(failure).toString());
        }

        @Override
        public void onCompleted() {
            broken("it was ended there");
        }
    }

    private static Outcome outcome(Item item, ForwardedOutcome outcome) {
        return switch (outcome.getOutcomeCase()) {
            case RECEIPT -> Outcome.accepted(outcome.getReceipt());
            case REFUSAL -> Outcome.failed(Forwarding.refused(outcome.getRefusal()));
            case CURSOR -> Outcome.changed(new Subscription(
                    item.change.mailbox(), item.change.name(), item.change.filter(), outcome.getCursor()));
            case OUTCOME_NOT_SET -> Outcome.changed(null);
        };
    }

    /** On the thread that looks after it: ends it where nothing was heard for long. */
    void requireLife() {
        if (System.nanoTime() - heard > SILENCE_NANOS) {
            broken("nothing was heard");
        }
    }

    private void broken(String why) {
        if (!closed) {
            LOG.info("the link to the writer {} is broken: {}", writer.node(), why);
            dispatcher.broken(this);
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether the node there has taken it as the writer. */
    boolean hasAnswered() {
        return answered;
    }

    @Override
    public boolean owesNothing() {
        return true;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            thread.shutdown();
            channel.shutdownNow();
        }
    }
}

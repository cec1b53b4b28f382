// SPDX-License-Identifier: Apache-2.0
package xietong.hub.cluster;

import com.google.protobuf.InvalidProtocolBufferException;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerOptions;
import io.vertx.grpc.server.GrpcServerRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.gateway.Forwarding;
import xietong.hub.identity.NodeCertificate;
import xietong.hub.writer.CommitListener;
import xietong.hub.writer.Submission;
import xietong.hub.writer.Submissions;
import xietong.hub.writer.Writer;
import xietong.ledger.Batch;
import xietong.rules.Refused;
import xietong.store.v1.Forwarded;
import xietong.store.v1.ForwardedOutcome;
import xietong.store.v1.NodeServiceForwardRequest;
import xietong.store.v1.NodeServiceForwardResponse;
import xietong.store.v1.NodeServiceGrpc;
import xietong.v1.Reason;
import xietong.v1.Receipt;

/**
 * Takes in what other nodes forward, while this one is the writer, and tells them of its commits. Whoever shows no node's
 * certificate is told nothing. A stream on which something found no writer takes nothing more and is ended: what came after
 * it must not be accepted before it.
 */
public final class NodeCalls implements CommitListener {
    /** What other nodes' calls begin with. */
    public static final String PATH = "/" + NodeServiceGrpc.SERVICE_NAME + "/";

    /** A sign of life, so that a node notices a line that is cut. */
    private static final long BEAT_MILLIS = 500;
    private static final Logger LOG = LoggerFactory.getLogger(NodeCalls.class);
    private static final ServiceMethod<Buffer, Buffer> FORWARD = ServiceMethod.server(
            ServiceName.create(NodeServiceGrpc.SERVICE_NAME),
            "Forward",
            GrpcMessageEncoder.IDENTITY,
            GrpcMessageDecoder.IDENTITY);

    private final Set<Stream> streams = ConcurrentHashMap.newKeySet();
    /** The newest stream of each process. */
    private final Map<String, Long> generations = new HashMap<>();
    private volatile Writer writer;
    private volatile Submissions here;

    NodeCalls() {}

    void start(Writer of) {
        here = of.here();
        writer = of;
    }

    /** The server of one event loop. */
    public GrpcServer server(Vertx vertx) {
        return GrpcServer.server(vertx, new GrpcServerOptions().setMaxMessageSize(Link.LARGEST_FRAME))
                .callHandler(FORWARD, this::forward);
    }

    private void forward(GrpcServerRequest<Buffer, Buffer> request) {
        if (!NodeCertificate.isShownBy(request.connection().sslSession())) {
            end(request, GrpcStatus.UNAUTHENTICATED, "not a node of this hub");
        } else if (writer == null || !writer.isWriter()) {
            end(request, GrpcStatus.UNAVAILABLE, "this node is not the writer");
        } else {
            new Stream(request).start();
        }
    }

    private static void end(GrpcServerRequest<Buffer, Buffer> request, GrpcStatus status, String why) {
        try {
            request.response().status(status).statusMessage(why).end();
        } catch (IllegalStateException | NullPointerException e) {
            LOG.debug("the node has gone");
        }
    }

    @Override
    public void committed(Batch batch) {
        streams.forEach(Stream::speak);
    }

    @Override
    public void missed(long position) {
        streams.forEach(Stream::speak);
    }

    /** One node's stream. */
    private final class Stream {
        private final GrpcServerRequest<Buffer, Buffer> request;
        private final Context context = Vertx.currentContext();
        private final List<ForwardedOutcome> outcomes = new ArrayList<>();
        private final AtomicBoolean speaking = new AtomicBoolean();
        private long ticker;
        private int underWay;
        private boolean broken;
        private boolean ended;

        Stream(GrpcServerRequest<Buffer, Buffer> request) {
            this.request = request;
        }

        void start() {
            request.errorHandler(e -> gone());
            request.exceptionHandler(e -> gone());
            request.response().exceptionHandler(e -> gone());
            request.invalidMessageHandler(e -> gone());
            request.endHandler(v -> gone());
            request.handler(this::frame);
            streams.add(this);
            ticker = context.owner().setPeriodic(BEAT_MILLIS, t -> speak());
            speak();
        }

        private void gone() {
            leave();
            if (!ended) {
                ended = true;
                end(request, GrpcStatus.CANCELLED, "the node has ended it");
            }
        }

        private void leave() {
            streams.remove(this);
            context.owner().cancelTimer(ticker);
        }

        private void frame(Buffer bytes) {
            if (ended) {
                return;
            }
            try {
                var frame = NodeServiceForwardRequest.parseFrom(bytes.getBytes());
                boolean newest;
                synchronized (generations) {
                    newest = generations.merge(frame.getProcess(), frame.getGeneration(), Math::max)
                            == frame.getGeneration();
                    if (newest) {
                        frame.getItemsList().forEach(this::take);
                    }
                }
                if (!newest) {
                    gone();
                }
            } catch (InvalidProtocolBufferException e) {
                gone();
            }
        }

        /** In one step with looking whether one before it came to nothing: that is told by the writer's thread. */
        private synchronized void take(Forwarded item) {
            if (broken) {
                return;
            }
            underWay++;
            try {
                switch (item.getWhatCase()) {
                    case COMMAND -> {
                        var answer = new CompletableFuture<Receipt>();
                        Submission submission =
                                Wire.submission(item.getCommand(), writer.book().directory(), answer);
                        answer.whenComplete((receipt, e) -> settled(item.getNumber(), receipt, e));
                        here.submit(submission);
                    }
                    case SIGHTING -> {
                        Submission submission = Wire.submission(item.getSighting());
                        submission.answer().whenComplete((receipt, e) -> settled(item.getNumber(), receipt, e));
                        here.submit(submission);
                    }
                    case SUBSCRIPTION -> here.put(Wire.change(item.getSubscription()))
                            .whenComplete((s, e) -> settled(
                                    ForwardedOutcome.newBuilder().setNumber(item.getNumber()),
                                    s == null ? null : s.cursor(), e));
                    case WHAT_NOT_SET -> throw new Refused(
                            Reason.REASON_METHOD_UNKNOWN, "a newer node's kind of request");
                }
            } catch (RuntimeException e) {
                settled(item.getNumber(), null, e);
            }
        }

        private void settled(long number, Receipt receipt, Throwable failure) {
            var outcome = ForwardedOutcome.newBuilder().setNumber(number);
            if (receipt != null) {
                outcome.setReceipt(receipt);
            }
            settled(outcome, null, failure);
        }

        private synchronized void settled(ForwardedOutcome.Builder outcome, Long cursor, Throwable failure) {
            if (cursor != null) {
                outcome.setCursor(cursor);
            }
            if (failure != null) {
                var refusal = Forwarding.refusal(failure);
                outcome.setRefusal(refusal);
                broken |= refusal.getReason() == Reason.REASON_NO_WRITER || refusal.getReason() == Reason.REASON_CLOSING;
            }
            underWay--;
            outcomes.add(outcome.build());
            speak();
        }

        /** Tells what there is to tell, once for all that comes together. */
        void speak() {
            if (speaking.compareAndSet(false, true)) {
                context.runOnContext(v -> told());
            }
        }

        private void told() {
            speaking.set(false);
            var response = NodeServiceForwardResponse.newBuilder();
            boolean last;
            synchronized (this) {
                response.addAllOutcomes(outcomes);
                outcomes.clear();
                last = broken && underWay == 0;
            }
            if (ended) {
                return;
            }
            try {
                request.response()
                        .write(Buffer.buffer(response.setPosition(writer.heads().position())
                                .build()
                                .toByteArray()));
                if (last) {
                    ended = true;
                    leave();
                    end(request, GrpcStatus.UNAVAILABLE, "this node is not the writer any more");
                }
            } catch (IllegalStateException | NullPointerException e) {
                gone();
            }
        }
    }
}

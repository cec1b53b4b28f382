// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.grpc.server.GrpcServerRequest;
import io.vertx.grpc.server.GrpcServerResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import xietong.hub.Counters;
import xietong.hub.Metric;
import xietong.hub.identity.Authenticator.Principal;
import xietong.hub.identity.Session;
import xietong.hub.tracing.Trace;
import xietong.rules.Caller;
import xietong.rules.Masking;
import xietong.rules.Refused;
import xietong.v1.Officer;
import xietong.v1.Reason;

/**
 * One call: who, what, and the one way back. Whatever is answered goes through the masking pass here, except after a
 * recorded reading in clear.
 */
final class Call {
    /** More than this may have to wait for the caller to take it. */
    private static final int LARGE = 16 * 1024;

    private final GrpcServerRequest<Buffer, Buffer> request;
    private final GrpcServerResponse<Buffer, Buffer> response;
    private final Principal principal;
    private final Counters counters;
    private final Trace trace;
    private final List<Quota.Share> shares = new ArrayList<>();
    /** Written on the stream's own context only. */
    private volatile boolean ended;

    Call(GrpcServerRequest<Buffer, Buffer> request, Principal principal, Counters counters, Trace trace) {
        this.request = request;
        this.response = request.response();
        this.principal = principal;
        this.counters = counters;
        this.trace = trace;
    }

    GrpcServerRequest<Buffer, Buffer> request() {
        return request;
    }

    GrpcServerResponse<Buffer, Buffer> response() {
        return response;
    }

    Principal principal() {
        return principal;
    }

    String organisation() {
        return principal.organisation().getCode();
    }

    /** Its span. */
    Trace trace() {
        return trace;
    }

    String method() {
        return request.fullMethodName();
    }

    /** What it is called where calls are counted: one of the contract's methods, without the package. */
    String name() {
        return name(request);
    }

    static String name(GrpcServerRequest<?, ?> request) {
        return request.serviceName().name() + "/" + request.methodName();
    }

    /** Who reads: the organisation's own system, or the officer of a session. */
    Caller reader() {
        Session session = principal.session();
        return new Caller(
                principal.organisation(),
                session == null
                        ? Officer.getDefaultInstance()
                        : Officer.newBuilder().setId(session.officer()).setRole(session.role()).build());
    }

    /** Keeps a share of something until the answer has left or the caller has gone. */
    void hold(Quota.Share share) {
        shares.add(share);
    }

    /** Gives back what is held. */
    void release() {
        shares.forEach(Quota.Share::giveBack);
        shares.clear();
    }

    /** One message of a stream; false when the reader has left. */
    boolean send(Message message) {
        if (ended) {
            return false;
        }
        byte[] bytes = Masking.mask(message).toByteArray();
        try {
            response.write(Buffer.buffer(bytes));
            return true;
        } catch (IllegalStateException | NullPointerException e) {
            abandon();
            return false;
        }
    }

    /** The answer. */
    void reply(Message message) {
        last(Masking.mask(message).toByteArray());
    }

    /** The answer to a recorded reading in clear. */
    void replyInClear(Message message) {
        last(message.toByteArray());
    }

    /** An answer that is ready to leave, with its share of those that are not taken. */
    record Answer(byte[] bytes, Quota.Share share) {}

    /**
     * The answer to a question, on the thread that found it; refused where too much is not taken already, since a
     * question may be asked again.
     */
    Answer answer(Message message, Quota unread) {
        Message masked = Masking.mask(message);
        Quota.Share share = unread.take(organisation(), masked.getSerializedSize());
        return new Answer(masked.toByteArray(), share);
    }

    /** The answer to a question. */
    void reply(Answer answer) {
        hold(answer.share());
        last(answer.bytes());
    }

    private void last(byte[] bytes) {
        if (ended) {
            release();
        } else {
            ended = true;
            trace.done("answered");
            try {
                Future<Void> taken = response.write(Buffer.buffer(bytes));
                if (bytes.length > LARGE) {
                    // Trailers that wait behind what nobody takes would trip Vert.x when the caller leaves.
                    taken.onSuccess(v -> close()).onFailure(e -> release());
                } else {
                    close();
                }
            } catch (IllegalStateException | NullPointerException e) {
                // The caller has gone; what was accepted stays accepted.
                release();
            }
        }
    }

    /** The end of a stream without more to say. */
    void end() {
        if (!ended) {
            ended = true;
            trace.done("ended");
            close();
        }
    }

    private void close() {
        try {
            response.end().onComplete(left -> release());
        } catch (IllegalStateException | NullPointerException e) {
            // The caller has gone; of one whose connection broke Vert.x 5.0.12 says so by tripping over its own trailers.
            release();
        }
    }

    /** The caller has gone, and nothing is being done for it. */
    void abandon() {
        ended = true;
        trace.done("abandoned");
        release();
    }

    boolean hasEnded() {
        return ended;
    }

    void fail(Throwable failure) {
        if (!ended) {
            ended = true;
            Refused refused = Refusals.of(failure);
            counters.count(Metric.CALLS_REFUSED, name(), refused.reason().name());
            trace.failed(refused.reason().name());
            fail(response, refused);
            // A refusal is small: it waits for nobody.
            release();
        }
    }

    static void fail(GrpcServerResponse<?, ?> response, Refused refused) {
        String details = Base64.getEncoder().withoutPadding().encodeToString(Refusals.details(refused));
        try {
            response.status(Refusals.status(refused.reason())).statusMessage(refused.getMessage());
            response.trailers().set("grpc-status-details-bin", details);
            response.end();
        } catch (IllegalStateException | NullPointerException e) {
            // The caller has gone.
        }
    }

    /** Refuses with REASON_MALFORMED, and with REASON_FIELD_INVALID what no ledger could look for. */
    @SuppressWarnings("unchecked")
    static <M extends Message> M parse(M prototype, byte[] bytes) {
        try {
            M message = (M) prototype.getParserForType().parseFrom(bytes);
            Texts.require(message, bytes);
            return message;
        } catch (InvalidProtocolBufferException e) {
            throw new Refused(Reason.REASON_MALFORMED, "this is no " + prototype.getDescriptorForType().getFullName());
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import xietong.hub.Counters;
import xietong.hub.Metric;
import xietong.hub.identity.Authenticator.Principal;
import xietong.hub.identity.Session;
import xietong.hub.mailbox.Masked;
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

    private final Line line;
    private final Principal principal;
    private final Counters counters;
    private final Trace trace;
    private final List<Quota.Share> shares = new ArrayList<>();
    /** Written on the stream's own context only. */
    private volatile boolean ended;

    Call(Line line, Principal principal, Counters counters, Trace trace) {
        this.line = line;
        this.principal = principal;
        this.counters = counters;
        this.trace = trace;
    }

    Line line() {
        return line;
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
        return line.method();
    }

    /** What it is called where calls are counted: one of the contract's methods, without the package. */
    String name() {
        return name(line.method());
    }

    static String name(String method) {
        return method.substring(method.lastIndexOf('.', method.indexOf('/')) + 1);
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
        return !ended && write(line.encode(Masking.mask(message)));
    }

    /** The same of one that is ready for many. */
    boolean send(Masked message) {
        return !ended && write(line.encode(message));
    }

    private boolean write(byte[] bytes) {
        try {
            line.write(bytes);
            return true;
        } catch (IllegalStateException e) {
            abandon();
            return false;
        }
    }

    /** The answer. */
    void reply(Message message) {
        last(line.encode(Masking.mask(message)));
    }

    /** The answer to a recorded reading in clear. */
    void replyInClear(Message message) {
        last(line.encode(message));
    }

    /** An answer that is ready to leave, with its share of those that are not taken. */
    record Answer(byte[] bytes, Quota.Share share) {}

    /**
     * The answer to a question, on the thread that found it; refused where too much is not taken already, since a
     * question may be asked again.
     */
    Answer answer(Message message, Quota unread) {
        byte[] bytes = line.encode(Masking.mask(message));
        return new Answer(bytes, unread.take(organisation(), bytes.length));
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
                Future<Void> taken = line.write(bytes);
                if (bytes.length > LARGE) {
                    // Trailers that wait behind what nobody takes would trip Vert.x when the caller leaves.
                    taken.onSuccess(v -> close()).onFailure(e -> release());
                } else {
                    close();
                }
            } catch (IllegalStateException e) {
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
            line.end().onComplete(left -> release());
        } catch (IllegalStateException e) {
            // The caller has gone.
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
            line.refuse(refused);
            // A refusal is small: it waits for nobody.
            release();
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

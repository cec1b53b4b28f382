// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.vertx.core.buffer.Buffer;
import io.vertx.grpc.server.GrpcServerRequest;
import io.vertx.grpc.server.GrpcServerResponse;
import java.util.Base64;
import xietong.hub.identity.Authenticator.Principal;
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
    private final GrpcServerRequest<Buffer, Buffer> request;
    private final GrpcServerResponse<Buffer, Buffer> response;
    private final Principal principal;
    private boolean ended;

    Call(GrpcServerRequest<Buffer, Buffer> request, Principal principal) {
        this.request = request;
        this.response = request.response();
        this.principal = principal;
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

    String method() {
        return request.fullMethodName();
    }

    /** The organisation's own system, for reading. */
    Caller reader() {
        return new Caller(principal.organisation(), Officer.getDefaultInstance());
    }

    /** One message of a stream; false when the reader has left. */
    boolean send(Message message) {
        return write(Masking.mask(message), false);
    }

    /** The answer. */
    void reply(Message message) {
        write(Masking.mask(message), true);
    }

    /** The answer to a recorded reading in clear. */
    void replyInClear(Message message) {
        write(message, true);
    }

    private boolean write(Message message, boolean last) {
        if (ended) {
            return false;
        }
        ended = last;
        try {
            Buffer bytes = Buffer.buffer(message.toByteArray());
            if (last) {
                response.end(bytes);
            } else {
                response.write(bytes);
            }
            return true;
        } catch (IllegalStateException e) {
            // The caller has gone; what was accepted stays accepted.
            ended = true;
            return false;
        }
    }

    /** The end of a stream without more to say. */
    void end() {
        if (!ended) {
            ended = true;
            try {
                response.end();
            } catch (IllegalStateException e) {
                // The caller has gone.
            }
        }
    }

    boolean hasEnded() {
        return ended;
    }

    void fail(Throwable failure) {
        if (!ended) {
            ended = true;
            fail(response, Refusals.of(failure));
        }
    }

    static void fail(GrpcServerResponse<?, ?> response, Refused refused) {
        try {
            response.status(Refusals.status(refused.reason())).statusMessage(refused.getMessage());
            response.trailers().set(
                    "grpc-status-details-bin",
                    Base64.getEncoder().withoutPadding().encodeToString(Refusals.details(refused)));
            response.end();
        } catch (IllegalStateException e) {
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

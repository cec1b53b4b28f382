// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.grpc.common.InvalidMessageException;
import io.vertx.grpc.common.MessageSizeOverflowException;
import io.vertx.grpc.server.GrpcServerRequest;
import io.vertx.grpc.server.GrpcServerResponse;
import java.util.Base64;
import java.util.function.Consumer;
import xietong.hub.mailbox.Masked;
import xietong.rules.Refused;
import xietong.v1.Reason;

/** A call that came over gRPC. */
final class GrpcLine implements Line {
    private final GrpcServerRequest<Buffer, Buffer> request;
    private final GrpcServerResponse<Buffer, Buffer> response;

    GrpcLine(GrpcServerRequest<Buffer, Buffer> request) {
        this.request = request;
        this.response = request.response();
    }

    @Override
    public String method() {
        return request.fullMethodName();
    }

    @Override
    public MultiMap headers() {
        return request.headers();
    }

    @Override
    public void onMessage(Consumer<byte[]> message) {
        request.handler(bytes -> message.accept(bytes.getBytes()));
    }

    @Override
    public void onEnd(Runnable asked) {
        request.endHandler(v -> asked.run());
    }

    @Override
    public void onInvalid(Consumer<RuntimeException> why) {
        request.invalidMessageHandler(e -> why.accept(invalid(e)));
    }

    private static Refused invalid(InvalidMessageException e) {
        return e instanceof MessageSizeOverflowException
                ? new Refused(Reason.REASON_TOO_LARGE, "the message is larger than this hub accepts")
                : new Refused(Reason.REASON_MALFORMED, "the frame holds no message");
    }

    @Override
    public void onGone(Runnable gone) {
        request.errorHandler(e -> gone.run());
        request.exceptionHandler(e -> gone.run());
        response.exceptionHandler(e -> gone.run());
    }

    @Override
    public void pause() {
        request.pause();
    }

    @Override
    public void resume() {
        request.resume();
    }

    @Override
    public byte[] encode(Message message) {
        return message.toByteArray();
    }

    @Override
    public byte[] encode(Masked message) {
        return message.binary();
    }

    @Override
    public Future<Void> write(byte[] encoded) {
        try {
            return response.write(Buffer.buffer(encoded));
        } catch (NullPointerException e) {
            throw gone(e);
        }
    }

    /** Of a caller whose connection broke Vert.x 5.0.12 says so by tripping over its own trailers. */
    private static IllegalStateException gone(NullPointerException e) {
        return new IllegalStateException("the caller has gone", e);
    }

    @Override
    public boolean isFull() {
        return response.writeQueueFull();
    }

    @Override
    public void onRoom(Runnable then) {
        response.drainHandler(v -> then.run());
    }

    @Override
    public Future<Void> end() {
        try {
            return response.end();
        } catch (NullPointerException e) {
            throw gone(e);
        }
    }

    @Override
    public void refuse(Refused refused) {
        refuse(response, refused);
    }

    static void refuse(GrpcServerResponse<?, ?> response, Refused refused) {
        String details = Base64.getEncoder().withoutPadding().encodeToString(Refusals.details(refused));
        try {
            response.status(Refusals.status(refused.reason())).statusMessage(refused.getMessage());
            response.trailers().set("grpc-status-details-bin", details);
            response.end();
        } catch (IllegalStateException | NullPointerException e) {
            // The caller has gone.
        }
    }
}

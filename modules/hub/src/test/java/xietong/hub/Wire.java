// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import xietong.rules.Catalogue;
import xietong.v1.ExchangeCommand;
import xietong.v1.ExchangeOutcome;
import xietong.v1.ExchangeServiceExchangeRequest;
import xietong.v1.ExchangeServiceExchangeResponse;

/** Calls in bare bytes, tried once: what is sent is what the test says, what comes back is kept as it came. */
final class Wire {
    static final Metadata.Key<byte[]> DETAILS =
            Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER);
    private static final MethodDescriptor.Marshaller<byte[]> BYTES = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private Wire() {}

    /** Everything that came back. */
    record Answer(String method, List<byte[]> messages, Status status, Metadata trailers) {
        boolean accepted() {
            return status.isOk();
        }

        /** The answer of an accepted unary call. */
        byte[] only() {
            if (!accepted() || messages.size() != 1) {
                throw new AssertionError("no single answer but " + this);
            }
            return messages.get(0);
        }

        ErrorInfo info() {
            byte[] details = trailers.get(DETAILS);
            try {
                return details == null
                        ? ErrorInfo.getDefaultInstance()
                        : com.google.rpc.Status.parseFrom(details).getDetails(0).unpack(ErrorInfo.class);
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError("details that nobody can read", e);
            }
        }

        /** Why it was refused; one of those that the contract lists. */
        String reason() {
            String reason = info().getReason();
            if (!reason.isEmpty()) {
                Contract.requireListed(method, reason);
            }
            return reason;
        }

        Map<String, String> metadata() {
            return info().getMetadataMap();
        }

        @Override
        public String toString() {
            return status.getCode() + " " + status.getDescription() + " " + info() + messages.size() + " messages";
        }
    }

    static MethodDescriptor<byte[], byte[]> method(String name, MethodType type) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(type)
                .setFullMethodName(name)
                .setRequestMarshaller(BYTES)
                .setResponseMarshaller(BYTES)
                .build();
    }

    static Answer call(Channel channel, String method, Message request) {
        return call(channel, method, request.toByteArray());
    }

    static Answer call(Channel channel, String method, byte[] request) {
        return call(channel, method, MethodType.UNARY, new Metadata(), List.of(request));
    }

    /** Sends all, then reads all to the end. */
    static Answer call(Channel channel, String method, MethodType type, Metadata headers, List<byte[]> requests) {
        var done = new CompletableFuture<Answer>();
        var messages = new ArrayList<byte[]>();
        ClientCall<byte[], byte[]> call = channel.newCall(
                method(method, type), CallOptions.DEFAULT.withDeadlineAfter(60, TimeUnit.SECONDS));
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(byte[] message) {
                        messages.add(message);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        done.complete(new Answer(method, List.copyOf(messages), status, trailers));
                    }
                },
                headers);
        call.request(Integer.MAX_VALUE);
        requests.forEach(call::sendMessage);
        call.halfClose();
        return done.join();
    }

    /** Commands in one frame of one stream; their outcomes. */
    static List<ExchangeOutcome> exchange(Channel channel, List<ExchangeCommand> commands) {
        byte[] frame = ExchangeServiceExchangeRequest.newBuilder().addAllCommands(commands).build().toByteArray();
        String method = "xietong.v1.ExchangeService/Exchange";
        Answer answer = call(channel, method, MethodType.BIDI_STREAMING, new Metadata(), List.of(frame));
        if (!answer.accepted()) {
            throw new AssertionError("the exchange ended: " + answer);
        }
        var outcomes = new ArrayList<ExchangeOutcome>();
        for (byte[] message : answer.messages()) {
            outcomes.addAll(parse(ExchangeServiceExchangeResponse.getDefaultInstance(), message).getOutcomesList());
        }
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).hasRefusal()) {
                String asked = commands.get(i).getMethod();
                Contract.requireListed(
                        Catalogue.rule(asked).isPresent() ? asked : "no command",
                        outcomes.get(i).getRefusal().getReason().name());
            }
        }
        return outcomes;
    }

    static ExchangeCommand command(String method, byte[] request) {
        return ExchangeCommand.newBuilder()
                .setMethod(method)
                .setRequest(com.google.protobuf.ByteString.copyFrom(request))
                .build();
    }

    @SuppressWarnings("unchecked")
    static <M extends Message> M parse(M prototype, byte[] bytes) {
        try {
            return (M) prototype.getParserForType().parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}

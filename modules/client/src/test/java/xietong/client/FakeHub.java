// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import com.google.protobuf.Any;
import com.google.rpc.ErrorInfo;
import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import xietong.v1.Reason;

/** A hub of services that a test writes, in this process, and a client of it whose waiting costs no time. */
final class FakeHub implements AutoCloseable {
    static final RetryPolicy POLICY = RetryPolicy.standard();

    final FakeTime time = new FakeTime();
    final HubClient client;
    private final Server server;

    FakeHub(BindableService... services) {
        this(POLICY, services);
    }

    FakeHub(RetryPolicy policy, BindableService... services) {
        this(policy, null, services);
    }

    /** With a time of the test's own; null takes {@link #time}. */
    FakeHub(RetryPolicy policy, Time other, BindableService... services) {
        String name = InProcessServerBuilder.generateName();
        InProcessServerBuilder builder = InProcessServerBuilder.forName(name);
        for (BindableService each : services) {
            builder.addService(each);
        }
        try {
            server = builder.build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        client = HubClient.over(InProcessChannelBuilder.forName(name).build(), policy, other == null ? time : other);
    }

    static StatusRuntimeException refusal(Status.Code code, Reason reason, Map<String, String> metadata) {
        return StatusProto.toStatusRuntimeException(com.google.rpc.Status.newBuilder()
                .setCode(code.value())
                .setMessage("a sentence for people")
                .addDetails(Any.pack(ErrorInfo.newBuilder()
                        .setReason(reason.name())
                        .setDomain("xietong")
                        .putAllMetadata(metadata)
                        .build()))
                .build());
    }

    static RetryPolicy attemptsOf(Duration length) {
        return POLICY.withAttempt(length);
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import xietong.v1.DocumentRef;
import xietong.v1.DocumentServiceUploadRequest;
import xietong.v1.EntrustmentServiceListRequest;
import xietong.v1.ExchangeCommand;
import xietong.v1.ExchangeOutcome;
import xietong.v1.MatterBox;

/** What an organisation asks for in a second is bounded as configured, with a hint when to come back; others are served. */
@Timeout(120)
class RateLimitTest {
    private static final String COURT = "京0117";
    private static final String SUBMIT = "xietong.v1.EntrustmentService/Submit";
    private static final String LIST = "xietong.v1.EntrustmentService/List";
    private static final byte[] OUTBOX = EntrustmentServiceListRequest.newBuilder()
            .setBox(MatterBox.MATTER_BOX_OUTBOX).setPageSize(1).build().toByteArray();

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static DocumentRef paper;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder, s -> s.with(new HubSettings.Limits(5, 20, 10, 200_000, 512, 2, 8)));
        paper = Matters.paper(hub.as(COURT));
        hub.as("津0119");
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    private static void requireHint(Wire.Answer refused) {
        assertThat(refused.status().getCode()).as(refused.toString()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(refused.reason()).isEqualTo("REASON_OVERLOADED");
        assertThat(Long.parseLong(refused.metadata().get("retry_after_ms"))).isBetween(1L, 60_000L);
    }

    @Test
    void commands_beyond_the_burst_are_refused_alone_and_in_an_exchange_and_another_court_is_served() {
        Channel channel = hub.as(COURT).channel();
        int accepted = 0;
        var refused = new ArrayList<Wire.Answer>();
        for (int i = 0; i < 60; i++) {
            Wire.Answer answer = Wire.call(channel, SUBMIT, Matters.other(paper, "津0119", "c-" + i).toByteArray());
            if (answer.accepted()) {
                accepted++;
            } else {
                refused.add(answer);
            }
        }
        assertThat(accepted).isBetween(15, 50);
        assertThat(refused).isNotEmpty().allSatisfy(RateLimitTest::requireHint);

        var commands = new ArrayList<ExchangeCommand>();
        for (int i = 0; i < 60; i++) {
            commands.add(Wire.command(SUBMIT, Matters.other(paper, "津0119", "x-" + i).toByteArray()));
        }
        List<ExchangeOutcome> outcomes = Wire.exchange(channel, commands);
        assertThat(outcomes).hasSize(60);
        assertThat(outcomes).filteredOn(ExchangeOutcome::hasRefusal).isNotEmpty().allSatisfy(o -> {
            assertThat(o.getRefusal().getReason().name()).isEqualTo("REASON_OVERLOADED");
            assertThat(o.getRefusal().getMetadataMap()).containsKey("retry_after_ms");
        });

        DocumentRef theirs = Matters.paper(hub.as("津0119"));
        var other = Matters.other(theirs, COURT, "o-1").toBuilder();
        other.getHeaderBuilder().setCaseNumber("（2018）津0119执1号");
        assertThat(Wire.call(hub.as("津0119").channel(), SUBMIT, other.build()).accepted()).isTrue();
        // A refusal leaves the request free: once there is room, it is done.
        Await.until("there is room again", () -> Wire.call(
                channel, SUBMIT, Matters.other(paper, "津0119", "c-59").toByteArray()).accepted());
    }

    @Test
    void questions_and_bytes_are_bounded_too() {
        Channel channel = hub.as("冀1082").channel();
        var refused = new ArrayList<Wire.Answer>();
        for (int i = 0; i < 100; i++) {
            Wire.Answer answer = Wire.call(channel, LIST, OUTBOX);
            if (!answer.accepted()) {
                refused.add(answer);
            }
        }
        assertThat(refused).isNotEmpty().allSatisfy(RateLimitTest::requireHint);

        byte[] declaration = DocumentServiceUploadRequest.newBuilder()
                .setDeclaration(DocumentRef.newBuilder()
                        .setDigest("sha256:" + "ab".repeat(32))
                        .setSize(900_000)
                        .setName("大.pdf")
                        .setMediaType("application/pdf"))
                .build()
                .toByteArray();
        String upload = "xietong.v1.DocumentService/Upload";
        Wire.Answer first = Wire.call(hub.as("冀0822").channel(), upload, MethodType.CLIENT_STREAMING, new Metadata(),
                List.of(declaration));
        assertThat(first.reason()).as("whoever has some left may begin").isEqualTo("REASON_DIGEST_MISMATCH");
        requireHint(Wire.call(hub.as("冀0822").channel(), upload, MethodType.CLIENT_STREAMING, new Metadata(),
                List.of(declaration)));
    }

    @Test
    void so_many_exchanges_are_open_at_a_time_as_are_configured() {
        Channel channel = hub.as("冀0229").channel();
        var open = new ArrayList<HubExchange>();
        for (int i = 0; i < 2; i++) {
            open.add(new HubExchange(channel));
            open.get(i).requireOpen();
        }
        requireHint(new HubExchange(channel).end());
        open.forEach(HubExchange::close);
        Await.until("there is room again", () -> {
            var next = new HubExchange(channel);
            boolean room = next.isOpen();
            next.close();
            return room;
        });
    }

    /** An exchange that is left open. */
    private static final class HubExchange {
        private final java.util.concurrent.CompletableFuture<Object> first = new java.util.concurrent.CompletableFuture<>();
        private final io.grpc.ClientCall<byte[], byte[]> call;

        HubExchange(Channel channel) {
            String method = "xietong.v1.ExchangeService/Exchange";
            call = channel.newCall(
                    Wire.method(method, io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING), io.grpc.CallOptions.DEFAULT);
            call.start(
                    new io.grpc.ClientCall.Listener<>() {
                        @Override
                        public void onMessage(byte[] message) {
                            first.complete(message);
                        }

                        @Override
                        public void onClose(io.grpc.Status status, io.grpc.Metadata trailers) {
                            first.complete(new Wire.Answer(method, List.of(), status, trailers));
                        }
                    },
                    new io.grpc.Metadata());
            call.request(10);
            call.sendMessage(new byte[0]);
        }

        boolean isOpen() {
            return first.join() instanceof byte[];
        }

        void requireOpen() {
            assertThat(isOpen()).isTrue();
        }

        Wire.Answer end() {
            return (Wire.Answer) first.join();
        }

        void close() {
            call.cancel("enough", null);
        }
    }
}

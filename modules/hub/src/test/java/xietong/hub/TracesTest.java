// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.vertx.core.MultiMap;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.hub.Spans.Span;
import xietong.hub.tracing.Trace;
import xietong.hub.tracing.Traces;
import xietong.live.Live;
import xietong.live.TraceShare;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceGrpc;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.MailboxItem;

/** A command's trace, from the caller's own span to what left for the recipient, as a collector receives it. */
class TracesTest {
    private static final Metadata.Key<String> PARENT = Metadata.Key.of("traceparent", Metadata.ASCII_STRING_MARSHALLER);
    private static final Metadata.Key<String> STATE = Metadata.Key.of("tracestate", Metadata.ASCII_STRING_MARSHALLER);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";
    private static final String REFUSED = "1af7651916cd43dd8448eb211c80319c";
    private static final String UNSAMPLED = "2af7651916cd43dd8448eb211c80319c";

    @TempDir
    Path folder;

    private TestHub hub;

    @Test
    void a_trace_goes_from_the_callers_span_to_the_recipients_delivery_and_holds_nothing_personal() throws Exception {
        try (var collector = new Spans()) {
            try (TestHub started = TestHub.start(folder, s -> s.with(new HubSettings.Operations(
                    "", 0, 0, Duration.ofMinutes(1), collector.address(), 0)))) {
                hub = started;
                DocumentRef paper = Matters.paper(hub.as("京0117"));
                try (var stream = Frames.open(hub.as("津0119").channel(), Frames.named("wall").build())) {
                    stream.opened();
                    submit("00-" + TRACE + "-" + CALLER + "-01", Matters.other(paper, "津0119", "traced-1"));
                    stream.items();
                    submit("00-" + UNSAMPLED + "-" + CALLER + "-00", Matters.other(paper, "津0119", "traced-2"));
                    submit("nonsense", Matters.other(paper, "津0119", "traced-3"));
                }
                try {
                    submit("00-" + REFUSED + "-" + CALLER + "-01", Matters.other(paper, "没有", "traced-4"));
                } catch (io.grpc.StatusRuntimeException e) {
                    assertThat(e.getStatus().isOk()).isFalse();
                }
            }
            // Closing sent everything.
            List<Span> spans = collector.of(TRACE);
            Span call = only(spans, "xietong.v1.EntrustmentService/Submit");
            Span decide = only(spans, "decide");
            Span batch = only(spans, "batch");
            assertThat(call.parent()).isEqualTo(CALLER);
            assertThat(decide.parent()).isEqualTo(call.id());
            assertThat(decide.links()).containsExactly(batch.id());
            assertThat(batch.links()).containsExactly(call.id());
            assertThat(only(spans, "ledger commit").parent()).isEqualTo(batch.id());
            assertThat(only(spans, "deliver").parent()).isEqualTo(decide.id());

            assertThat(collector.of(REFUSED)).extracting(Span::name)
                    .contains("xietong.v1.EntrustmentService/Submit").doesNotContain("deliver");
            assertThat(collector.of(UNSAMPLED)).isEmpty();
            assertThat(collector.size()).isEqualTo(spans.size() + collector.of(REFUSED).size());
            assertThat(collector.posted()).contains("service.instance.id", "EntrustmentService/Submit").doesNotContain(
                    Matters.DEBTOR.getName(), Matters.DEBTOR.getIdentifier(), "演示", "京0117", "津0119", "traced-1",
                    "secret-of-the-caller");
        }
    }

    @Test
    void what_another_node_delivers_is_a_span_of_the_same_trace() throws Exception {
        try (var collector = new Spans()) {
            var settings = new HubSettings.Operations("", 0, 0, Duration.ofMinutes(1), collector.address(), 0);
            Live live = twoMembers();
            try (var writer = Traces.of(settings, "writer", live);
                    var other = Traces.of(settings, "other", live)) {
                var headers = MultiMap.caseInsensitiveMultiMap().add("traceparent", "00-" + TRACE + "-" + CALLER + "-01");
                Trace call = writer.call(headers, "xietong.v1.EntrustmentService", "Submit");
                Trace batch = writer.batch(List.of(call));
                Trace decide = writer.decide(call, batch, "EntrustmentService/Submit");
                writer.accepted(decide, 7, "M1");
                List.of(decide, batch, call).forEach(trace -> trace.done("accepted"));
                other.delivered(List.of(
                        MailboxItem.newBuilder().setPosition(7).setResource("M1").setTopic("entrustment.sent").setSeq(3).build(),
                        MailboxItem.newBuilder().setPosition(6).setResource("M1").setTopic("entrustment.sent").setSeq(2).build()));
            }
            Span decide = only(collector.of(TRACE), "decide");
            assertThat(only(collector.of(TRACE), "deliver").parent()).isEqualTo(decide.id());
            assertThat(collector.size()).isEqualTo(4);
        }
    }

    /** Two members that share what is told at once, and nothing else. */
    private static Live twoMembers() {
        Map<String, String> told = new ConcurrentHashMap<>();
        TraceShare share = new TraceShare() {
            @Override
            public void put(String change, String trace) {
                told.put(change, trace);
            }

            @Override
            public Optional<String> find(String change) {
                return Optional.ofNullable(told.get(change));
            }
        };
        return (Live) Proxy.newProxyInstance(Live.class.getClassLoader(), new Class<?>[] {Live.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "members" -> List.of("a:1", "b:2");
                    case "traces" -> share;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private void submit(String parent, EntrustmentServiceSubmitRequest request) {
        var headers = new Metadata();
        headers.put(PARENT, parent);
        headers.put(STATE, "vendor=secret-of-the-caller");
        EntrustmentServiceGrpc.newBlockingStub(hub.as("京0117").channel())
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                .submit(request);
    }

    private static Span only(List<Span> spans, String name) {
        assertThat(spans).extracting(Span::name).containsOnlyOnce(name);
        return spans.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }
}

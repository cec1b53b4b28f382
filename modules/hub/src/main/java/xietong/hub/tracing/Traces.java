// SPDX-License-Identifier: Apache-2.0
package xietong.hub.tracing;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.vertx.core.MultiMap;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import xietong.hub.HubClock;
import xietong.hub.HubSettings;
import xietong.live.Live;
import xietong.v1.MailboxItem;

/**
 * The spans of this node. A call is a child of the caller's span, as its {@code traceparent} says; a command that it
 * carries is decided in a span below, linked to the batch that it was committed with; each item that leaves for a
 * recipient because of it is a span below that, as far as this node
 * remembers the commit ({@link Remembered}) or another one has told which trace it was ({@link Elsewhere}). Attributes
 * are names of the program and numbers: methods, outcomes, topics, positions. The caller's {@code tracestate} is not kept.
 */
public final class Traces implements AutoCloseable {
    private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("rpc.system");
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("rpc.service");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("rpc.method");
    private static final AttributeKey<String> COMMAND = AttributeKey.stringKey("xietong.command");
    private static final AttributeKey<Long> COMMANDS = AttributeKey.longKey("xietong.commands");
    private static final AttributeKey<Long> POSITION = AttributeKey.longKey("xietong.position");
    private static final AttributeKey<Long> SEQ = AttributeKey.longKey("xietong.seq");
    private static final AttributeKey<String> TOPIC = AttributeKey.stringKey("xietong.topic");
    /** A span has no more links than this by OpenTelemetry's own limit. */
    private static final int MOST_LINKS = 128;
    private static final long CLOSING_SECONDS = 5;

    private static final TextMapGetter<MultiMap> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(MultiMap headers) {
            return headers.names();
        }

        @Override
        public String get(MultiMap headers, String key) {
            return headers == null || !key.equals("traceparent") ? null : headers.get(key);
        }
    };

    private final Tracer tracer;
    private final SdkTracerProvider sdk;
    private final Remembered remembered = new Remembered();
    /** Null where nothing is traced. */
    private final Elsewhere elsewhere;

    private Traces(SdkTracerProvider sdk, Live live) {
        this.sdk = sdk;
        this.elsewhere = sdk == null ? null : new Elsewhere(live, this::deliver);
        this.tracer = (sdk == null ? TracerProvider.noop() : sdk).get("xietong");
    }

    /** Nothing is traced. */
    public static Traces none() {
        return new Traces(null, null);
    }

    /** None where no collector is configured. */
    public static Traces of(HubSettings.Operations settings, String node, Live live) {
        if (settings.traces().isEmpty()) {
            return none();
        }
        return new Traces(SdkTracerProvider.builder()
                .setResource(Resource.create(Attributes.of(
                        AttributeKey.stringKey("service.name"), "xietong",
                        AttributeKey.stringKey("service.instance.id"), node)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.tracesPercent() / 100.0)))
                .addSpanProcessor(BatchSpanProcessor.builder(
                                OtlpHttpSpanExporter.builder().setEndpoint(settings.traces()).build())
                        .build())
                .build(), live);
    }

    /** A call has come in. */
    public Trace call(MultiMap headers, String service, String method) {
        if (sdk == null) {
            return Trace.NONE;
        }
        Context context = W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
        return Trace.of(tracer.spanBuilder(service + "/" + method)
                .setParent(context)
                .setSpanKind(SpanKind.SERVER)
                .setAttribute(SYSTEM, "grpc")
                .setAttribute(SERVICE, service)
                .setAttribute(METHOD, method)
                .startSpan());
    }

    /** A batch begins, with commands that are traced; none where none is. */
    public Trace batch(List<Trace> commands) {
        List<SpanContext> links = commands.stream().filter(Trace::isKept).limit(MOST_LINKS).map(Trace::context).toList();
        if (sdk == null || links.isEmpty()) {
            return Trace.NONE;
        }
        // Of the first one's trace, so that it is kept as surely as that is.
        SpanBuilder builder = below(links.get(0), "batch").setAttribute(COMMANDS, (long) commands.size());
        links.forEach(builder::addLink);
        return Trace.of(builder.startSpan());
    }

    /** The ledger is asked to commit it. */
    public Trace commit(Trace batch) {
        return batch.isKept() ? Trace.of(below(batch.context(), "ledger commit").startSpan()) : Trace.NONE;
    }

    /** A command is decided within a batch. */
    public Trace decide(Trace call, Trace batch, String command) {
        return call.isKept()
                ? Trace.of(below(call.context(), "decide")
                        .setAttribute(COMMAND, command)
                        .addLink(batch.context())
                        .startSpan())
                : Trace.NONE;
    }

    /** A command was accepted, and changed this resource, which recipients may now be told of. */
    public void accepted(Trace decided, long position, String resource) {
        if (decided.isKept()) {
            decided.span().setAttribute(POSITION, position);
            remembered.put(position, resource, decided.context());
            elsewhere.tell(position, resource, decided.context());
        }
    }

    /** Items have left for a recipient. */
    public void delivered(List<MailboxItem> items) {
        if (sdk == null) {
            return;
        }
        Instant now = HubClock.now();
        for (MailboxItem item : items) {
            remembered.get(item.getPosition(), item.getResource()).ifPresentOrElse(
                    cause -> deliver(cause, item, now), () -> elsewhere.ask(item, now));
        }
    }

    private void deliver(SpanContext cause, MailboxItem item, Instant at) {
        below(cause, "deliver")
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute(TOPIC, item.getTopic())
                .setAttribute(POSITION, item.getPosition())
                .setAttribute(SEQ, item.getSeq())
                .setStartTimestamp(at)
                .startSpan()
                .end(at);
    }

    private SpanBuilder below(SpanContext parent, String name) {
        // What another party said besides is not handed on.
        SpanContext bare = SpanContext.create(
                parent.getTraceId(), parent.getSpanId(), parent.getTraceFlags(), TraceState.getDefault());
        return tracer.spanBuilder(name).setParent(Context.root().with(Span.wrap(bare)));
    }

    /** Sends what is left, for as long as that takes a few seconds. */
    @Override
    public void close() {
        if (sdk != null) {
            elsewhere.close();
            sdk.shutdown().join(CLOSING_SECONDS, TimeUnit.SECONDS);
        }
    }
}

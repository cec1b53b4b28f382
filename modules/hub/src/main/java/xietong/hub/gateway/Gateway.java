// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.Message;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerRequest;
import io.vertx.grpc.server.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import xietong.hub.Counters;
import xietong.hub.Metric;
import xietong.hub.PageBytes;
import xietong.hub.identity.Authenticator;
import xietong.hub.identity.Authenticator.Principal;
import xietong.hub.tracing.Traces;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.Rights;
import xietong.v1.Reason;

/**
 * The door: every method of the contract, bound once. Who calls, and whether an organisation of this kind may call it
 * at all, is answered here, before anything is parsed.
 */
final class Gateway {
    private final Vertx vertx;
    private final WorkerExecutor workers;
    private final Authenticator authenticator;
    private final Counters counters;
    private final Quota calls;
    private final Quota unread;
    private final Traces traces;
    private final Rates rates;
    private final Rights rights = Rights.standard();
    private final Map<String, Consumer<Call>> methods = new HashMap<>();

    /** {@code calls} bounds those under way, {@code unread} the bytes of answers that are not taken. */
    Gateway(
            Vertx vertx,
            WorkerExecutor workers,
            Authenticator authenticator,
            Counters counters,
            Quota calls,
            Quota unread,
            Rates rates,
            Traces traces) {
        this.vertx = vertx;
        this.workers = workers;
        this.authenticator = authenticator;
        this.counters = counters;
        this.calls = calls;
        this.unread = unread;
        this.traces = traces;
        this.rates = rates;
    }

    /** A method that reads: one question, one answer, off the event loop. */
    <Q extends Message> void reading(String method, Q prototype, BiFunction<Q, Caller, Message> answer) {
        question(method, (call, bytes) -> workers.<Call.Answer>executeBlocking(
                        () -> {
                            // For whoever leaves that much nothing more is looked up.
                            unread.requireRoom(call.organisation(), PageBytes.MOST);
                            return call.answer(answer.apply(Call.parse(prototype, bytes), call.reader()), unread);
                        },
                        false)
                .onSuccess(call::reply)
                .onFailure(call::fail));
    }

    /** A method whose answer comes later. */
    <Q extends Message> void later(String method, Q prototype, BiFunction<Q, Caller, CompletionStage<Message>> answer) {
        unary(method, (call, bytes) -> workers.<CompletionStage<Message>>executeBlocking(
                        () -> answer.apply(Call.parse(prototype, bytes), call.reader()), false)
                .compose(stage -> Future.fromCompletionStage(stage, vertx.getOrCreateContext()))
                .onSuccess(call::reply)
                .onFailure(call::fail));
    }

    /** A method with one request message that is no command. */
    void question(String method, BiConsumer<Call, byte[]> handler) {
        unary(method, (call, bytes) -> {
            rates.question(call.organisation(), bytes.length);
            handler.accept(call, bytes);
        });
    }

    /** A method with one request message; counted until it is answered, and what was begun for it is done. */
    void unary(String method, BiConsumer<Call, byte[]> handler) {
        counted(method, call -> {
            boolean[] asked = new boolean[1];
            Runnable gone = () -> {
                if (!asked[0]) {
                    call.abandon();
                }
            };
            call.line().onInvalid(e -> {
                if (!asked[0]) {
                    call.fail(e);
                }
            });
            call.line().onGone(gone);
            call.line().onMessage(bytes -> {
                if (!asked[0]) {
                    asked[0] = true;
                    try {
                        handler.accept(call, bytes);
                    } catch (RuntimeException e) {
                        call.fail(e);
                    }
                }
            });
            call.line().onEnd(() -> {
                if (!asked[0]) {
                    call.fail(new Refused(Reason.REASON_MALFORMED, "the call has no message"));
                }
            });
        });
    }

    /** A method that handles its messages itself; the call counts until it releases what it holds. */
    void counted(String method, Consumer<Call> handler) {
        stream(method, call -> {
            call.hold(calls.take(call.organisation(), 1));
            handler.accept(call);
        });
    }

    /** A method that handles its messages itself and bounds its calls itself. */
    void stream(String method, Consumer<Call> handler) {
        if (methods.put(method, handler) != null) {
            throw new IllegalStateException(method + " is bound twice");
        }
    }

    /** Binds everything to a server; a method of the contract that nobody handles is a mistake of the build. */
    void bind(GrpcServer server, List<FileDescriptor> files) {
        for (FileDescriptor file : files) {
            for (ServiceDescriptor service : file.getServices()) {
                server.addService(service(service));
            }
        }
        server.callHandler(request -> GrpcLine.refuse(request.response(), unknown(request)));
    }

    private Service service(ServiceDescriptor descriptor) {
        ServiceName name = ServiceName.create(descriptor.getFullName());
        var builder = Service.service(name, descriptor);
        for (MethodDescriptor method : descriptor.getMethods()) {
            String full = descriptor.getFullName() + "/" + method.getName();
            Consumer<Call> handler = methods.get(full);
            if (handler == null) {
                throw new IllegalStateException("nobody handles " + full);
            }
            builder.bind(
                    ServiceMethod.server(name, method.getName(), GrpcMessageEncoder.IDENTITY, GrpcMessageDecoder.IDENTITY),
                    entry(handler));
        }
        return builder.build();
    }

    /** What methods there are is told to callers only. */
    private Refused unknown(GrpcServerRequest<Buffer, Buffer> request) {
        try {
            authenticator.authenticate(request);
            return new Refused(Reason.REASON_METHOD_UNKNOWN, "no such method: " + request.fullMethodName());
        } catch (Refused outsider) {
            return outsider;
        }
    }

    private Handler<GrpcServerRequest<Buffer, Buffer>> entry(Consumer<Call> handler) {
        return request -> known(handler, request, new GrpcLine(request), false);
    }

    /** Whose certificate another node has just issued is asked for once more when this node knows what the others did. */
    private void known(
            Consumer<Call> handler, GrpcServerRequest<Buffer, Buffer> request, GrpcLine line, boolean again) {
        Principal principal;
        try {
            principal = authenticator.authenticate(request);
        } catch (RuntimeException e) {
            Refused refused = Refusals.of(e);
            Optional<CompletableFuture<Void>> news = again || refused.reason() != Reason.REASON_UNAUTHENTICATED
                    ? Optional.empty()
                    : authenticator.news(request.connection());
            if (news.isPresent()) {
                line.pause();
                var context = vertx.getOrCreateContext();
                news.get().whenComplete((here, late) -> context.runOnContext(v -> known(handler, request, line, true)));
                return;
            }
            counters.count(Metric.CALLS_REFUSED, Call.name(line.method()), refused.reason().name());
            line.refuse(refused);
            return;
        }
        take(handler, line, principal);
        if (again) {
            line.resume();
        }
    }

    /** A call of one who is known, of a method of the contract. */
    void take(Line line, Principal principal) {
        take(methods.get(line.method()), line, principal);
    }

    private void take(Consumer<Call> handler, Line line, Principal principal) {
        String method = line.method();
        int slash = method.indexOf('/');
        var call = new Call(line, principal, counters,
                traces.call(line.headers(), method.substring(0, slash), method.substring(slash + 1)));
        try {
            line.onInvalid(call::fail);
            line.onGone(() -> {});
            requireCallable(call);
            counters.count(Metric.CALLS, call.name());
            handler.accept(call);
        } catch (RuntimeException e) {
            call.fail(e);
        }
    }

    /** The role of a command stands in its header and is checked when it is parsed; a reader's is its system's. */
    private void requireCallable(Call call) {
        var kind = call.principal().organisation().getKind();
        boolean ofRole = call.principal().session() == null
                || rights.mayCall(call.method(), kind, call.principal().session().role());
        if (!rights.mayCall(call.method(), kind) || !ofRole) {
            throw new Refused(Reason.REASON_RIGHT_MISSING, "this is not yours to call");
        }
    }
}

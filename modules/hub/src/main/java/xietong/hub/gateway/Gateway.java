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
import io.vertx.grpc.common.InvalidMessageException;
import io.vertx.grpc.common.MessageSizeOverflowException;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerRequest;
import io.vertx.grpc.server.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import xietong.hub.Counters;
import xietong.hub.Metric;
import xietong.hub.PageBytes;
import xietong.hub.identity.Authenticator;
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
            call.request().invalidMessageHandler(e -> {
                if (!asked[0]) {
                    call.fail(invalid(e));
                }
            });
            call.request().errorHandler(e -> gone.run());
            call.request().exceptionHandler(e -> gone.run());
            call.response().exceptionHandler(e -> gone.run());
            call.request().handler(bytes -> {
                if (!asked[0]) {
                    asked[0] = true;
                    try {
                        handler.accept(call, bytes.getBytes());
                    } catch (RuntimeException e) {
                        call.fail(e);
                    }
                }
            });
            call.request().endHandler(v -> {
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
        server.callHandler(request -> Call.fail(request.response(), unknown(request)));
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
        return request -> {
            Call call;
            try {
                var principal = authenticator.authenticate(request);
                call = new Call(request, principal, counters, traces.call(
                        request.headers(), request.serviceName().fullyQualifiedName(), request.methodName()));
            } catch (RuntimeException e) {
                Refused refused = Refusals.of(e);
                counters.count(Metric.CALLS_REFUSED, Call.name(request), refused.reason().name());
                Call.fail(request.response(), refused);
                return;
            }
            try {
                request.invalidMessageHandler(e -> call.fail(invalid(e)));
                request.exceptionHandler(e -> {});
                request.response().exceptionHandler(e -> {});
                requireCallable(call);
                counters.count(Metric.CALLS, call.name());
                handler.accept(call);
            } catch (RuntimeException e) {
                call.fail(e);
            }
        };
    }

    /** A frame that holds no message this hub accepts, as a refusal. */
    static Refused invalid(InvalidMessageException e) {
        return e instanceof MessageSizeOverflowException
                ? new Refused(Reason.REASON_TOO_LARGE, "the message is larger than this hub accepts")
                : new Refused(Reason.REASON_MALFORMED, "the frame holds no message");
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

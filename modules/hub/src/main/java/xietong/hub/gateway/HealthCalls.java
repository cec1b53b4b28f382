// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.grpc.health.HealthService;
import io.vertx.grpc.health.HealthServiceOptions;
import io.vertx.grpc.health.handler.GrpcHealthCheckV1Handler;
import io.vertx.grpc.health.handler.GrpcHealthWatchV1Handler;
import io.vertx.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.vertx.grpc.server.GrpcServer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import xietong.hub.operations.Health;

/**
 * The standard gRPC health service: every service, and the server as a whole, is SERVING exactly while the node is ready.
 * Vert.x 5.0.7 answers SERVING for the whole whatever is registered for it, so that question is asked as any service's.
 */
final class HealthCalls {
    private final List<String> services;
    private final Health health;

    /** Of the services of these full names. */
    HealthCalls(List<String> services, Health health) {
        this.services = services;
        this.health = health;
    }

    void bind(Vertx vertx, GrpcServer server) {
        Supplier<Future<Boolean>> ready = () -> Future.succeededFuture(health.ready().passed());
        Map<String, Supplier<Future<Boolean>>> checks =
                services.stream().collect(Collectors.toMap(Function.identity(), name -> ready));
        String any = services.get(0);
        // The first handler of a method wins: these before the service's own.
        server.callHandler(GrpcHealthCheckV1Handler.SERVICE_METHOD, new GrpcHealthCheckV1Handler(server, checks) {
            @Override
            protected Future<ServingStatus> checkStatus(String service) {
                return super.checkStatus(service.isBlank() ? any : service);
            }
        });
        server.callHandler(
                GrpcHealthWatchV1Handler.SERVICE_METHOD,
                new GrpcHealthWatchV1Handler(vertx, server, checks, new HealthServiceOptions()) {
                    @Override
                    protected Future<ServingStatus> checkStatus(String service) {
                        return super.checkStatus(service.isBlank() ? any : service);
                    }
                });
        HealthService service = HealthService.create(vertx);
        checks.forEach(service::register);
        server.addService(service);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.operations;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import xietong.hub.Counters;

/**
 * The operator's own address: {@code /metrics} for Prometheus, and health once more. Plain HTTP without credentials, so
 * it belongs on loopback or a network of the operator's; nothing there is about any organisation.
 */
public final class OperationsServer implements AutoCloseable {
    private static final String METRICS = "/metrics";
    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final Vertx vertx;
    private final Counters counters;
    private final HealthPages health;
    private final HttpServer server;

    /** @throws IllegalStateException when the address is taken */
    public OperationsServer(Vertx vertx, String host, int port, Counters counters, HealthPages health) {
        this.vertx = vertx;
        this.counters = counters;
        this.health = health;
        this.server = vertx.createHttpServer().requestHandler(this::answer);
        try {
            server.listen(port, host).toCompletionStage().toCompletableFuture().join();
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot listen on " + host + ":" + port
                    + " for metrics (operations.host, operations.port; port 0 takes a free one)", e);
        }
    }

    private void answer(HttpServerRequest request) {
        if (health.answer(request)) {
            return;
        }
        if (METRICS.equals(request.path()) && request.method() == HttpMethod.GET) {
            // Some figures look into maps and take their time.
            vertx.executeBlocking(counters::scrape, false)
                    .onSuccess(text -> request.response().putHeader("content-type", FORMAT).end(text))
                    .onFailure(e -> request.response().setStatusCode(500).end());
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    /** Port it listens on. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}

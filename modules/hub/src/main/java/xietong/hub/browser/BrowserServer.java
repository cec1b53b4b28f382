// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import xietong.hub.Counters;
import xietong.hub.HubSettings;
import xietong.hub.Metric;

/** One event loop's share of the browsers' port. Certificates of people's machines are not asked for here. */
final class BrowserServer extends AbstractVerticle {
    private static final long STREAMS_PER_CONNECTION = 256;
    private static final int HANDSHAKE_SECONDS = 10;
    private static final int LONGEST_LINE = 16 * 1024;

    private final HubSettings.Web web;
    private final HubSettings.Server limits;
    private final List<Path> certificate;
    private final int port;
    private final AtomicInteger connections;
    private final Counters counters;
    private final Consumer<HttpConnection> onConnection;
    private final Function<Vertx, Routes> routes;
    private Routes own;
    private HttpServer server;

    BrowserServer(
            HubSettings.Web web,
            HubSettings.Server limits,
            List<Path> certificate,
            int port,
            AtomicInteger connections,
            Counters counters,
            Consumer<HttpConnection> onConnection,
            Function<Vertx, Routes> routes) {
        this.web = web;
        this.limits = limits;
        this.certificate = certificate;
        this.port = port;
        this.connections = connections;
        this.counters = counters;
        this.onConnection = onConnection;
        this.routes = routes;
    }

    @Override
    public void start(Promise<Void> started) {
        own = routes.apply(vertx);
        server = vertx.createHttpServer(options())
                .connectionHandler(connection -> {
                    if (connections.incrementAndGet() > limits.maxConnections()) {
                        counters.count(Metric.CONNECTIONS_REFUSED, "limit");
                        connection.close();
                    }
                    connection.closeHandler(v -> connections.decrementAndGet());
                    onConnection.accept(connection);
                })
                .requestHandler(own::handle)
                .exceptionHandler(e -> counters.count(Metric.CONNECTIONS_REFUSED, "handshake"));
        server.listen(port, web.host()).<Void>mapEmpty().onComplete(started);
    }

    private HttpServerOptions options() {
        var options = new HttpServerOptions()
                .setIdleTimeout((int) limits.idleTimeout().toSeconds())
                .setMaxInitialLineLength(LONGEST_LINE)
                .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(STREAMS_PER_CONNECTION));
        if (web.plain()) {
            return options;
        }
        options.setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(certificate.get(0).toString())
                        .setKeyPath(certificate.get(1).toString()))
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
        options.setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"));
        if (OpenSSLEngineOptions.isAvailable()) {
            options.setSslEngineOptions(new OpenSSLEngineOptions());
        }
        return options;
    }

    /** Takes the certificate from its files again, for connections from now on. */
    Future<Boolean> reload() {
        return web.plain() ? Future.succeededFuture(false) : server.updateSSLOptions(options().getSslOptions(), true);
    }

    int port() {
        return server.actualPort();
    }

    /** Ends its streams politely. From any thread. */
    void drain() {
        context.runOnContext(v -> own.drain());
    }

    @Override
    public void stop(Promise<Void> stopped) {
        server.shutdown(limits.shutdownGrace().toMillis(), TimeUnit.MILLISECONDS).onComplete(stopped);
    }
}

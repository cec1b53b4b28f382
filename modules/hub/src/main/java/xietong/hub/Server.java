// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.OpenSSLEngineOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import xietong.hub.cluster.NodeCalls;
import xietong.hub.gateway.Methods;
import xietong.hub.identity.Identity;
import xietong.hub.operations.HealthPages;

/** One event loop's share of the port: TLS with the clients' certificates asked for, HTTP/2 only as gRPC needs it. */
final class Server extends AbstractVerticle {
    /** Many streams share a connection; the default of 100 would refuse terminals behind one proxy. */
    private static final long STREAMS_PER_CONNECTION = 10_000;
    /** A client that cancels many calls is no attack. */
    private static final int RESETS_PER_WINDOW = 10_000;
    private static final int HANDSHAKE_SECONDS = 10;

    private final HubSettings.Server settings;
    private final Identity identity;
    private final Methods methods;
    private final int port;
    private final AtomicInteger connections;
    private final HealthPages health;
    private final Counters counters;
    /** Null where the node is the only one. */
    private final NodeCalls nodes;
    private HttpServer server;

    Server(
            HubSettings.Server settings,
            Identity identity,
            Methods methods,
            int port,
            AtomicInteger connections,
            HealthPages health,
            Counters counters,
            NodeCalls nodes) {
        this.nodes = nodes;
        this.settings = settings;
        this.identity = identity;
        this.methods = methods;
        this.port = port;
        this.connections = connections;
        this.health = health;
        this.counters = counters;
    }

    @Override
    public void start(Promise<Void> started) {
        GrpcServer grpc = GrpcServer.server(
                vertx, new GrpcServerOptions().setMaxMessageSize(settings.maxMessage()));
        methods.bind(vertx, grpc);
        GrpcServer between = nodes == null ? null : nodes.server(vertx);
        server = vertx.createHttpServer(options())
                .connectionHandler(connection -> {
                    if (connections.incrementAndGet() > settings.maxConnections()) {
                        counters.count(Metric.CONNECTIONS_REFUSED, "limit");
                        connection.close();
                    }
                    connection.closeHandler(v -> connections.decrementAndGet());
                    StreamWritability.watch(connection);
                })
                .requestHandler(request -> {
                    String type = request.getHeader("content-type");
                    boolean isGrpc = type != null && type.startsWith("application/grpc");
                    if (isGrpc && between != null && request.path().startsWith(NodeCalls.PATH)) {
                        between.handle(request);
                    } else if (isGrpc && methods.admits(request)) {
                        grpc.handle(request);
                    } else if (isGrpc) {
                        outsider(request);
                    } else if (!health.answer(request)) {
                        request.response().setStatusCode(404).end();
                    }
                })
                .exceptionHandler(e -> counters.count(Metric.CONNECTIONS_REFUSED, "handshake"));
        server.listen(port, settings.host()).<Void>mapEmpty().onComplete(started);
    }

    /** Trailers only, as gRPC wants them. */
    private static void outsider(HttpServerRequest request) {
        request.response()
                .putHeader("content-type", "application/grpc")
                .putHeader("grpc-status", String.valueOf(GrpcStatus.UNAUTHENTICATED.code))
                .end();
    }

    private HttpServerOptions options() {
        List<Path> files = identity.serverFiles();
        var options = new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setClientAuth(ClientAuth.REQUEST)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(files.get(0).toString())
                        .setKeyPath(files.get(1).toString()))
                .setTrustOptions(new PemTrustOptions().addCertPath(files.get(2).toString()))
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout((int) settings.idleTimeout().toSeconds())
                .setInitialSettings(new Http2Settings().setMaxConcurrentStreams(STREAMS_PER_CONNECTION))
                .setHttp2RstFloodMaxRstFramePerWindow(RESETS_PER_WINDOW);
        options.setEnabledSecureTransportProtocols(java.util.Set.of("TLSv1.3", "TLSv1.2"));
        if (OpenSSLEngineOptions.isAvailable()) {
            options.setSslEngineOptions(new OpenSSLEngineOptions());
        }
        return options;
    }

    /** Takes the certificate and the clients' authority from their files again, for connections from now on. */
    Future<Boolean> reload() {
        return server.updateSSLOptions(options().getSslOptions(), true);
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void stop(Promise<Void> stopped) {
        server.shutdown(settings.shutdownGrace().toMillis(), TimeUnit.MILLISECONDS).onComplete(stopped);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.Counters;
import xietong.hub.HubClock;
import xietong.hub.HubSettings;
import xietong.hub.account.SignInDesk;
import xietong.hub.account.WallDesk;
import xietong.hub.gateway.Methods;
import xietong.hub.identity.Authenticator;
import xietong.hub.identity.BrowserTokens;
import xietong.hub.identity.Identity;
import xietong.hub.operations.HealthPages;
import xietong.hub.wall.WallBeats;
import xietong.v1.Mode;
import xietong.v1.OfficerRole;

/** The hub as browsers see it, on a port of its own. */
public final class Browser {
    private static final Logger LOG = LoggerFactory.getLogger(Browser.class);
    private static final long LOOK_AT_WALLS_MILLIS = 5_000;

    private final HubSettings settings;
    private final Identity identity;
    private final Methods methods;
    private final HealthPages health;
    private final Counters counters;
    private final Supplier<Instant> time;
    private final Supplier<Instant> asOf;
    private final Sessions sessions;
    private final String mode;
    private final WallBeats walls;
    private final Colleagues colleagues;
    private final List<BrowserServer> servers = new CopyOnWriteArrayList<>();
    private final SignInDesk desk;
    private final WallDesk wallDesk;
    private final Supplier<Instant> trusted;
    private final OfficerSignIn signIn;
    private String deployment;

    /**
     * {@code trusted} is the ledger's time; {@code time} the same by this machine's clock, which pages go by; {@code asOf}
     * tells as of when this node knows the ledger.
     */
    public Browser(
            HubSettings settings,
            Identity identity,
            Authenticator authenticator,
            Methods methods,
            Mode mode,
            Supplier<Instant> trusted,
            Supplier<Instant> time,
            Supplier<Instant> asOf,
            HealthPages health,
            Counters counters,
            SignInDesk desk,
            WallDesk wallDesk,
            WallBeats walls,
            Colleagues colleagues) {
        this.settings = settings;
        this.identity = identity;
        this.methods = methods;
        this.health = health;
        this.counters = counters;
        this.time = time;
        this.asOf = asOf;
        this.mode = mode.name().substring("MODE_".length());
        this.walls = walls;
        this.colleagues = colleagues;
        this.desk = desk;
        this.wallDesk = wallDesk;
        this.trusted = trusted;
        this.signIn = new OfficerSignIn(desk, mode);
        this.sessions = new Sessions(
                new BrowserTokens(identity), authenticator, trusted, mode, settings.web().plain());
    }

    /** A code for {@code /enter} that lets one browser in, once; {@link IllegalStateException} on a LIVE ledger. */
    public String enter(String organisation, String officer, String name, OfficerRole role, String desk) {
        return sessions.code(new Person(organisation, officer, name, role, desk));
    }

    /** The same of an officer whose identifier is name enough. */
    public String enter(String organisation, String officer, OfficerRole role, String desk) {
        return enter(organisation, officer, officer, role, desk);
    }

    /** Port it listens on; 0 where there are no pages. */
    public int port() {
        return servers.isEmpty() ? 0 : servers.get(0).port();
    }

    /** Certificate chain and key that it shows. */
    public List<Path> certificate() {
        String folder = settings.web().certificate();
        return folder.isEmpty()
                ? identity.serverFiles().subList(0, 2)
                : List.of(Path.of(folder).resolve("server.pem"), Path.of(folder).resolve("server-key.pem"));
    }

    /** Takes the certificate from its files again. */
    public Future<?> reload() {
        return Future.all(servers.stream().map(BrowserServer::reload).toList());
    }

    /** Listens, where the settings say so. {@link IllegalStateException} where that is not possible. */
    public void listen(Vertx vertx, int loops, Consumer<HttpConnection> onConnection) {
        HubSettings.Web web = settings.web();
        if (!web.isServed()) {
            return;
        }
        requireLoopbackIfPlain(web);
        var files = new PageFiles(web.files());
        var connections = new AtomicInteger();
        var headers = new SecurityHeaders(web.plain());
        var origin = new SameOrigin(web.plain());
        Future<String> deployed = vertx.deployVerticle(
                () -> {
                    var server = new BrowserServer(
                            web, settings.server(), certificate(),
                            // A negative port is a free one that all instances share.
                            web.port() == 0 ? -2 : web.port(),
                            connections, counters, onConnection, loop -> routes(loop, files, headers, origin));
                    servers.add(server);
                    return server;
                },
                new DeploymentOptions().setInstances(loops));
        try {
            deployment = deployed.toCompletionStage().toCompletableFuture().join();
        } catch (RuntimeException e) {
            throw new IllegalStateException("cannot listen for browsers on " + web.host() + ":" + web.port(), e);
        }
        vertx.setPeriodic(LOOK_AT_WALLS_MILLIS, t -> walls.look(HubClock.now()));
        LOG.info("listening for browsers on {}:{}, pages {}", web.host(), port(), files.build());
    }

    private Routes routes(Vertx vertx, PageFiles files, SecurityHeaders headers, SameOrigin origin) {
        var door = methods.door(vertx);
        return new Routes(
                headers, origin, files, health, sessions,
                new SessionPages(sessions, signIn, door, mode, files.build(), time),
                new CallPages(sessions, door, settings.server().maxMessage()),
                new StreamPages(vertx, sessions, door, colleagues, files.build(), mode, time, asOf),
                walls, new AccountPages(desk), new WallPages(sessions, wallDesk, trusted, settings.web().plain()), counters);
    }

    private static void requireLoopbackIfPlain(HubSettings.Web web) {
        try {
            if (web.plain() && !InetAddress.getByName(web.host()).isLoopbackAddress()) {
                throw new IllegalStateException("web.plain: without TLS on a loopback address only, not on " + web.host());
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("web.host: " + web.host() + " is not known", e);
        }
    }

    /** Ends all streams politely; calls go on. */
    public void drain() {
        servers.forEach(BrowserServer::drain);
    }

    /** Closes the port. */
    public void close(Vertx vertx) {
        if (deployment != null) {
            vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().join();
        }
    }
}

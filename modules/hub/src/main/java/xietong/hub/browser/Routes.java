// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import xietong.hub.Counters;
import xietong.hub.HubClock;
import xietong.hub.gateway.Door;
import xietong.hub.identity.Seat;
import xietong.hub.operations.HealthPages;
import xietong.hub.wall.WallBeats;
import xietong.rules.Refused;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;

/**
 * What answers which address, for one event loop. Who is not signed in gets the login page with what it is made of, health,
 * and nothing else.
 */
final class Routes {
    private static final int SEE_OTHER = 303;
    private static final int NOT_MODIFIED = 304;
    private static final int MOST_REPORT = 64 * 1024;
    private static final int MOST_BEAT = 8 * 1024;
    private static final Pattern WALL = Pattern.compile("[A-Za-z0-9-]{8,64}");
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    /** Files that everybody may have. */
    private static final List<String> OPEN = List.of("/login", "/lib/", "/webjars/");

    private final SecurityHeaders headers;
    private final SameOrigin origin;
    private final PageFiles files;
    private final HealthPages health;
    private final Sessions sessions;
    private final SessionPages session;
    private final CallPages calls;
    private final StreamPages streams;
    private final WallBeats walls;
    private final AccountPages accounts;
    private final WallPages wallPages;
    private final Counters counters;

    Routes(
            SecurityHeaders headers,
            SameOrigin origin,
            PageFiles files,
            HealthPages health,
            Sessions sessions,
            SessionPages session,
            CallPages calls,
            StreamPages streams,
            WallBeats walls,
            AccountPages accounts,
            WallPages wallPages,
            Counters counters) {
        this.headers = headers;
        this.origin = origin;
        this.files = files;
        this.health = health;
        this.sessions = sessions;
        this.session = session;
        this.calls = calls;
        this.streams = streams;
        this.walls = walls;
        this.accounts = accounts;
        this.wallPages = wallPages;
        this.counters = counters;
    }

    void drain() {
        streams.drain();
    }

    void handle(HttpServerRequest request) {
        headers.put(request);
        try {
            origin.requireHost(request);
            String path = request.path();
            if (path == null) {
                throw CallPages.unknown("");
            } else if (path.startsWith("/api/")) {
                api(request, Arrays.stream(path.substring("/api/".length()).split("/", -1)).map(Routes::decoded).toList());
            } else if (!READS.contains(request.method())) {
                throw CallPages.unknown("");
            } else if (path.equals("/enter")) {
                session.enter(request);
            } else if (!health.answer(request)) {
                page(request, path);
            }
        } catch (RuntimeException e) {
            Problems.answer(request, Door.refused(e));
        }
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw CallPages.unknown("");
        }
    }

    private void api(HttpServerRequest request, List<String> path) {
        String what = request.method() + " " + path.get(0) + " " + path.size();
        if (what.equals("POST csp 1")) {
            report(request);
            return;
        }
        origin.require(request);
        switch (what) {
            case "POST call 3" -> calls.call(request, path.get(1) + "/" + path.get(2));
            case "GET stream 2" -> streams.log(request, path.get(1));
            case "POST stream 3" -> {
                requireLast(path, "receipt");
                streams.receipt(request);
            }
            case "GET poll 2" -> streams.poll(request, path.get(1));
            case "GET watch 3" -> streams.watch(request, path.get(1) + "/" + path.get(2));
            case "PUT blobs 2" -> calls.upload(request, path.get(1));
            case "GET blobs 3" -> calls.download(request, path.get(1), path.get(2));
            case "GET me 1" -> me(request);
            case "POST login 1" -> session.login(request);
            case "POST logout 1" -> session.logout(request);
            case "POST unlock 1" -> session.unlock(request);
            case "POST setup 1" -> accounts.invitation(request);
            case "POST setup 2" -> {
                requireLast(path, "finish");
                accounts.setUp(request);
            }
            case "POST wall 2" -> {
                if (path.get(1).equals("enrol")) {
                    wallPages.enrol(request);
                } else {
                    requireLast(path, "beat");
                    beat(request);
                }
            }
            default -> throw CallPages.unknown("");
        }
    }

    private static void requireLast(List<String> path, String name) {
        if (!path.get(path.size() - 1).equals(name)) {
            throw CallPages.unknown("");
        }
    }

    /** A wall whose session has ended gets the next one here. */
    private void me(HttpServerRequest request) {
        if (sessions.isSignedIn(request) || !wallPages.isWall(request)) {
            session.me(request);
            return;
        }
        Forms.answer(
                request,
                wallPages.revive(request).map(seat -> sessions.seated(seat.orElseThrow(Routes::nobody))),
                caller -> session.me(request, caller));
    }

    private static Refused nobody() {
        return new Refused(Reason.REASON_UNAUTHENTICATED, "nobody is signed in here");
    }

    /** What the pages' policy stopped. Anyone may say so: the login page has nobody signed in. */
    private void report(HttpServerRequest request) {
        Forms.answer(request, Bodies.text(request, MOST_REPORT).onSuccess(body -> counters.count("page.policy.reported")));
    }

    private void beat(HttpServerRequest request) {
        Sessions.Caller caller = sessions.require(request);
        Forms.answer(request, Bodies.text(request, MOST_BEAT).compose(body -> {
            JsonObject sent = Forms.object(body);
            Seat seat = caller.seat();
            boolean isEnrolled = seat.session().role() == OfficerRole.OFFICER_ROLE_WALL;
            String wall = wall(sent, seat);
            if (Boolean.TRUE.equals(sent.getValue("stuck"))) {
                // Said by what watches the page: the page itself does not draw.
                counters.count("wall.stuck");
            } else if (!Boolean.TRUE.equals(sent.getValue("closed"))) {
                walls.beat(seat.organisation(), wall, isEnrolled ? seat.name() : "", isEnrolled, HubClock.now());
            } else if (!isEnrolled) {
                walls.closed(seat.organisation(), wall);
            }
            return wallPages.prolong(request, seat);
        }));
    }

    /** A screen's own name; its session's device where it has none that could be one. */
    private static String wall(JsonObject sent, Seat seat) {
        String name = sent.getValue("wall") instanceof String text ? text : "";
        return WALL.matcher(name).matches() ? name : seat.session().device();
    }

    private void page(HttpServerRequest request, String path) {
        boolean open = OPEN.stream().anyMatch(path::startsWith);
        boolean surface = path.equals("/") || Surfaces.ALL.contains(path.replaceAll("^/|/$", ""));
        if (!open && !sessions.isSignedIn(request)) {
            if (!surface) {
                throw nobody();
            }
            if (path.matches("/wall/?") && wallPages.isWall(request)) {
                Forms.answer(request, wallPages.revive(request),
                        seat -> redirect(request, seat.isPresent() ? "/wall" : "/login#wall"));
                return;
            }
            redirect(request, path.equals("/")
                    ? "/login"
                    : "/login?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
        } else if (path.equals("/")) {
            Sessions.Caller caller = sessions.require(request);
            redirect(request, Surfaces.of(caller.principal().organisation(), caller.seat().session().role()).stream()
                    .findFirst()
                    .map(first -> "/" + first)
                    .orElse("/login"));
        } else {
            file(request, files.find(path).orElseThrow(() -> new Refused(Reason.REASON_METHOD_UNKNOWN, "no such page")));
        }
    }

    private static void redirect(HttpServerRequest request, String to) {
        request.response().setStatusCode(SEE_OTHER).putHeader("location", to).end();
    }

    private static void file(HttpServerRequest request, Page page) {
        HttpServerResponse response = request.response();
        if (!page.isHtml()) {
            // The addresses of libraries name their versions.
            response.putHeader("cache-control",
                    page.path().startsWith("/webjars/") ? "public, max-age=31536000, immutable" : "private, no-cache");
            response.putHeader("etag", page.tag());
            if (page.tag().equals(request.getHeader("if-none-match"))) {
                response.setStatusCode(NOT_MODIFIED).end();
                return;
            }
        }
        response.putHeader("content-type", page.type());
        if (request.method() == HttpMethod.HEAD) {
            response.putHeader("content-length", String.valueOf(page.content().length)).end();
        } else {
            response.end(io.vertx.core.buffer.Buffer.buffer(page.content()));
        }
    }
}

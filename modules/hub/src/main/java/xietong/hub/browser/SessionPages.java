// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import static xietong.hub.browser.Forms.text;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import xietong.hub.account.SignInDesk;
import xietong.hub.gateway.Door;
import xietong.rules.Refused;
import xietong.v1.CommandHeader;
import xietong.v1.OfficerRole;
import xietong.v1.Organisation;
import xietong.v1.Reason;
import xietong.v1.SessionServiceCloseRequest;

/** Signing in and out, and who is signed in. */
final class SessionPages {
    private static final int SEE_OTHER = 303;
    private static final Pattern TARGET =
            Pattern.compile("/(" + String.join("|", Surfaces.ALL) + ")(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*(\\?[A-Za-z0-9._~=&%-]*)?");

    private final Sessions sessions;
    private final OfficerSignIn signIn;
    private final Door door;
    private final String mode;
    private final String build;
    private final Supplier<Instant> time;

    SessionPages(Sessions sessions, OfficerSignIn signIn, Door door, String mode, String build, Supplier<Instant> time) {
        this.sessions = sessions;
        this.signIn = signIn;
        this.door = door;
        this.mode = mode;
        this.build = build;
        this.time = time;
    }

    /** GET /api/me. */
    void me(HttpServerRequest request) {
        me(request, sessions.require(request));
    }

    /** The same of whoever is known to be there. */
    void me(HttpServerRequest request, Sessions.Caller caller) {
        Organisation organisation = caller.principal().organisation();
        var answer = new JsonObject()
                .put("organisation", new JsonObject()
                        .put("code", organisation.getCode())
                        .put("name", organisation.getName())
                        .put("kind", organisation.getKind().name())
                        .put("level", organisation.getLevel().name())
                        .put("division", organisation.getDivision())
                        .put("superior", organisation.getSuperior()))
                .put("officer", new JsonObject()
                        .put("id", caller.seat().session().officer())
                        .put("name", caller.seat().name())
                        .put("role", caller.seat().session().role().name()))
                .put("desk", caller.seat().desk())
                .put("mailbox", caller.seat().mailbox())
                .put("surfaces", new JsonArray(Surfaces.of(organisation, caller.seat().session().role())))
                .put("mode", mode)
                .put("build", build)
                .put("t", time.get().toEpochMilli())
                .put("expires", caller.expiry().toEpochMilli())
                .put("ends", caller.seat().end().toEpochMilli());
        request.response().putHeader("content-type", "application/json").end(answer.encode());
    }

    /** GET /enter?code=…&to=/police: a link that signs in, once. */
    void enter(HttpServerRequest request) {
        String to = request.getParam("to", "/");
        if (!to.equals("/") && !TARGET.matcher(to).matches()) {
            throw Refused.field("to", "one of the hub's pages");
        }
        sessions.enter(request, request.getParam("code", ""));
        request.response().setStatusCode(SEE_OTHER).putHeader("location", to).end();
    }

    /** POST /api/login {organisation, officer, password, code, role?}. */
    void login(HttpServerRequest request) {
        Forms.answer(request, Forms.sent(request).compose(sent -> Forms.staged(() -> signIn.signIn(new SignInDesk.Attempt(
                        text(sent, "organisation"),
                        text(sent, "officer"),
                        text(sent, "password"),
                        text(sent, "code"),
                        role(text(sent, "role")),
                        Forms.address(request))))
                .map(person -> sessions.begin(request, person))));
    }

    /** POST /api/unlock {code}. */
    void unlock(HttpServerRequest request) {
        Sessions.Caller caller = sessions.require(request);
        Forms.answer(request, Forms.sent(request).compose(sent -> Forms.staged(
                () -> signIn.unlock(caller.seat(), text(sent, "code"), Forms.address(request)))));
    }

    private static OfficerRole role(String name) {
        if (name.isEmpty()) {
            return OfficerRole.OFFICER_ROLE_UNSPECIFIED;
        }
        try {
            return OfficerRole.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw Refused.field("role", "a role of the contract, e.g. OFFICER_ROLE_OFFICER");
        }
    }

    /** POST /api/logout: the session ends everywhere, as a recorded fact; the cookie goes even where that is not possible. */
    void logout(HttpServerRequest request) {
        Sessions.Caller caller = sessions.require(request);
        sessions.forget(request);
        Future<?> closed = InnerLine.call(door, caller.principal(), "SessionService/Close",
                SessionServiceCloseRequest.newBuilder()
                        .setHeader(CommandHeader.newBuilder()
                                .setRequestId("logout-" + UUID.randomUUID())
                                .setOfficer(caller.seat().officer()))
                        .setDevice(caller.seat().session().device())
                        .build());
        Forms.answer(request, closed.recover(e -> Door.refused(e).reason() == Reason.REASON_RIGHT_MISSING
                ? Future.succeededFuture()
                : Future.failedFuture(e)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import static xietong.hub.browser.Forms.text;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import xietong.hub.account.SignInDesk;

/** Setting an account up, with the code that the organisation's administrator handed over. */
final class AccountPages {
    private final SignInDesk desk;

    AccountPages(SignInDesk desk) {
        this.desk = desk;
    }

    /** POST /api/setup {organisation, officer, setup}: name, secret and uri of the second factor. */
    void invitation(HttpServerRequest request) {
        Forms.answer(
                request,
                Forms.sent(request).compose(sent -> Forms.staged(() -> desk.invitation(
                        text(sent, "organisation"),
                        text(sent, "officer"),
                        text(sent, "setup"),
                        Forms.address(request)))),
                invitation -> request.response()
                        .putHeader("content-type", "application/json")
                        .end(new JsonObject()
                                .put("name", invitation.name())
                                .put("secret", invitation.secret())
                                .put("uri", invitation.uri())
                                .encode()));
    }

    /** POST /api/setup/finish {organisation, officer, setup, password, code}: 204; signing in comes after it. */
    void setUp(HttpServerRequest request) {
        Forms.answer(request, Forms.sent(request).compose(sent -> Forms.staged(() -> desk.setUp(
                text(sent, "organisation"),
                text(sent, "officer"),
                text(sent, "setup"),
                text(sent, "password"),
                text(sent, "code"),
                Forms.address(request)))));
    }
}

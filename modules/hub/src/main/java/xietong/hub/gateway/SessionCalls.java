// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import java.time.Instant;
import xietong.hub.HubClock;
import xietong.hub.identity.Authenticator.Principal;
import xietong.hub.identity.Session;
import xietong.hub.identity.Tokens;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.session.DeviceKey;
import xietong.v1.Receipt;
import xietong.v1.SessionServiceOpenRequest;
import xietong.v1.SessionServiceOpenResponse;
import xietong.v1.SessionServiceRenewResponse;

/** Tokens of sessions: the first with its sign-in, the next for the asking while the session lasts. */
final class SessionCalls {
    private final Tokens tokens;

    SessionCalls(Tokens tokens) {
        this.tokens = tokens;
    }

    /** What an accepted sign-in is answered with. */
    SessionServiceOpenResponse opened(Principal opener, SessionServiceOpenRequest open, Receipt receipt) {
        Instant now = HubClock.now();
        Instant accepted = Times.instant(receipt.getAcceptTime());
        var session = new Session(
                DeviceKey.thumbprint("device_key", open.getDeviceKey().toByteArray()),
                open.getHeader().getOfficer().getId(),
                open.getHeader().getOfficer().getRole(),
                accepted,
                opener.keyDigest(),
                // A DRILL ledger's clock may be ahead of the machines'.
                accepted.isBefore(now) ? accepted : now);
        Tokens.Issued issued = tokens.issue(opener.organisation().getCode(), session, now);
        return SessionServiceOpenResponse.newBuilder()
                .setReceipt(receipt)
                .setToken(issued.token())
                .setExpireTime(Times.timestamp(issued.expiry()))
                .setDevice(session.device())
                .build();
    }

    /** Refused with REASON_FIELD_INVALID for whoever has no session, or one that has lasted as long as it may. */
    void renew(Call call, byte[] nothing) {
        Session session = call.principal().session();
        Instant now = HubClock.now();
        if (session == null || !now.isBefore(session.begun().plus(Tokens.SESSION))) {
            throw Refused.field("authorization", "the token of a session, until twelve hours after its sign-in");
        }
        Tokens.Issued issued = tokens.issue(call.organisation(), session, now);
        call.reply(SessionServiceRenewResponse.newBuilder()
                .setToken(issued.token())
                .setExpireTime(Times.timestamp(issued.expiry()))
                .build());
    }
}

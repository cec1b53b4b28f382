// SPDX-License-Identifier: Apache-2.0
package xietong.rules.session;

import java.util.List;
import xietong.rules.Caller;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.store.v1.SessionEnd;
import xietong.v1.SessionServiceCloseRequest;

/**
 * Ends the session at a device, or all sessions of an officer, of the caller's own organisation 注销. It says nothing of
 * whether there was one.
 *
 * <p>Refused with: REASON_FIELD_INVALID for neither or both, and for a thumbprint that is none.
 */
final class Close extends StandardRule<SessionServiceCloseRequest, SessionEnd> {

    Close() {
        super("SessionService/Close", SessionServiceCloseRequest.getDefaultInstance(), SessionResource.KIND);
    }

    @Override
    public String resource(SessionServiceCloseRequest command, Caller caller) {
        if (command.getDevice().isEmpty() == command.getOfficerId().isEmpty()) {
            throw Refused.field("device", "a device's thumbprint, or else an officer_id");
        }
        if (command.getDevice().isEmpty()) {
            return SessionResource.officer(caller.code(), Checks.required("officer_id", command.getOfficerId(), 64));
        }
        if (!command.getDevice().matches("[A-Za-z0-9_-]{43}")) {
            throw Refused.field("device", "the thumbprint that Open answered with");
        }
        return SessionResource.device(caller.code(), command.getDevice());
    }

    /** Always the caller's own. */
    @Override
    public String subject(SessionServiceCloseRequest command, Caller caller) {
        return "";
    }

    @Override
    public Decision<SessionEnd> decide(SessionEnd state, SessionServiceCloseRequest command, Context context) {
        return Decision.of(
                SessionEnd.newBuilder()
                        .setOrganisation(context.caller().code())
                        .setDevice(command.getDevice())
                        .setOfficerId(command.getOfficerId())
                        .setRevision(state.getRevision() + 1)
                        // After what began at this very instant.
                        .setBeginTime(Times.timestamp(context.now().plusNanos(1_000)))
                        .build(),
                List.of(),
                List.of());
    }
}

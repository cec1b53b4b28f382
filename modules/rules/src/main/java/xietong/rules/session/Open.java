// SPDX-License-Identifier: Apache-2.0
package xietong.rules.session;

import java.util.List;
import xietong.rules.Caller;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.store.v1.SessionEnd;
import xietong.v1.SessionServiceOpenRequest;

/**
 * Signs an officer in at a device 登录; what was open at the device ends. The token is made after acceptance.
 *
 * <p>Refused with: REASON_FIELD_INVALID for a key that is not EC P-256.
 */
final class Open extends StandardRule<SessionServiceOpenRequest, SessionEnd> {

    Open() {
        super("SessionService/Open", SessionServiceOpenRequest.getDefaultInstance(), SessionResource.KIND);
    }

    @Override
    public String resource(SessionServiceOpenRequest command, Caller caller) {
        return SessionResource.device(
                caller.code(), DeviceKey.thumbprint("device_key", command.getDeviceKey().toByteArray()));
    }

    /** Always the caller's own. */
    @Override
    public String subject(SessionServiceOpenRequest command, Caller caller) {
        return "";
    }

    @Override
    public Decision<SessionEnd> decide(SessionEnd state, SessionServiceOpenRequest command, Context context) {
        return Decision.of(
                SessionEnd.newBuilder()
                        .setOrganisation(context.caller().code())
                        .setDevice(DeviceKey.thumbprint("device_key", command.getDeviceKey().toByteArray()))
                        .setOfficerId(context.caller().officer().getId())
                        .setRevision(state.getRevision() + 1)
                        .setBeginTime(Times.timestamp(context.now()))
                        .build(),
                List.of(),
                List.of());
    }
}

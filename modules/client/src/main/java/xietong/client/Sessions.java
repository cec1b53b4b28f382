// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import xietong.v1.Receipt;
import xietong.v1.SessionServiceCloseRequest;
import xietong.v1.SessionServiceGrpc;
import xietong.v1.SessionServiceOpenRequest;
import xietong.v1.SessionServiceOpenResponse;
import xietong.v1.SessionServiceRenewRequest;
import xietong.v1.SessionServiceRenewResponse;

/** Sessions of persons at devices 会话. */
public final class Sessions {
    private final Caller caller;

    Sessions(Caller caller) {
        this.caller = caller;
    }

    /** Signs an officer in at a device; for the organisation's own system. */
    public SessionServiceOpenResponse open(SessionServiceOpenRequest command) {
        return caller.call(SessionServiceGrpc.getOpenMethod(), command);
    }

    /** The next token of the calling session. */
    public SessionServiceRenewResponse renew() {
        return caller.call(SessionServiceGrpc.getRenewMethod(), SessionServiceRenewRequest.getDefaultInstance());
    }

    /** Ends the session at a device, or all of an officer. */
    public Receipt close(SessionServiceCloseRequest command) {
        return caller.command(SessionServiceGrpc.getCloseMethod(), command);
    }
}

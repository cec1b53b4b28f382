// SPDX-License-Identifier: Apache-2.0
package xietong.client;

import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.AdminServiceApplyRulesRequest;
import xietong.v1.AdminServiceEraseRequest;
import xietong.v1.AdminServiceGetHubRequest;
import xietong.v1.AdminServiceGetHubResponse;
import xietong.v1.AdminServiceGetRulesRequest;
import xietong.v1.AdminServiceGetRulesResponse;
import xietong.v1.AdminServiceGrpc;
import xietong.v1.Receipt;

/** The operator's side of the hub. */
public final class Admin {
    private final Caller caller;

    Admin(Caller caller) {
        this.caller = caller;
    }

    public AdminServiceGetHubResponse hub() {
        return caller.call(AdminServiceGrpc.getGetHubMethod(), AdminServiceGetHubRequest.getDefaultInstance());
    }

    public AdminServiceGetRulesResponse rules() {
        return caller.call(AdminServiceGrpc.getGetRulesMethod(), AdminServiceGetRulesRequest.getDefaultInstance());
    }

    public Receipt applyRules(AdminServiceApplyRulesRequest command) {
        return caller.command(AdminServiceGrpc.getApplyRulesMethod(), command);
    }

    /** Erases personal data for good. */
    public Receipt erase(AdminServiceEraseRequest command) {
        return caller.command(AdminServiceGrpc.getEraseMethod(), command);
    }

    /** On a DRILL ledger only. */
    public Receipt advanceClock(AdminServiceAdvanceClockRequest command) {
        return caller.command(AdminServiceGrpc.getAdvanceClockMethod(), command);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.util.List;
import xietong.rules.Caller;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.store.v1.OfficerState;
import xietong.v1.AccountState;
import xietong.v1.DirectoryServiceResetOfficerRequest;

/**
 * Takes password and second factor of an account back 重置 and unlocks it; the officer's sessions end.
 *
 * <p>Refused with: REASON_FIELD_INVALID without a reason; REASON_NOT_PARTY where there is no such account.
 */
final class ResetOfficer extends StandardRule<DirectoryServiceResetOfficerRequest, OfficerState> {

    ResetOfficer() {
        super("DirectoryService/ResetOfficer", DirectoryServiceResetOfficerRequest.getDefaultInstance(), OfficerResource.KIND);
    }

    @Override
    public String resource(DirectoryServiceResetOfficerRequest command, Caller caller) {
        return OfficerResource.of(caller.code(), Accounts.id("officer_id", command.getOfficerId()));
    }

    /** Always the caller's own. */
    @Override
    public String subject(DirectoryServiceResetOfficerRequest command, Caller caller) {
        return "";
    }

    @Override
    public Decision<OfficerState> decide(
            OfficerState state, DirectoryServiceResetOfficerRequest command, Context context) {
        Checks.reason(command.getHeader());
        Accounts.requireThere(state.getAccount().getState());
        var next = state.toBuilder()
                .setGeneration(state.getGeneration() + 1)
                .clearPasswordSalt()
                .clearPasswordDigest()
                .clearPasswordScheme()
                .setFailures(0)
                .setLastStep(0);
        next.getAccountBuilder()
                .setState(AccountState.ACCOUNT_STATE_INVITED)
                .setSetupExpireTime(Times.timestamp(context.now().plus(Accounts.SETUP)))
                .clearLockExpireTime()
                .setRevision(state.getAccount().getRevision() + 1);
        return Decision.of(next.build(), List.of(), List.of())
                .with(List.of(Accounts.endAll(context.caller().code(), command.getOfficerId(), context)));
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.util.List;
import xietong.rules.Caller;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.store.v1.OfficerState;
import xietong.v1.AccountState;
import xietong.v1.DirectoryServiceRemoveOfficerRequest;

/**
 * Removes an officer's account 销户; the officer's sessions end, and the identifier may be enrolled again.
 *
 * <p>Refused with: REASON_FIELD_INVALID without a reason; REASON_NOT_PARTY where there is no such account.
 */
final class RemoveOfficer extends StandardRule<DirectoryServiceRemoveOfficerRequest, OfficerState> {

    RemoveOfficer() {
        super(
                "DirectoryService/RemoveOfficer",
                DirectoryServiceRemoveOfficerRequest.getDefaultInstance(),
                OfficerResource.KIND);
    }

    @Override
    public String resource(DirectoryServiceRemoveOfficerRequest command, Caller caller) {
        return OfficerResource.of(caller.code(), Accounts.id("officer_id", command.getOfficerId()));
    }

    /** Always the caller's own. */
    @Override
    public String subject(DirectoryServiceRemoveOfficerRequest command, Caller caller) {
        return "";
    }

    @Override
    public Decision<OfficerState> decide(
            OfficerState state, DirectoryServiceRemoveOfficerRequest command, Context context) {
        Checks.reason(command.getHeader());
        Accounts.requireThere(state.getAccount().getState());
        var next = OfficerState.newBuilder().setGeneration(state.getGeneration() + 1);
        next.setAccount(state.getAccount().toBuilder()
                .setState(AccountState.ACCOUNT_STATE_REMOVED)
                .clearSetupExpireTime()
                .clearLockExpireTime()
                .setRevision(state.getAccount().getRevision() + 1));
        return Decision.of(next.build(), List.of(), List.of())
                .with(List.of(Accounts.endAll(context.caller().code(), command.getOfficerId(), context)));
    }
}

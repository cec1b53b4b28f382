// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.store.v1.OfficerSignedIn;
import xietong.store.v1.OfficerState;
import xietong.v1.AccountState;
import xietong.v1.Reason;

/**
 * An officer signs in at a browser 登录. The session counts from then on.
 *
 * <p>Refused with: REASON_STATE_FORBIDS where the account is not in use, locked, of another generation, or not of that role,
 * and for a code that was used: each counts once.
 */
final class SignedIn extends OwnAccountRule<OfficerSignedIn> {

    SignedIn() {
        super(OfficerSignedIn.getDefaultInstance());
    }

    @Override
    public Decision<OfficerState> decide(OfficerState state, OfficerSignedIn command, Context context) {
        Accounts.requireOpen(state, AccountState.ACCOUNT_STATE_ACTIVE, command.getGeneration(), context.now());
        if (!state.getAccount().getRolesList().contains(command.getHeader().getOfficer().getRole())) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "the account has not this role");
        }
        Accounts.requireFresh(state, command.getStep());
        var next = state.toBuilder().setFailures(0).setLastStep(command.getStep());
        next.getAccountBuilder()
                .setRevision(state.getAccount().getRevision() + 1)
                .clearLockExpireTime()
                .setSignInTime(Times.timestamp(context.now()));
        return Decision.of(next.build(), List.of(), List.of());
    }
}

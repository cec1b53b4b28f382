// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.store.v1.OfficerState;
import xietong.store.v1.OfficerUnlocked;
import xietong.v1.AccountState;

/**
 * A code lifts the lock of a page that was left alone 解锁.
 *
 * <p>Refused with: REASON_STATE_FORBIDS where the account is not in use or locked, and for a code that was used.
 */
final class Unlocked extends OwnAccountRule<OfficerUnlocked> {

    Unlocked() {
        super(OfficerUnlocked.getDefaultInstance());
    }

    @Override
    public Decision<OfficerState> decide(OfficerState state, OfficerUnlocked command, Context context) {
        Accounts.requireOpen(state, AccountState.ACCOUNT_STATE_ACTIVE, state.getGeneration(), context.now());
        Accounts.requireFresh(state, command.getStep());
        var next = state.toBuilder().setFailures(0).setLastStep(command.getStep());
        next.getAccountBuilder().setRevision(state.getAccount().getRevision() + 1).clearLockExpireTime();
        return Decision.of(next.build(), List.of(), List.of());
    }
}

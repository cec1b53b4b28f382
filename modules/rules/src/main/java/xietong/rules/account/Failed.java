// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.store.v1.OfficerFailed;
import xietong.store.v1.OfficerState;
import xietong.v1.AccountState;
import xietong.v1.Reason;

/**
 * Somebody failed to sign in as an officer; after five in a row the account rests for fifteen minutes.
 *
 * <p>Refused with: REASON_NOT_PARTY where there is no such account; REASON_STATE_FORBIDS while it is locked, so that guessing
 * on fills no ledger.
 */
final class Failed extends OwnAccountRule<OfficerFailed> {

    Failed() {
        super(OfficerFailed.getDefaultInstance());
    }

    @Override
    public Decision<OfficerState> decide(OfficerState state, OfficerFailed command, Context context) {
        AccountState stands = state.getAccount().getState();
        Accounts.requireThere(stands);
        if (Accounts.isLocked(state, context.now())) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "the account is locked");
        }
        int failures = state.getFailures() + 1;
        boolean locks = failures >= Accounts.MOST_FAILURES;
        var next = state.toBuilder().setFailures(locks ? 0 : failures);
        next.getAccountBuilder().setRevision(state.getAccount().getRevision() + 1).clearLockExpireTime();
        if (locks) {
            next.getAccountBuilder().setLockExpireTime(Times.timestamp(context.now().plus(Accounts.LOCK)));
        }
        return Decision.of(next.build(), List.of(), List.of());
    }
}

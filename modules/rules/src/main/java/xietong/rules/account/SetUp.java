// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.store.v1.OfficerSetUp;
import xietong.store.v1.OfficerState;
import xietong.v1.AccountState;
import xietong.v1.Reason;

/**
 * An officer has set the password 启用: the setup code counts no more.
 *
 * <p>Refused with: REASON_STATE_FORBIDS where the account does not wait for it, is locked or of another generation, and after
 * the code's time.
 */
final class SetUp extends OwnAccountRule<OfficerSetUp> {

    SetUp() {
        super(OfficerSetUp.getDefaultInstance());
    }

    @Override
    public Decision<OfficerState> decide(OfficerState state, OfficerSetUp command, Context context) {
        Accounts.requireOpen(state, AccountState.ACCOUNT_STATE_INVITED, command.getGeneration(), context.now());
        if (!context.now().isBefore(Times.instant(state.getAccount().getSetupExpireTime()))) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "the setup code counts no more");
        }
        var next = state.toBuilder()
                .setPasswordSalt(command.getPasswordSalt())
                .setPasswordDigest(command.getPasswordDigest())
                .setPasswordScheme(command.getPasswordScheme())
                .setFailures(0)
                .setLastStep(command.getStep());
        next.getAccountBuilder()
                .setState(AccountState.ACCOUNT_STATE_ACTIVE)
                .setRevision(state.getAccount().getRevision() + 1)
                .clearSetupExpireTime()
                .clearLockExpireTime();
        return Decision.of(next.build(), List.of(), List.of());
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.util.List;
import xietong.rules.Caller;
import xietong.rules.CommandRule;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.store.v1.WallBegun;
import xietong.store.v1.WallState;
import xietong.v1.AccountState;
import xietong.v1.CommandHeader;
import xietong.v1.Reason;

/**
 * The code of a wall is used: the browser that uses it has the credential from now on.
 *
 * <p>Refused with: REASON_STATE_FORBIDS where the wall does not wait for it, is of another generation, or the code's time is
 * over.
 */
final class WallBegins implements CommandRule<WallBegun, WallState> {

    @Override
    public String method() {
        return WallBegun.getDescriptor().getFullName() + "/" + WallResource.KIND;
    }

    @Override
    public WallBegun prototype() {
        return WallBegun.getDefaultInstance();
    }

    @Override
    public String kind() {
        return WallResource.KIND;
    }

    @Override
    public CommandHeader header(WallBegun command) {
        return command.getHeader();
    }

    @Override
    public String resource(WallBegun command, Caller caller) {
        return WallResource.of(command.getOrganisation(), command.getWallId());
    }

    @Override
    public Decision<WallState> decide(WallState state, WallBegun command, Context context) {
        boolean waits = state.getAccount().getState() == AccountState.ACCOUNT_STATE_INVITED
                && state.getGeneration() == command.getGeneration()
                && context.now().isBefore(Times.instant(state.getAccount().getCodeExpireTime()));
        if (!waits) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "the code counts no more");
        }
        var next = state.toBuilder().setDevice(command.getDevice());
        next.getAccountBuilder()
                .setState(AccountState.ACCOUNT_STATE_ACTIVE)
                .setRevision(state.getAccount().getRevision() + 1)
                .setBeginTime(Times.timestamp(context.now()))
                .clearCodeExpireTime();
        return Decision.of(next.build(), List.of(), List.of());
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.util.List;
import xietong.rules.Caller;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.store.v1.WallState;
import xietong.v1.AccountState;
import xietong.v1.DirectoryServiceRemoveWallRequest;

/**
 * Removes a wall: its credential counts no more, and its streams end.
 *
 * <p>Refused with: REASON_NOT_PARTY where there is no such wall.
 */
final class RemoveWall extends StandardRule<DirectoryServiceRemoveWallRequest, WallState> {

    RemoveWall() {
        super("DirectoryService/RemoveWall", DirectoryServiceRemoveWallRequest.getDefaultInstance(), WallResource.KIND);
    }

    @Override
    public String resource(DirectoryServiceRemoveWallRequest command, Caller caller) {
        return WallResource.of(caller.code(), Accounts.id("wall_id", command.getWallId()));
    }

    /** Always the caller's own. */
    @Override
    public String subject(DirectoryServiceRemoveWallRequest command, Caller caller) {
        return "";
    }

    @Override
    public Decision<WallState> decide(WallState state, DirectoryServiceRemoveWallRequest command, Context context) {
        Accounts.requireThere(state.getAccount().getState());
        var next = WallState.newBuilder().setGeneration(state.getGeneration() + 1);
        next.setAccount(state.getAccount().toBuilder()
                .setState(AccountState.ACCOUNT_STATE_REMOVED)
                .clearCodeExpireTime()
                .setRevision(state.getAccount().getRevision() + 1));
        return Decision.of(next.build(), List.of(), List.of())
                .with(List.of(Accounts.endAll(
                        context.caller().code(), Accounts.WALL_PREFIX + command.getWallId(), context)));
    }
}

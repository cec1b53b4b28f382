// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.util.List;
import xietong.rules.Caller;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.store.v1.WallState;
import xietong.v1.AccountState;
import xietong.v1.DirectoryServiceEnrolWallRequest;
import xietong.v1.WallAccount;

/**
 * Enrols a wall of the caller's own organisation, or enrols one anew: the credential before counts no more.
 *
 * <p>Refused with: REASON_FIELD_INVALID for an identifier of another form and without a title.
 */
final class EnrolWall extends StandardRule<DirectoryServiceEnrolWallRequest, WallState> {

    EnrolWall() {
        super("DirectoryService/EnrolWall", DirectoryServiceEnrolWallRequest.getDefaultInstance(), WallResource.KIND);
    }

    @Override
    public String resource(DirectoryServiceEnrolWallRequest command, Caller caller) {
        return WallResource.of(caller.code(), Accounts.id("wall_id", command.getWallId()));
    }

    /** Always the caller's own. */
    @Override
    public String subject(DirectoryServiceEnrolWallRequest command, Caller caller) {
        return "";
    }

    @Override
    public Decision<WallState> decide(WallState state, DirectoryServiceEnrolWallRequest command, Context context) {
        String organisation = context.caller().code();
        Decision<WallState> decision = Decision.of(
                WallState.newBuilder()
                        .setGeneration(state.getGeneration() + 1)
                        .setAccount(WallAccount.newBuilder()
                                .setOrganisation(organisation)
                                .setWallId(command.getWallId())
                                .setTitle(Checks.required("title", command.getTitle(), 64))
                                .setState(AccountState.ACCOUNT_STATE_INVITED)
                                .setRevision(state.getAccount().getRevision() + 1)
                                .setEnrolTime(Times.timestamp(context.now()))
                                .setCodeExpireTime(Times.timestamp(context.now().plus(Accounts.WALL_CODE))))
                        .build(),
                List.of(),
                List.of());
        return state.getGeneration() == 0
                ? decision
                : decision.with(List.of(
                        Accounts.endAll(organisation, Accounts.WALL_PREFIX + command.getWallId(), context)));
    }
}

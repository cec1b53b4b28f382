// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.util.List;
import xietong.rules.Caller;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.rules.directory.Address;
import xietong.store.v1.OfficerState;
import xietong.v1.AccountState;
import xietong.v1.DirectoryServiceEnrolOfficerRequest;
import xietong.v1.OfficerAccount;
import xietong.v1.Reason;

/**
 * Enrols an officer of the caller's own organisation 开户, or replaces name, roles and desk of one who is enrolled; sessions
 * end where the roles changed. Whoever is new, or was removed, waits for the setup code.
 *
 * <p>Refused with: REASON_FIELD_INVALID for an identifier of another form, without a name, and for roles that nobody signs in
 * with; REASON_ADDRESSEE_FORBIDDEN for a desk that the organisation has not.
 */
final class EnrolOfficer extends StandardRule<DirectoryServiceEnrolOfficerRequest, OfficerState> {

    EnrolOfficer() {
        super("DirectoryService/EnrolOfficer", DirectoryServiceEnrolOfficerRequest.getDefaultInstance(), OfficerResource.KIND);
    }

    @Override
    public String resource(DirectoryServiceEnrolOfficerRequest command, Caller caller) {
        return OfficerResource.of(caller.code(), Accounts.id("officer_id", command.getOfficerId()));
    }

    /** Always the caller's own. */
    @Override
    public String subject(DirectoryServiceEnrolOfficerRequest command, Caller caller) {
        return "";
    }

    @Override
    public Decision<OfficerState> decide(
            OfficerState state, DirectoryServiceEnrolOfficerRequest command, Context context) {
        Checks.required("name", command.getName(), 64);
        Checks.text("work_pass_number", command.getWorkPassNumber(), 64);
        Accounts.roles(command.getRolesList());
        requireDesk(command.getDesk(), context);
        OfficerAccount before = state.getAccount();
        boolean fresh = before.getState() == AccountState.ACCOUNT_STATE_UNSPECIFIED
                || before.getState() == AccountState.ACCOUNT_STATE_REMOVED;
        var next = state.toBuilder();
        next.getAccountBuilder()
                .setOrganisation(context.caller().code())
                .setOfficerId(command.getOfficerId())
                .setName(command.getName())
                .setWorkPassNumber(command.getWorkPassNumber())
                .clearRoles()
                .addAllRoles(command.getRolesList())
                .setDesk(command.getDesk())
                .setRevision(before.getRevision() + 1);
        if (fresh) {
            next.setGeneration(state.getGeneration() + 1);
            next.getAccountBuilder()
                    .setState(AccountState.ACCOUNT_STATE_INVITED)
                    .setEnrolTime(Times.timestamp(context.now()))
                    .setSetupExpireTime(Times.timestamp(context.now().plus(Accounts.SETUP)));
        }
        Decision<OfficerState> decision = Decision.of(next.build(), List.of(), List.of());
        boolean changed = !fresh && !before.getRolesList().equals(command.getRolesList());
        return changed
                ? decision.with(List.of(Accounts.endAll(context.caller().code(), command.getOfficerId(), context)))
                : decision;
    }

    private static void requireDesk(String desk, Context context) {
        String organisation = context.caller().code();
        if (!desk.isEmpty() && !context.book().directory().exists(Address.of(organisation, desk))) {
            throw new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, "desk: a desk of " + organisation)
                    .with("field", "desk")
                    .with("accepted", "a desk of " + organisation);
        }
    }
}

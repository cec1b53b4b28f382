// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import com.google.protobuf.Message;
import java.util.List;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.store.v1.Access;
import xietong.v1.AuditServiceRevealRequest;

/**
 * Records that a party reads a resource in clear, and why (PIPL 28, 55); the answer carries it. One chain of records
 * for each resource and reader, so that the resource itself does not change by being read.
 *
 * <p>Refused with: REASON_FIELD_INVALID without a reason; REASON_NOT_CLAIMED of an alert to police who have not claimed it.
 */
final class Reveal extends AdminRule<AuditServiceRevealRequest, Access> {

    Reveal() {
        super("AuditService/Reveal", AuditServiceRevealRequest.getDefaultInstance(), AdminRules.ACCESS);
    }

    @Override
    public String resource(AuditServiceRevealRequest command, Caller caller) {
        return AdminRules.readingsOf(command.getResource()) + caller.code();
    }

    @Override
    public String subject(AuditServiceRevealRequest command, Caller caller) {
        return command.getResource();
    }

    @Override
    public Decision<Access> decide(Access state, AuditServiceRevealRequest command, Context context) {
        Checks.reason(command.getHeader());
        Message read = context.look().state(command.getResource()).orElseThrow(Refused::notParty);
        Catalogue.resourceOf(read).requireRevealable(read, context.caller());
        Access access = Access.newBuilder()
                .setResource(command.getResource())
                .setOrganisation(context.caller().code())
                .setCount(state.getCount() + 1)
                .setOfficer(context.caller().officer())
                .build();
        return Decision.of(access, List.of(), List.of());
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import com.google.protobuf.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import xietong.rules.Catalogue;
import xietong.rules.Checks;
import xietong.rules.Caller;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.v1.AdminServiceEraseRequest;

/**
 * Erases the personal data of a resource that has ended (PIPL 47): from its state, from the bodies of its history and
 * with the documents that nothing else cites. The digests stay, so the chain still verifies.
 *
 * <p>Refused with: REASON_STATE_FORBIDS while it is open; REASON_FIELD_INVALID without a ground.
 */
final class Erase extends AdminRule<AdminServiceEraseRequest, Message> {

    Erase() {
        super("AdminService/Erase", AdminServiceEraseRequest.getDefaultInstance(), ANY_KIND);
    }

    @Override
    public String resource(AdminServiceEraseRequest command, Caller caller) {
        return Checks.required("resource", command.getResource(), 64);
    }

    @Override
    public Decision<Message> decide(Message state, AdminServiceEraseRequest command, Context context) {
        String reason = Checks.reason(command.getHeader());
        Message erased = Catalogue.resourceOf(state).erase(state, context.caller(), reason, context.now());
        return new Decision<>(erased, List.of(), Map.of(), List.of(), true, Duration.ZERO, List.of());
    }
}

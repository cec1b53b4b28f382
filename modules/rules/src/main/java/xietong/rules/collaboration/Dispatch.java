// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationServiceDispatchRequest;
import xietong.v1.CommandHeader;
import xietong.v1.Reason;

/**
 * Who decided sends further orders 下达: in a unified dispatch to every court whose measure on one of the accounts no
 * order covers yet, be it that it queued later, was moved there with a case, or came to the hub later; otherwise to the
 * courts named. Under an agreement the lead does.
 *
 * <p>Refused with: REASON_RIGHT_MISSING for another; REASON_ADDRESSEE_FORBIDDEN for a court that takes no part;
 * REASON_STATE_FORBIDS where nobody is left to be ordered; REASON_NOT_COMMON_SUPERIOR where one of them is not below
 * the decider (ENF 67).
 */
final class Dispatch extends CollaborationRule<CollaborationServiceDispatchRequest> {

    Dispatch() {
        super("Dispatch", CollaborationServiceDispatchRequest.getDefaultInstance());
    }

    @Override
    void apply(CollaborationDraft draft, CollaborationServiceDispatchRequest command, CommandHeader head) {
        Close.requireOwn(draft);
        if (draft.before.getKind() != CollaborationKind.COLLABORATION_KIND_DISPATCH) {
            Checks.list("tasks", command.getTasksList(), 1);
            Orders.further(draft, command.getTasksList());
            return;
        }
        if (command.getTasksCount() > 0) {
            throw Refused.field("tasks", "nothing in a unified dispatch");
        }
        Concerned.asOfNow(draft.before, draft.context()).requireDecider(draft.context().caller().code());
        var campaign = new Campaign(draft.id, draft.before, draft.context());
        if (Orders.release(draft, campaign.due(draft.warnings())) == 0) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "every court that holds a measure has its order");
        }
        campaign.join(draft);
        draft.tellLead("dispatched");
    }
}

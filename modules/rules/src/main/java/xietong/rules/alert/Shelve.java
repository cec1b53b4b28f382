// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.Alert;
import xietong.v1.AlertServiceShelveRequest;
import xietong.v1.AlertState;
import xietong.v1.CommandHeader;
import xietong.v1.Reason;

/**
 * Sets it aside for a while 搁置; it comes back by itself as it was.
 *
 * <p>Refused with: REASON_BASIS_FORBIDS for one of priority 1, or that went to everybody; REASON_FIELD_INVALID for longer than the rule book allows, or
 * without a reason.
 */
final class Shelve extends AlertRule<AlertServiceShelveRequest> {

    Shelve() {
        super(AlertAct.SHELVE, AlertServiceShelveRequest.getDefaultInstance());
    }

    @Override
    public Decision<Alert> decide(Alert state, AlertServiceShelveRequest command, Context context) {
        if (state.getPriority() == 1 || state.getBroadcast()) {
            throw new Refused(Reason.REASON_BASIS_FORBIDS, "no alert of priority 1 is set aside, and none for all others");
        }
        return super.decide(state, command, context);
    }

    @Override
    void apply(AlertDraft draft, AlertServiceShelveRequest command, CommandHeader head) {
        draft.step.setText(Checks.reason(head));
        int longest = draft.context().book().locating().shelve().longestMinutes();
        if (command.getMinutes() < 1 || command.getMinutes() > longest) {
            throw Refused.field("minutes", "1 to " + longest);
        }
        draft.next
                .setShelvedFrom(draft.before.getState())
                .setShelveUntil(Times.timestamp(draft.context().now().plusSeconds(60L * command.getMinutes())));
        draft.state(AlertState.ALERT_STATE_SHELVED).tellAddressees("shelved");
    }
}

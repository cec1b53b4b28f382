// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.AlertAcknowledgement;
import xietong.v1.AlertServiceAcknowledgeRequest;
import xietong.v1.AlertState;
import xietong.v1.CommandHeader;
import xietong.v1.Reason;

/**
 * An officer has seen it 确认: an act, which ends the escalation; whoever got it hears of the first. Who acknowledges one
 * that lapsed takes it off that list.
 *
 * <p>Refused with: REASON_STATE_FORBIDS where this organisation has acknowledged it before.
 */
final class Acknowledge extends AlertRule<AlertServiceAcknowledgeRequest> {
    /** Of a broadcast the first so many are named; all of them are in the history. */
    private static final int MOST = 100;

    Acknowledge() {
        super(AlertAct.ACKNOWLEDGE, AlertServiceAcknowledgeRequest.getDefaultInstance());
    }

    @Override
    void apply(AlertDraft draft, AlertServiceAcknowledgeRequest command, CommandHeader head) {
        String caller = draft.context().caller().code();
        if (draft.before.getAcknowledgementsList().stream().anyMatch(a -> a.getOrganisation().equals(caller))) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "this organisation has acknowledged it");
        }
        note(draft);
        switch (draft.before.getState()) {
            case ALERT_STATE_UNACKNOWLEDGED ->
                draft.state(AlertState.ALERT_STATE_ACKNOWLEDGED).tellAddressees("acknowledged");
            case ALERT_STATE_LAPSED ->
                draft.state(AlertState.ALERT_STATE_RECALLED).tellAddressees("acknowledged");
            default -> { }
        }
        draft.tellSender("acknowledged");
    }

    /** Notes who has seen it. */
    static void note(AlertDraft draft) {
        var caller = draft.context().caller();
        boolean noted = draft.next.getAcknowledgementsList().stream()
                .anyMatch(a -> a.getOrganisation().equals(caller.code()));
        if (!noted && draft.next.getAcknowledgementsCount() < MOST) {
            draft.next.addAcknowledgements(AlertAcknowledgement.newBuilder()
                    .setOrganisation(caller.code())
                    .setOfficer(caller.officer())
                    .setTime(Times.timestamp(draft.context().now())));
        }
    }
}

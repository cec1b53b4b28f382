// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_NEED_SUPPLEMENT;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_RETURNED;

import java.time.Instant;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Matters.ReturnCondition;
import xietong.rules.book.Matters.ReturnGround;
import xietong.v1.Clock;
import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceReturnRequest;
import xietong.v1.Reason;

/**
 * The recipient returns the matter 退回. An entrusted court may not refuse (CPL 240); it may return on a ground of the
 * rule book whose condition is met.
 *
 * <p>Refused with: REASON_RETURN_GROUND_INVALID where there is no such ground, no supplement was asked for, or nobody
 * was talked to; REASON_TOO_EARLY where the sender's time for the supplement still runs.
 */
final class Return extends EntrustmentRule<EntrustmentServiceReturnRequest> {

    Return() {
        super(Act.RETURN, EntrustmentServiceReturnRequest.getDefaultInstance());
    }

    @Override
    void apply(Draft draft, EntrustmentServiceReturnRequest command, CommandHeader head) {
        var grounds = draft.context().book().matters().returnGrounds();
        ReturnGround ground = grounds.get(command.getGround());
        if (ground == null) {
            throw invalid("an entrusted court may not refuse; it returns on a ground of the rule book")
                    .with("field", "ground")
                    .with("accepted", String.join(",", grounds.keySet()));
        }
        String contacted = Checks.text("contacted", command.getContacted(), Checks.REASON);
        if (ground.condition() == ReturnCondition.SENDER_CONTACTED && contacted.isBlank()) {
            throw invalid("the sender must be talked to first; say whom and when").with("field", "contacted");
        }
        if (ground.condition() == ReturnCondition.SUPPLEMENT_REQUESTED) {
            requireSupplementAsked(draft);
        }
        draft.step.setCode(command.getGround());
        String reason = Checks.reason(head);
        draft.state(ENTRUSTMENT_STATE_RETURNED)
                .text(contacted.isBlank() ? reason : reason + "\n" + contacted)
                .tellSender("returned");
    }

    private static void requireSupplementAsked(Draft draft) {
        if (draft.before.getSupplementRounds() == 0) {
            throw invalid("papers must be asked for first (RequestSupplement)").with("allowed", "RequestSupplement");
        }
        if (draft.before.getState() != ENTRUSTMENT_STATE_NEED_SUPPLEMENT) {
            return;
        }
        for (Clock clock : draft.before.getClocksList()) {
            Instant due = Times.instant(clock.getDueTime());
            if (clock.getName().equals("entrust.supplement") && draft.context().now().isBefore(due)) {
                throw new Refused(Reason.REASON_TOO_EARLY, "the sender's time for the supplement still runs")
                        .with("not_before", due);
            }
        }
    }

    private static Refused invalid(String message) {
        return new Refused(Reason.REASON_RETURN_GROUND_INVALID, message).with("article", "CPL 240");
    }
}

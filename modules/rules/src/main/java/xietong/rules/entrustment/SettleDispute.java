// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_IN_PROGRESS;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_RETURNED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_UNSPECIFIED;

import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.directory.Directory;
import xietong.v1.CommandHeader;
import xietong.v1.DisputeRuling;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentServiceSettleDisputeRequest;
import xietong.v1.Reason;

/**
 * The common superior decides; its decision binds (ENF 67, 70).
 *
 * <p>Refused with: REASON_NOT_COMMON_SUPERIOR for any other court, also one above only one side.
 */
final class SettleDispute extends EntrustmentRule<EntrustmentServiceSettleDisputeRequest> {

    /** Code of the step by which the recipient has to work on. */
    static final String WORK = "WORK";

    SettleDispute() {
        super(Act.SETTLE_DISPUTE, EntrustmentServiceSettleDisputeRequest.getDefaultInstance());
    }

    /** Whether an organisation is the superior that both sides share. */
    static boolean maySettle(Entrustment matter, String code, Directory directory) {
        return directory.commonSuperior(matter.getSender(), matter.getRecipient())
                .filter(c -> c.getCode().equals(code) || directory.isSuperior(c.getCode(), code))
                .isPresent();
    }

    @Override
    void apply(Draft draft, EntrustmentServiceSettleDisputeRequest command, CommandHeader head) {
        if (!maySettle(draft.before, draft.context().caller().code(), draft.context().book().directory())) {
            throw new Refused(Reason.REASON_NOT_COMMON_SUPERIOR, "only a superior that both sides share decides")
                    .with("article", "ENF 67");
        }
        Checks.known("ruling", command.getRuling(), DisputeRuling.DISPUTE_RULING_UNSPECIFIED);
        draft.step
                .setCode(command.getRuling().name().substring("DISPUTE_RULING_".length()))
                .addAllPapers(Papers.known("papers", command.getPapersList(), draft.context()));
        if (command.getRuling() == DisputeRuling.DISPUTE_RULING_WORK) {
            draft.event("work_ordered");
        }
        draft.next.setDisputedState(ENTRUSTMENT_STATE_UNSPECIFIED);
        draft.state(switch (command.getRuling()) {
                    case DISPUTE_RULING_RESUME -> draft.before.getDisputedState();
                    case DISPUTE_RULING_DONE -> ENTRUSTMENT_STATE_CONFIRMED;
                    case DISPUTE_RULING_RETURN -> ENTRUSTMENT_STATE_RETURNED;
                    default -> ENTRUSTMENT_STATE_IN_PROGRESS;
                })
                .text(Checks.reason(head))
                .tellSender("settled")
                .tellRecipient("settled");
    }
}

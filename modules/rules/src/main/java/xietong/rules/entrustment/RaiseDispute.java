// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_DISPUTED;

import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceRaiseDisputeRequest;
import xietong.v1.Organisation;
import xietong.v1.Reason;

/**
 * Either side puts a dispute before the superior that both share 争议 (ENF 67); the clocks stand still meanwhile.
 *
 * <p>Refused with: REASON_NOT_COMMON_SUPERIOR where the directory knows no common superior.
 */
final class RaiseDispute extends EntrustmentRule<EntrustmentServiceRaiseDisputeRequest> {

    RaiseDispute() {
        super(Act.RAISE_DISPUTE, EntrustmentServiceRaiseDisputeRequest.getDefaultInstance());
    }

    @Override
    void apply(Draft draft, EntrustmentServiceRaiseDisputeRequest command, CommandHeader head) {
        Organisation superior = draft.context()
                .book()
                .directory()
                .commonSuperior(draft.before.getSender(), draft.before.getRecipient())
                .orElseThrow(() -> new Refused(
                                Reason.REASON_NOT_COMMON_SUPERIOR,
                                "the directory knows no superior that both sides share")
                        .with("article", "ENF 67"));
        draft.next.setDisputedState(draft.before.getState());
        draft.step.addAllPapers(Papers.known("papers", command.getPapersList(), draft.context()));
        draft.state(ENTRUSTMENT_STATE_DISPUTED)
                .text(Checks.reason(head))
                .tellOther("disputed")
                .tellSuperior(superior, Relation.RECIPIENT_SUPERIOR, "disputed");
    }
}

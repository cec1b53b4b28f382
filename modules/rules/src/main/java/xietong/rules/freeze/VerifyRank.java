// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeServiceVerifyRankRequest;
import xietong.v1.RankVerification;
import xietong.v1.Reason;

/**
 * A court with a live order verifies on the spot, with witnesses, which order is first in force 核实首先有效冻结. It is
 * evidence; it sorts nothing.
 *
 * <p>Refused with: REASON_ORIGINAL_MISMATCH for an order that is not in the queue; REASON_TOO_LARGE after twenty.
 */
final class VerifyRank extends AssetRule<FreezeServiceVerifyRankRequest> {
    private static final int MOST = 20;

    VerifyRank() {
        super("VerifyRank", FreezeServiceVerifyRankRequest.getDefaultInstance());
    }

    @Override
    void apply(FreezeDraft draft, FreezeServiceVerifyRankRequest command, CommandHeader head) {
        if (draft.queue().find(command.getFirstOrder()).isEmpty()) {
            throw new Refused(Reason.REASON_ORIGINAL_MISMATCH, "first_order: an order in the queue of this asset")
                    .with("field", "first_order");
        }
        if (draft.asset().getVerificationsCount() >= MOST) {
            throw new Refused(Reason.REASON_TOO_LARGE, "this asset was verified " + MOST + " times").with("accepted", MOST);
        }
        draft.asset().addVerifications(RankVerification.newBuilder()
                .setTime(Times.timestamp(draft.context().now()))
                .setCourt(draft.context().caller().code())
                .setFirstOrder(command.getFirstOrder())
                .setText(Checks.required("text", command.getText(), Checks.TEXT))
                .setWitnesses(Checks.required("witnesses", command.getWitnesses(), 200))
                .addAllPapers(Papers.known("papers", command.getPapersList(), draft.context())));
        draft.tellAll("verified");
    }
}

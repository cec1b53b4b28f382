// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.stream.Stream;
import xietong.rules.approval.ProposedActs;
import xietong.v1.Proposal;
import xietong.v1.ProposalState;

/** Acts that need a second administrator 待复核事项. */
public final class ProposalText {
    private ProposalText() {}

    /** A table. */
    public static void table(Output output, Stream<Proposal> proposals) {
        new Listing<Proposal>("proposal",
                        p -> new String[] {p.getId(), act(p), p.getProposer().getId(), state(p.getState()),
                            Words.time(p.getExpireTime()), p.getDecider().getId()},
                        "PROPOSAL", "ACT", "BY", "STATE", "EXPIRES", "DECIDED BY")
                .print(output, proposals);
    }

    private static String act(Proposal proposal) {
        return ProposedActs.command(proposal.getAct())
                .map(ProposedActs::method)
                .map(method -> method.substring(method.indexOf('/') + 1))
                .orElse("?");
    }

    private static String state(ProposalState state) {
        return switch (state) {
            case PROPOSAL_STATE_OPEN -> "OPEN 待复核";
            case PROPOSAL_STATE_APPROVED -> "APPROVED 已同意";
            case PROPOSAL_STATE_DECLINED -> "DECLINED 不同意";
            case PROPOSAL_STATE_EXPIRED -> "EXPIRED 已过期";
            default -> "?";
        };
    }
}

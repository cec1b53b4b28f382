// SPDX-License-Identifier: Apache-2.0
package xietong.rules.approval;

import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Times;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.Proposal;
import xietong.v1.ProposalState;

/** A proposal that nobody decided in time expires 过期. */
final class ProposalClock extends FiredRule<Proposal> {

    ProposalClock() {
        super(ProposalResource.KIND);
    }

    @Override
    public Decision<Proposal> decide(Proposal state, ClockFired fired, Context context) {
        var next = state.toBuilder().setRevision(state.getRevision() + 1).clearClocks();
        if (state.getState() == ProposalState.PROPOSAL_STATE_OPEN) {
            next.setState(ProposalState.PROPOSAL_STATE_EXPIRED).setDecideTime(Times.timestamp(context.now()));
        }
        return Decision.of(next.build(), List.of(), List.of());
    }
}

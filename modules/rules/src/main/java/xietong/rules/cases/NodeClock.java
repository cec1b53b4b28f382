// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.ClockFired;
import xietong.v1.CaseNode;

/** A step of a node's clock: the node itself tells nobody, its warning does. */
final class NodeClock extends FiredRule<CaseNode> {

    NodeClock() {
        super(CaseNodeResource.KIND);
    }

    @Override
    public Decision<CaseNode> decide(CaseNode state, ClockFired fired, Context context) {
        ClockRunner.Fired outcome = ClockRunner.fire(state.getClocksList(), fired);
        CaseNode next = state.toBuilder()
                .setRevision(state.getRevision() + 1)
                .clearClocks()
                .addAllClocks(outcome.clocks())
                .build();
        return Decision.of(next, List.of(), List.of());
    }
}

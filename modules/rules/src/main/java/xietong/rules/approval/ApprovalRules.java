// SPDX-License-Identifier: Apache-2.0
package xietong.rules.approval;

import java.util.List;
import xietong.rules.CommandRule;
import xietong.rules.Resource;

/** Proposals of acts for which the rule book asks for four eyes 双人复核. */
public final class ApprovalRules {
    private ApprovalRules() {}

    /** One rule a command, the hub's own included. */
    public static List<CommandRule<?, ?>> all() {
        return List.of(new Propose(), new DeclineProposal(), new ProposalClock());
    }

    /** The kind of resource. */
    public static List<Resource<?>> resources() {
        return List.of(new ProposalResource());
    }
}

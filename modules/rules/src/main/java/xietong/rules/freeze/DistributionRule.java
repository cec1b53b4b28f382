// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import com.google.protobuf.Message;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.v1.CommandHeader;
import xietong.v1.Distribution;

/**
 * What commands on a distribution share: its state must allow them, and what the time has ended meanwhile has ended.
 * Refused with REASON_STATE_FORBIDS where {@link DistributionAct} does not allow it.
 */
abstract class DistributionRule<C extends Message> extends StandardRule<C, Distribution> {
    private static final DistributionResource RESOURCE = new DistributionResource();

    private final DistributionAct act;

    DistributionRule(DistributionAct act, C prototype) {
        super(act.call(), prototype, DistributionResource.KIND);
        this.act = act;
    }

    /** Writes the draft; refuses where the class header says so. */
    abstract void apply(DistributionDraft draft, C command, CommandHeader head);

    @Override
    public final Decision<Distribution> decide(Distribution state, C command, Context context) {
        CommandHeader head = header(command);
        if (!creates()) {
            RESOURCE.requireAllowed(act.rpc(), state);
            if (context.caller().code().equals(state.getCourt())) {
                Checks.ownCase(head, state.getCaseNumber());
            }
        }
        var draft = new DistributionDraft(state, context);
        apply(draft, command, head);
        return draft.decision();
    }
}

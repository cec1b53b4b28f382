// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import com.google.protobuf.Message;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.v1.CommandHeader;
import xietong.v1.Supervision;

/**
 * What commands on a supervision share. Refused with REASON_STATE_FORBIDS where {@link SupervisionAct} does not allow it,
 * and REASON_TOO_LARGE after 200 steps.
 */
abstract class SupervisionRule<C extends Message> extends StandardRule<C, Supervision> {
    private static final SupervisionResource RESOURCE = new SupervisionResource();

    private final SupervisionAct act;

    SupervisionRule(SupervisionAct act, C prototype) {
        super("SupervisionService/" + act.rpc(), prototype, SupervisionResource.KIND);
        this.act = act;
    }

    /** Writes the draft; refuses where the class header says so. */
    abstract void apply(SupervisionDraft draft, C command, CommandHeader head);

    @Override
    public final Decision<Supervision> decide(Supervision state, C command, Context context) {
        RESOURCE.requireAllowed(act.rpc(), state);
        var draft = new SupervisionDraft(resource(command, context.caller()), state, act.rpc(), context);
        apply(draft, command, header(command));
        return draft.decision();
    }
}

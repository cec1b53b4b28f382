// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import com.google.protobuf.Message;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.v1.Warning;

/** What commands on a warning share. Refused with REASON_STATE_FORBIDS where {@link WarningAct} does not allow it. */
abstract class WarningRule<C extends Message> extends StandardRule<C, Warning> {
    private static final WarningResource RESOURCE = new WarningResource();

    private final WarningAct act;

    WarningRule(WarningAct act, C prototype) {
        super("SupervisionService/" + act.rpc(), prototype, WarningResource.KIND);
        this.act = act;
    }

    /** Writes the draft; refuses where the class header says so. */
    abstract void apply(WarningDraft draft, C command);

    @Override
    public final Decision<Warning> decide(Warning state, C command, Context context) {
        RESOURCE.requireAllowed(act.rpc(), state);
        var draft = new WarningDraft(resource(command, context.caller()), state, act.rpc(), context);
        apply(draft, command);
        return draft.decision();
    }
}

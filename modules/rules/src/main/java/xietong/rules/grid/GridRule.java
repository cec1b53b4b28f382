// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import com.google.protobuf.Message;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.v1.CommandHeader;
import xietong.v1.GridTask;

/** What every command on a task shares. Refused with REASON_STATE_FORBIDS where {@link GridAct} does not allow it. */
abstract class GridRule<C extends Message> extends StandardRule<C, GridTask> {
    private static final GridTaskResource RESOURCE = new GridTaskResource();

    private final GridAct act;

    GridRule(GridAct act, C prototype) {
        super("GridService/" + act.rpc(), prototype, GridTaskResource.KIND);
        this.act = act;
    }

    /** Writes the draft; refuses where the class header says so. */
    abstract void apply(GridDraft draft, C command, CommandHeader head);

    @Override
    public final Decision<GridTask> decide(GridTask state, C command, Context context) {
        RESOURCE.requireAllowed(act.rpc(), state);
        var draft = new GridDraft(resource(command, context.caller()), state, context);
        apply(draft, command, header(command));
        return draft.decision();
    }
}

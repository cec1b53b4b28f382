// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import com.google.protobuf.Message;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.v1.Collaboration;
import xietong.v1.CommandHeader;

/**
 * What every command on a collaboration shares: its state must allow it, and it becomes a step. Refused with
 * REASON_STATE_FORBIDS where {@link CollaborationAct} does not allow it.
 */
abstract class CollaborationRule<C extends Message> extends StandardRule<C, Collaboration> {
    private static final CollaborationResource RESOURCE = new CollaborationResource();

    private final String rpc;

    CollaborationRule(String rpc, C prototype) {
        super("CollaborationService/" + rpc, prototype, CollaborationResource.KIND);
        this.rpc = rpc;
    }

    /** Writes the draft; refuses where the class header says so. */
    abstract void apply(CollaborationDraft draft, C command, CommandHeader head);

    @Override
    public final Decision<Collaboration> decide(Collaboration state, C command, Context context) {
        if (!creates()) {
            RESOURCE.requireAllowed(rpc, state);
        }
        String id = creates() ? context.newId() : resource(command, context.caller());
        var draft = new CollaborationDraft(id, state, rpc, context);
        apply(draft, command, header(command));
        return draft.decision();
    }
}

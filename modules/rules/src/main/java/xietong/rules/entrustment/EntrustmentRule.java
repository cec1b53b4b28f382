// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import com.google.protobuf.Message;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.v1.CommandHeader;
import xietong.v1.Entrustment;

/**
 * What every command on a matter shares: it names the matter in {@code id}, its state must allow it, and it becomes a
 * step. Refused with REASON_STATE_FORBIDS where {@link Act} does not allow it, and with REASON_FIELD_INVALID where
 * {@code header.case_number} is set and not the matter's.
 */
abstract class EntrustmentRule<C extends Message> extends StandardRule<C, Entrustment> {
    private static final EntrustmentResource RESOURCE = new EntrustmentResource();

    private final Act act;

    EntrustmentRule(Act act, C prototype) {
        super(act.call(), prototype, EntrustmentResource.KIND);
        this.act = act;
    }

    /** Writes the draft; refuses where the class header says so. */
    abstract void apply(Draft draft, C command, CommandHeader head);

    @Override
    public final Decision<Entrustment> decide(Entrustment state, C command, Context context) {
        RESOURCE.requireAllowed(act.rpc(), state);
        CommandHeader head = header(command);
        if (!creates()) {
            Checks.ownCase(head, state.getCaseNumber());
        }
        var draft = new Draft(state, act.rpc(), context);
        apply(draft, command, head);
        return draft.decision();
    }
}

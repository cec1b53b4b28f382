// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import com.google.protobuf.Message;
import java.util.Set;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.StandardRule;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeOrder;
import xietong.v1.Reason;

/**
 * What every command on a freeze order shares: its state must allow it, it becomes a step, and what it does to the
 * asset's queue is written along. Refused with REASON_STATE_FORBIDS where {@link FreezeAct} does not allow it, and with
 * REASON_NOT_HOLDER where the case with its measures went to another court (ENT 6 ¶2).
 */
abstract class FreezeRule<C extends Message> extends StandardRule<C, FreezeOrder> {
    private static final FreezeOrderResource RESOURCE = new FreezeOrderResource();

    private final FreezeAct act;

    FreezeRule(FreezeAct act, C prototype) {
        super(act.call(), prototype, FreezeOrderResource.KIND);
        this.act = act;
    }

    /** Writes the draft; refuses where the class header says so. */
    abstract void apply(FreezeDraft draft, OrderDraft order, C command, CommandHeader head);

    /** Whether the head's case must be the order's own. */
    boolean ownCase() {
        return true;
    }

    @Override
    public final Decision<FreezeOrder> decide(FreezeOrder state, C command, Context context) {
        CommandHeader head = header(command);
        String id = creates() ? context.newId() : resource(command, context.caller());
        if (!creates()) {
            requireNotGone(state, context);
            RESOURCE.requireAllowed(act.rpc(), state);
            if (ownCase()) {
                Checks.ownCase(head, state.getCaseNumber());
            }
        }
        var draft = new FreezeDraft(context);
        OrderDraft order = draft.order(id, state, act.rpc());
        if (!state.getAsset().isEmpty()) {
            draft.on(state.getAsset());
        }
        apply(draft, order, command, head);
        return draft.ofOrder(id);
    }

    private static void requireNotGone(FreezeOrder state, Context context) {
        Set<Relation> relations = RESOURCE.relations(state, context.caller(), context.book().directory());
        if (relations.equals(Set.of(Relation.FORMER_HOLDER))) {
            throw new Refused(Reason.REASON_NOT_HOLDER, "the case with its measures went to another court, which alone acts now")
                    .with("court", state.getCourt())
                    .with("article", "ENT 6 ¶2");
        }
    }
}

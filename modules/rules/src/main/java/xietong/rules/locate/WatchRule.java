// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import com.google.protobuf.Message;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.v1.CommandHeader;
import xietong.v1.WatchOrder;

/** What every command on a watch order shares. Refused with REASON_STATE_FORBIDS where {@link WatchAct} does not allow it. */
abstract class WatchRule<C extends Message> extends StandardRule<C, WatchOrder> {
    private static final WatchOrderResource RESOURCE = new WatchOrderResource();

    private final String rpc;

    WatchRule(String rpc, C prototype) {
        super("LocateService/" + rpc, prototype, WatchOrderResource.KIND);
        this.rpc = rpc;
    }

    /** Writes the draft; refuses where the class header says so. */
    abstract void apply(WatchDraft draft, C command, CommandHeader head);

    @Override
    public final Decision<WatchOrder> decide(WatchOrder state, C command, Context context) {
        if (!creates()) {
            RESOURCE.requireAllowed(rpc, state);
        }
        String id = creates() ? context.newId() : resource(command, context.caller());
        var draft = new WatchDraft(id, state, rpc, context);
        apply(draft, command, header(command));
        return draft.decision();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import com.google.protobuf.Message;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.v1.CommandHeader;
import xietong.v1.DispatchOrder;

/** What commands on an order of a collaboration share; refused with REASON_STATE_FORBIDS by {@link DispatchOrderAct}. */
abstract class OrderRule<C extends Message> extends StandardRule<C, DispatchOrder> {
    private static final DispatchOrderResource RESOURCE = new DispatchOrderResource();

    private final DispatchOrderAct act;

    OrderRule(DispatchOrderAct act, C prototype) {
        super("CollaborationService/" + act.rpc(), prototype, DispatchOrderResource.KIND);
        this.act = act;
    }

    /** Writes the change; refuses where the class header says so. */
    abstract void apply(OrderChange change, C command, CommandHeader head);

    @Override
    public final Decision<DispatchOrder> decide(DispatchOrder state, C command, Context context) {
        RESOURCE.requireAllowed(act.rpc(), state);
        var change = new OrderChange(resource(command, context.caller()), state, act.rpc(), context);
        apply(change, command, header(command));
        return change.decision();
    }
}

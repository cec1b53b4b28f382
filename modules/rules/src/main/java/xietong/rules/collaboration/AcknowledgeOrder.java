// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import xietong.rules.Times;
import xietong.v1.CollaborationServiceAcknowledgeOrderRequest;
import xietong.v1.CommandHeader;
import xietong.v1.DispatchOrderState;

/** The court acknowledges its order 签收: an act, which ends the clock of acknowledgement. Refused with nothing of its own. */
final class AcknowledgeOrder extends OrderRule<CollaborationServiceAcknowledgeOrderRequest> {

    AcknowledgeOrder() {
        super(DispatchOrderAct.ACKNOWLEDGE, CollaborationServiceAcknowledgeOrderRequest.getDefaultInstance());
    }

    @Override
    void apply(OrderChange change, CollaborationServiceAcknowledgeOrderRequest command, CommandHeader head) {
        change.next.setAcknowledgeTime(Times.timestamp(change.context().now()));
        change.state(DispatchOrderState.DISPATCH_ORDER_STATE_ACKNOWLEDGED).tellSenders("acknowledged");
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import xietong.hub.Shown;
import xietong.hub.States;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.AuditServiceRevealResponse;
import xietong.v1.Receipt;

/** What a recorded reading in clear is answered with: the resource, of whatever kind. Blocks; not for event loops. */
final class Reveals {
    private final Ledger ledger;
    private final States states;

    Reveals(Ledger ledger, States states) {
        this.ledger = ledger;
        this.states = states;
    }

    /** The answer in clear; refused with REASON_NOT_PARTY where the right has ended since. */
    AuditServiceRevealResponse answer(AuditServiceRevealRequest request, Receipt receipt, Caller reader) {
        StoredState row = ledger.state(request.getResource()).orElseThrow(Refused::notParty);
        Message view = Shown.view(states, row, reader).orElseThrow(Refused::notParty);
        var response = AuditServiceRevealResponse.newBuilder().setReceipt(receipt);
        Shown.put(response, row.kind(), inClear(view));
        return response.build();
    }

    private static Message inClear(Message view) {
        return view.toBuilder()
                .clearField(view.getDescriptorForType().findFieldByName("masked"))
                .build();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import java.util.List;
import java.util.Map;
import xietong.rules.Context;
import xietong.rules.Notice;
import xietong.rules.Notices;
import xietong.rules.Relation;
import xietong.rules.StateNames;
import xietong.rules.clock.ClockRunner;
import xietong.v1.CaseTransfer;
import xietong.v1.CaseTransferState;

/** The next state of a transfer while it is written: its clock, and who is told. */
final class TransferChange {
    final CaseTransfer before;
    final CaseTransfer.Builder next;
    private final Context context;
    private final Notices notices;

    TransferChange(String id, CaseTransfer before, Context context) {
        this.before = before;
        this.context = context;
        this.notices = Notices.toOthers(CaseTransferResource.KIND, context);
        this.next = before.toBuilder().setId(id).setRevision(before.getRevision() + 1);
    }

    TransferChange tellSender(String event) {
        tell(next.getSender(), event, Relation.SENDER);
        return tell(next.getDecider(), event, Relation.DECIDER);
    }

    TransferChange tellReceiver(String event) {
        return tell(next.getReceiver(), event, Relation.RECIPIENT);
    }

    /** Lays it before the court directly above the receiver, which may see it from then on. */
    TransferChange tellSuperior(String event) {
        context.book().directory().superior(next.getReceiver()).ifPresent(superior -> {
            if (!next.getLaidBeforeList().contains(superior.getCode())) {
                next.addLaidBefore(superior.getCode());
            }
            tell(superior.getCode(), event, Relation.RECIPIENT_SUPERIOR);
        });
        return this;
    }

    private TransferChange tell(String mailbox, String event, Relation right) {
        notices.tell(mailbox, event, right);
        return this;
    }

    List<Notice> notices() {
        return notices.all();
    }

    CaseTransfer built() {
        var change = new ClockRunner.Change(
                CaseTransferResource.KIND,
                before.getRevision() == 0 ? "" : StateNames.of(before.getState()),
                StateNames.of(next.getState()),
                "",
                Map.of("kind", StateNames.of(next.getKind())),
                next.getRevision(),
                next.getState() == CaseTransferState.CASE_TRANSFER_STATE_DOCKETED);
        var clocks = ClockRunner.advance(next.getClocksList(), change, context.now(), context.book());
        return next.clearClocks().addAllClocks(clocks).build();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.util.List;
import xietong.rules.Caller;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.rules.directory.Address;
import xietong.v1.AlertServiceConfirmDisplayedRequest;
import xietong.v1.Terminal;

/**
 * A terminal says how far it has shown its mailbox 终端回执. One number for each terminal: whether it has shown an alert, or
 * its recall, follows from the number of that delivery, so nothing grows with the readers of an alert.
 *
 * <p>Refused with: REASON_NOT_PARTY for another's mailbox, or none; REASON_FIELD_INVALID for a number smaller than before in the
 * same epoch, or that the mailbox has not reached, or of another epoch.
 */
final class ConfirmDisplayed extends StandardRule<AlertServiceConfirmDisplayedRequest, Terminal> {

    ConfirmDisplayed() {
        super("AlertService/ConfirmDisplayed", AlertServiceConfirmDisplayedRequest.getDefaultInstance(), Terminals.KIND);
    }

    @Override
    public String resource(AlertServiceConfirmDisplayedRequest command, Caller caller) {
        return Terminals.id(mailbox(command, caller.code()), command.getTerminal());
    }

    @Override
    public String subject(AlertServiceConfirmDisplayedRequest command, Caller caller) {
        return "";
    }

    private static String mailbox(AlertServiceConfirmDisplayedRequest command, String code) {
        return command.getMailbox().isEmpty() ? code : command.getMailbox();
    }

    @Override
    public Decision<Terminal> decide(Terminal state, AlertServiceConfirmDisplayedRequest command, Context context) {
        String mailbox = mailbox(command, context.caller().code());
        requireOwn(mailbox, context);
        if (!command.getTerminal().matches("[A-Za-z0-9._-]{1,64}")) {
            throw Refused.field("terminal", "1 to 64 of A-Z a-z 0-9 . _ -");
        }
        Checks.required("epoch", command.getEpoch(), 64);
        boolean same = command.getEpoch().equals(state.getEpoch());
        if (command.getSeq() < (same ? state.getDisplayedSeq() : 0)) {
            throw Refused.field("seq", "not smaller than before in the same epoch");
        }
        if (!context.look().reaches(mailbox, command.getEpoch(), command.getSeq())) {
            throw Refused.field("seq", "at most the mailbox's head, in its present epoch");
        }
        Terminal next = state.toBuilder()
                .setMailbox(mailbox)
                .setName(command.getTerminal())
                .setRevision(state.getRevision() + 1)
                .setEpoch(command.getEpoch())
                .setDisplayedSeq(command.getSeq())
                .setTime(Times.timestamp(context.now()))
                .setOfficer(context.caller().officer())
                .build();
        return Decision.of(next, List.of(), List.of());
    }

    private static void requireOwn(String mailbox, Context context) {
        boolean own = AlertResource.organisation(mailbox).equals(context.caller().code());
        if (!own || !context.book().directory().exists(Address.parse(mailbox))) {
            throw Refused.notParty();
        }
    }
}

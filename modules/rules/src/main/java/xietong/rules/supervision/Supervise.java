// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import com.google.protobuf.Message;
import java.util.EnumSet;
import java.util.Optional;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.v1.Reason;
import xietong.v1.Supervision;
import xietong.v1.SupervisionServiceSuperviseRequest;
import xietong.v1.SupervisionState;

/**
 * A superior orders an answer by a date 督办 (CPL 240 ¶2, ENT 13, ENF 74); at once on its board where it says so 挂牌.
 *
 * <p>Refused with: REASON_ORGANISATION_UNKNOWN; REASON_ADDRESSEE_FORBIDDEN for one that is not below the caller;
 * REASON_FIELD_INVALID for a date that is not in the future, and for a resource that the caller is no party to or that is not
 * there, which is the same answer on purpose; REASON_IDENTIFIER_INVALID; REASON_DOCUMENT_UNKNOWN.
 */
final class Supervise extends StandardRule<SupervisionServiceSuperviseRequest, Supervision> {

    Supervise() {
        super("SupervisionService/Supervise", SupervisionServiceSuperviseRequest.getDefaultInstance(), SupervisionResource.KIND);
    }

    @Override
    public Decision<Supervision> decide(Supervision state, SupervisionServiceSuperviseRequest command, Context context) {
        String recipient = recipient(command, context);
        String text = Checks.required("text", command.getText(), Checks.TEXT);
        String number = command.getCaseNumber();
        if (!command.getResource().isEmpty()) {
            requireParty(command.getResource(), context);
        }
        var papers = Papers.known("papers", command.getPapersList(), context);
        var draft = new SupervisionDraft(context.newId(), state, "Supervise", context);
        draft.next
                .setState(SupervisionState.SUPERVISION_STATE_ORDERED)
                .setSuperior(context.caller().code())
                .setRecipient(recipient)
                .setCaseNumber(number.isEmpty() ? "" : Checks.caseNumber("case_number", number))
                .setResource(command.getResource())
                .setText(text)
                .addAllPapers(papers)
                .setHung(command.getHung())
                .setOrderTime(Times.timestamp(context.now()));
        return draft.due(Times.instant(command.getDueTime())).tellRecipient("ordered").decision();
    }

    private static String recipient(SupervisionServiceSuperviseRequest command, Context context) {
        var directory = context.book().directory();
        String recipient = directory.requireOpen(Checks.required("recipient", command.getRecipient(), 32)).getCode();
        if (!directory.isSuperior(recipient, context.caller().code())) {
            throw new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, "recipient: an organisation below this one")
                    .with("field", "recipient")
                    .with("accepted", "an organisation below this one");
        }
        return recipient;
    }

    private static void requireParty(String resource, Context context) {
        Optional<Message> found = context.look().state(Checks.text("resource", resource, 200));
        boolean party = found.filter(state -> isParty(state, context.caller(), context)).isPresent();
        if (!party) {
            throw Refused.field("resource", "one that this organisation may read");
        }
    }

    private static boolean isParty(Message state, Caller caller, Context context) {
        var relations = EnumSet.noneOf(Relation.class);
        relations.addAll(Catalogue.resourceOf(state).relations(state, caller, context.book().directory()));
        return !relations.isEmpty();
    }
}

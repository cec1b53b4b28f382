// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import static xietong.v1.CollaborationState.COLLABORATION_STATE_IN_FORCE;

import java.util.List;
import java.util.Optional;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.rules.book.Agreements;
import xietong.v1.Agreement;
import xietong.v1.CollaborationServiceApplyRequest;
import xietong.v1.Reason;

/**
 * A joint action between members of an agreement 协作协议: they have agreed beforehand, so that no superior has to decide.
 *
 * <p>Refused with REASON_AGREEMENT_REQUIRED where it is not in force, does not cover one of the kinds of matter, or one of
 * the courts is no member.
 */
final class UnderAgreement {
    private UnderAgreement() {}

    static void begin(CollaborationDraft draft, CollaborationServiceApplyRequest command) {
        Context context = draft.context();
        List<String> kinds = Checks.list("matter_kinds", command.getMatterKindsList(), 1);
        if (!draft.next.getLead().equals(context.caller().code())) {
            throw Refused.field("lead", "empty, or the caller, under an agreement");
        }
        Optional<Agreement> agreement = context.book().agreements().find(command.getAgreement());
        for (String kind : kinds) {
            for (String court : draft.next.getCourtsList()) {
                agreement.filter(a -> Agreements.covers(a, kind, draft.next.getLead(), court, context.now()))
                        .orElseThrow(() -> new Refused(
                                        Reason.REASON_AGREEMENT_REQUIRED,
                                        "the agreement must be in force, cover the kind of matter and both courts")
                                .with("field", "agreement")
                                .with("kind", kind)
                                .with("court", court));
            }
        }
        draft.next
                .setAgreement(command.getAgreement())
                .addAllMatterKinds(kinds)
                .setDecideTime(draft.next.getApplyTime())
                .setDecision(draft.next.getText());
        draft.state(COLLABORATION_STATE_IN_FORCE);
        Orders.tasks(draft, command.getTasksList());
        draft.tellParticipants("agreed");
    }
}

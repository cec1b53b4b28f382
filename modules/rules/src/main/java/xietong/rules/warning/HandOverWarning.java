// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.directory.Address;
import xietong.v1.Reason;
import xietong.v1.SupervisionServiceHandOverWarningRequest;

/**
 * A warning goes to another desk of the same organisation 移交; where it stands on its ladder it stays, so that handing it
 * round gains no time. Refused with: REASON_ADDRESSEE_FORBIDDEN for a desk that is not there; REASON_TOO_LARGE after 100
 * steps.
 */
final class HandOverWarning extends WarningRule<SupervisionServiceHandOverWarningRequest> {
    private static final int MOST = 100;

    HandOverWarning() {
        super(WarningAct.HAND_OVER, SupervisionServiceHandOverWarningRequest.getDefaultInstance());
    }

    @Override
    void apply(WarningDraft draft, SupervisionServiceHandOverWarningRequest command) {
        String desk = Checks.required("desk", command.getDesk(), 32);
        String organisation = draft.next.getOrganisation();
        if (!draft.context().book().directory().exists(Address.of(organisation, desk))) {
            throw new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, "desk: a desk of " + organisation)
                    .with("field", "desk")
                    .with("accepted", "a desk of " + organisation);
        }
        if (draft.next.getStepsCount() >= MOST) {
            throw new Refused(Reason.REASON_TOO_LARGE, "it has " + MOST + " steps").with("accepted", MOST);
        }
        draft.byCaller(Checks.text("text", command.getText(), Checks.TEXT)).desk(desk);
        draft.next.setHandler(desk);
        draft.tellHandler("handed_over");
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.v1.Alert;

/** The open alerts of a watch order go with it to the court that has the case now; what was reported stays to be closed. */
public final class AlertMoves {
    private AlertMoves() {}

    /** Those that are the old court's yet, as they become: one effect each. */
    public static List<Effect> of(
            String order, String court, String receiver, String newCaseNumber, Context context) {
        var effects = new ArrayList<Effect>();
        for (String id : context.look().listed(AlertLists.BY_ORDER, order)) {
            Alert alert = context.look().state(id, Alert.getDefaultInstance()).orElseThrow();
            if (!alert.getSender().equals(court)) {
                continue;
            }
            var draft = new AlertDraft(id, alert, "Transfer case", context);
            draft.step.setOrganisation(receiver);
            draft.next.setSender(receiver).setCaseNumber(newCaseNumber).clearOfficer();
            effects.addAll(draft.tellSender("moved").tellAddressees("moved").asEffects());
        }
        return effects;
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.alert.AlertMoves;
import xietong.v1.WatchOrder;

/**
 * A docketed case takes its live watch orders along: the receiving court holds them as they are, with basis, papers, end and
 * who accepted them, and the open alerts of each. As many as one command changes, at least one; an order follows its alerts.
 * Asked again, it gives those that are left; none at the end. No rule of law says so of watch orders; ENT 6 ¶2 of measures.
 */
public final class WatchMoves {
    private WatchMoves() {}

    /** Orders of the old court's case, and their alerts, as they become. */
    public static List<Effect> of(
            String court, String caseNumber, String receiver, String newCaseNumber, Context context) {
        var effects = new ArrayList<Effect>();
        int told = 0;
        for (String id : context.look().listed(WatchLists.BY_CASE, WatchLists.owner(court, caseNumber))) {
            WatchOrder order = context.look().state(id, WatchOrder.getDefaultInstance()).orElseThrow();
            var moved = new ArrayList<>(AlertMoves.of(id, court, receiver, newCaseNumber, context));
            moved.add(moved(id, order, receiver, newCaseNumber, context));
            for (Effect effect : moved) {
                if (!effects.isEmpty() && told + effect.notices().size() > WatchDraft.MOST_NOTICES) {
                    return List.copyOf(effects);
                }
                effects.add(effect);
                told += effect.notices().size();
            }
        }
        return List.copyOf(effects);
    }

    private static Effect moved(
            String id, WatchOrder order, String receiver, String newCaseNumber, Context context) {
        var draft = new WatchDraft(id, order, "Transfer", context);
        draft.step.setOrganisation(receiver);
        draft.next.setSender(receiver).setCaseNumber(newCaseNumber).clearOfficer();
        return draft.tellSender("moved").tellAddressees("moved").asEffects().get(0);
    }
}

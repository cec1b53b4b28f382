// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.subject.Subjects;
import xietong.v1.Subject;
import xietong.v1.WatchOrder;

/** Another name of a person: live watch orders of the case look for all of his names from now on. */
public final class WatchAliases {
    /** More orders for one person in one case are not changed by one command. */
    private static final int MOST = 40;

    private WatchAliases() {}

    /** The orders as they become. */
    public static List<Effect> of(String court, String caseNumber, Subject known, Context context) {
        var effects = new ArrayList<Effect>();
        for (String id : context.look().listed(WatchLists.BY_CASE, WatchLists.owner(court, caseNumber))) {
            WatchOrder order = context.look().state(id, WatchOrder.getDefaultInstance()).orElseThrow();
            Subject target = order.getTarget().getPerson().getSubject();
            if (!WatchAct.isLive(order) || !target.getIdentifier().equals(known.getIdentifier()) || effects.size() == MOST) {
                continue;
            }
            var draft = new WatchDraft(id, order, "AddAlias", context);
            draft.next.getTargetBuilder().getPersonBuilder().getSubjectBuilder()
                    .setName(known.getName())
                    .clearFormerNames()
                    .addAllFormerNames(Subjects.formerNames(known, target));
            effects.addAll(draft.tellAddressees("alias").asEffects());
        }
        return effects;
    }
}

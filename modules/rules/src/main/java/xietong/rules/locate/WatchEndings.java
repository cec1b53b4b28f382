// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.v1.Subject;
import xietong.v1.WatchEnd;
import xietong.v1.WatchOrder;

/**
 * A fact ends watch orders by itself 自动撤控: performance and closing those of the case, bankruptcy those about the debtor; as
 * many as one command changes, at least one. Asked again, it gives those that are left; none at the end.
 */
public final class WatchEndings {
    /** Nothing ends. */
    public static final WatchEndings NONE = new WatchEndings(List.of());

    private final List<Effect> effects;

    private WatchEndings(List<Effect> effects) {
        this.effects = effects;
    }

    /** The live orders of a case of the court that reported; where a debtor is named, those about this one. */
    public static WatchEndings ofCase(
            String caseNumber, Subject debtor, WatchEnd end, String reporter, Context context) {
        List<String> ids = context.look().listed(WatchLists.BY_CASE, WatchLists.owner(reporter, caseNumber));
        return of(ids, debtor.getIdentifier(), end, reporter, context);
    }

    /** The live orders about a debtor, whoever asked for them. */
    public static WatchEndings ofDebtor(Subject debtor, WatchEnd end, String reporter, Context context) {
        List<String> ids = context.look().listed(WatchLists.BY_DEBTOR, WatchLists.owner(debtor));
        return of(ids, debtor.getIdentifier(), end, reporter, context);
    }

    private static WatchEndings of(
            List<String> ids, String identifier, WatchEnd end, String reporter, Context context) {
        var effects = new ArrayList<Effect>();
        int told = 0;
        for (String id : ids) {
            WatchOrder order = context.look().state(id, WatchOrder.getDefaultInstance()).orElseThrow();
            if (!WatchAct.isLive(order) || !concerns(order, identifier)) {
                continue;
            }
            var draft = new WatchDraft(id, order, "ReportFact", context);
            draft.step.setOrganisation(reporter);
            draft.end(end, WatchDraft.MOST_NOTICES - told);
            List<Effect> more = draft.asEffects();
            told += draft.told();
            if (!effects.isEmpty() && Math.max(effects.size() + more.size(), told) > WatchDraft.MOST_NOTICES) {
                break;
            }
            effects.addAll(more);
        }
        return new WatchEndings(List.copyOf(effects));
    }

    private static boolean concerns(WatchOrder order, String identifier) {
        return identifier.isEmpty()
                || identifier.equals(order.getDebtor().getIdentifier())
                || identifier.equals(order.getTarget().getPerson().getSubject().getIdentifier());
    }

    /** Orders and alerts as they become. */
    public List<Effect> effects() {
        return effects;
    }
}

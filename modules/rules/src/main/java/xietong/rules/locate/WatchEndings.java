// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.v1.Subject;
import xietong.v1.WatchEnd;
import xietong.v1.WatchOrder;

/** A fact ends watch orders by itself 自动撤控: performance and closing those of the case, bankruptcy those about the debtor. */
public final class WatchEndings {
    /** About as many changes and notices as one command makes, less some room. */
    public static final int MOST = 240;

    /** Nothing ends. */
    public static final WatchEndings NONE = new WatchEndings(List.of(), 0, 0, 0);

    private final List<Effect> effects;
    private final int told;
    private final int orders;
    private final int left;

    private WatchEndings(List<Effect> effects, int told, int orders, int left) {
        this.effects = effects;
        this.told = told;
        this.orders = orders;
        this.left = left;
    }

    /** The live orders of a case; where a debtor is named, those about this one. */
    public static WatchEndings ofCase(
            String sender, String caseNumber, Subject debtor, WatchEnd end, Context context) {
        List<String> ids = context.look().listed(WatchLists.BY_CASE, WatchLists.owner(sender, caseNumber));
        return of(ids, debtor.getIdentifier(), end, context);
    }

    /** The live orders about a debtor, whoever asked for them. */
    public static WatchEndings ofDebtor(Subject debtor, WatchEnd end, Context context) {
        List<String> ids = context.look().listed(WatchLists.BY_DEBTOR, WatchLists.owner(debtor));
        return of(ids, debtor.getIdentifier(), end, context);
    }

    private static WatchEndings of(List<String> ids, String identifier, WatchEnd end, Context context) {
        var effects = new ArrayList<Effect>();
        int orders = 0;
        int left = 0;
        int told = 0;
        for (String id : ids) {
            WatchOrder order = context.look().state(id, WatchOrder.getDefaultInstance()).orElseThrow();
            if (!WatchAct.isLive(order) || !concerns(order, identifier)) {
                continue;
            }
            var draft = new WatchDraft(id, order, "ReportFact", context);
            draft.end(end, MOST - told);
            List<Effect> more = draft.asEffects();
            if (orders > 0 && Math.max(effects.size() + more.size(), told + draft.told()) > MOST) {
                left++;
                continue;
            }
            told += draft.told();
            effects.addAll(more);
            orders++;
        }
        return new WatchEndings(List.copyOf(effects), told, orders, left);
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

    /** Room that is left for what else the command does. */
    public int room() {
        return MOST - Math.max(told, effects.size());
    }

    /** Orders that ended. */
    public int orders() {
        return orders;
    }

    /** How many more there are; the same fact, reported again, takes them. */
    public int left() {
        return left;
    }
}

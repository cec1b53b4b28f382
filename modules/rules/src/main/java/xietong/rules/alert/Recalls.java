// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.Times;
import xietong.v1.Alert;
import xietong.v1.AlertState;
import xietong.v1.WatchEnd;

/**
 * The end of a watch order calls its open alerts back, at every mailbox that got one. What nobody had acknowledged lapses
 * and stays listed until someone does; a person who is held on it is to be let go, but for an order that merely expired:
 * the instrument on which he is held has not.
 */
public final class Recalls {
    private final List<Effect> effects;
    private final boolean more;

    private Recalls(List<Effect> effects, boolean more) {
        this.effects = effects;
        this.more = more;
    }

    /**
     * The recalls of an order's alerts, the oldest first.
     *
     * @param notices about so many mailboxes can still be told by the command
     * @param alone whether the command tells nobody else: then one alert is recalled, however many got it
     */
    public static Recalls of(String order, WatchEnd end, Context context, int notices, boolean alone) {
        var effects = new ArrayList<Effect>();
        int told = 0;
        for (String id : context.look().listed(AlertLists.BY_ORDER, order)) {
            Alert alert = context.look().state(id, Alert.getDefaultInstance()).orElseThrow();
            if (!concerns(alert, end)) {
                continue;
            }
            List<Effect> recall = recall(id, alert, end, context);
            told += recall.get(0).notices().size();
            if (told > notices && !(alone && effects.isEmpty())) {
                return new Recalls(List.copyOf(effects), true);
            }
            effects.addAll(recall);
        }
        return new Recalls(List.copyOf(effects), false);
    }

    private static boolean concerns(Alert alert, WatchEnd end) {
        return AlertResource.isRecallable(alert)
                && !(end == WatchEnd.WATCH_END_EXPIRED && AlertResource.isHeld(alert));
    }

    private static List<Effect> recall(String id, Alert alert, WatchEnd end, Context context) {
        var draft = new AlertDraft(id, alert, "Recall", context);
        draft.next.setRecallTime(Times.timestamp(context.now())).setRecall(end).clearShelveUntil().clearShelvedFrom();
        if (!AlertResource.isHeld(alert)) {
            boolean seen = alert.getAcknowledgementsCount() > 0;
            draft.state(seen ? AlertState.ALERT_STATE_RECALLED : AlertState.ALERT_STATE_LAPSED);
        }
        return draft.tellAddressees("recalled").tellSender("recalled").asEffects();
    }

    /** The alerts as they become. */
    public List<Effect> effects() {
        return effects;
    }

    /** How many mailboxes they tell. */
    public int notices() {
        return effects.stream().mapToInt(e -> e.notices().size()).sum();
    }

    /** Whether there are more than one command recalls. */
    public boolean more() {
        return more;
    }
}

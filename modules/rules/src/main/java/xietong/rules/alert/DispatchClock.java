// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.time.Duration;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Look;
import xietong.rules.Notices;
import xietong.rules.Relation;
import xietong.rules.Times;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.AudienceSlice;
import xietong.store.v1.ClockFired;
import xietong.store.v1.Dispatch;
import xietong.store.v1.DispatchTopic;
import xietong.v1.Alert;
import xietong.v1.AlertAddressee;

/**
 * Tells some mailboxes of an audience, as many as what else waits leaves room for, then lets the hub's own next command
 * tell the next ones. While a more urgent dispatch is under way it tells nobody and looks again.
 */
final class DispatchClock extends FiredRule<Dispatch> {

    DispatchClock() {
        super(DispatchResource.KIND);
    }

    @Override
    public Decision<Dispatch> decide(Dispatch state, ClockFired fired, Context context) {
        Dispatch.Builder next = state.toBuilder().setRevision(state.getRevision() + 1);
        if (isOvertaken(state, context)) {
            return Decision.of(Audience.running(next, Audience.PATIENCE, context), List.of(), List.of());
        }
        List<Effect> told = List.of();
        if (next.getTopicsCount() > 0) {
            DispatchTopic topic = next.getTopics(0);
            boolean first = topic.getWhat().equals(Audience.FIRST);
            int end = first ? next.getMailboxes() : next.getReached();
            int upTo = topic.getNext();
            if (topic.getNext() < end) {
                List<String> some = some(state, topic.getNext(), Math.min(end, topic.getNext() + most(fired, context)), context);
                upTo += some.size();
                told = List.of(told(state, topic, some, first, context));
                next.setReached(first ? upTo : next.getReached());
            }
            if (upTo < end) {
                next.setTopics(0, topic.toBuilder().setNext(upTo));
            } else {
                next.removeTopics(0);
            }
        }
        return Decision.of(Audience.running(next, Audience.PACE, context), List.of(), List.of()).with(told);
    }

    private static boolean isOvertaken(Dispatch state, Context context) {
        List<String> underWay = context.look().listed(DispatchResource.UNDER_WAY, DispatchResource.EVERY);
        return !underWay.isEmpty() && underWay.contains(state.getId()) && !underWay.get(0).equals(state.getId());
    }

    /** The next mailboxes, out of one piece of the audience. */
    private static List<String> some(Dispatch dispatch, int from, int to, Context context) {
        String id = Audience.slice(dispatch.getId(), from / Audience.SLICE);
        AudienceSlice slice = context.look().state(id, AudienceSlice.getDefaultInstance()).orElseThrow();
        int first = from % Audience.SLICE;
        return slice.getMailboxesList().subList(first, Math.min(slice.getMailboxesCount(), first + to - from));
    }

    /** So many more as it is late: what comes in between makes a dispatch no slower. */
    private static int most(ClockFired fired, Context context) {
        long late = Duration.between(Times.instant(fired.getDueTime()), context.now()).toMillis();
        long pace = Audience.PACE.toMillis();
        return (int) Math.max(1, Math.min(Look.MOST_TOLD, context.look().mayTell() * (pace + Math.max(0, late)) / pace));
    }

    /** The alert, with how many have it; who has it by name was told already. */
    private static Effect told(Dispatch dispatch, DispatchTopic topic, List<String> some, boolean first, Context context) {
        Alert alert = context.look().state(dispatch.getResource(), Alert.getDefaultInstance()).orElseThrow();
        Alert.Builder next = alert.toBuilder().setRevision(alert.getRevision() + 1);
        if (first) {
            next.setToldCount(alert.getToldCount() + some.size());
        }
        var directory = context.book().directory();
        List<String> named = alert.getAddresseesList().stream().map(AlertAddressee::getMailbox).toList();
        var notices = Notices.toAll(AlertResource.KIND);
        some.stream()
                .filter(m -> !m.equals(topic.getExcept()) && !named.contains(m))
                .filter(m -> directory.find(m).filter(o -> Stations.within(o, alert.getAreasList())).isPresent())
                .forEach(m -> notices.tell(m, topic.getWhat(), Relation.RECIPIENT));
        return new Effect(dispatch.getResource(), next.build(), notices.all());
    }
}

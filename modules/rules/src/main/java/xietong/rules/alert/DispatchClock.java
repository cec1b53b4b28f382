// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Notices;
import xietong.rules.Relation;
import xietong.rules.clock.FiredRule;
import xietong.store.v1.AudienceSlice;
import xietong.store.v1.ClockFired;
import xietong.store.v1.Dispatch;
import xietong.store.v1.DispatchTopic;
import xietong.v1.Alert;
import xietong.v1.AlertAddressee;

/** Tells one slice of an audience, then lets the hub's own next command tell the next one. */
final class DispatchClock extends FiredRule<Dispatch> {

    DispatchClock() {
        super(DispatchResource.KIND);
    }

    @Override
    public Decision<Dispatch> decide(Dispatch state, ClockFired fired, Context context) {
        Dispatch.Builder next = state.toBuilder().setRevision(state.getRevision() + 1);
        List<Effect> told = List.of();
        if (next.getTopicsCount() > 0) {
            DispatchTopic topic = next.getTopics(0);
            boolean first = topic.getWhat().equals(Audience.FIRST);
            int end = first ? next.getSlices() : next.getReached();
            if (topic.getNext() < end) {
                told = List.of(told(state, topic, first, context));
                next.setReached(first ? topic.getNext() + 1 : next.getReached());
            }
            if (topic.getNext() + 1 < end) {
                next.setTopics(0, topic.toBuilder().setNext(topic.getNext() + 1));
            } else {
                next.removeTopics(0);
            }
        }
        return Decision.of(Audience.running(next, context), List.of(), List.of()).with(told);
    }

    /** The alert, with how many have it; who has it by name was told already. */
    private static Effect told(Dispatch dispatch, DispatchTopic topic, boolean first, Context context) {
        var look = context.look();
        Alert alert = look.state(dispatch.getResource(), Alert.getDefaultInstance()).orElseThrow();
        AudienceSlice slice = look.state(
                        Audience.slice(dispatch.getId(), topic.getNext()), AudienceSlice.getDefaultInstance())
                .orElseThrow();
        Alert.Builder next = alert.toBuilder().setRevision(alert.getRevision() + 1);
        if (first) {
            next.setToldCount(alert.getToldCount() + slice.getMailboxesCount());
        }
        var directory = context.book().directory();
        List<String> named = alert.getAddresseesList().stream().map(AlertAddressee::getMailbox).toList();
        var notices = new Notices(AlertResource.KIND);
        slice.getMailboxesList().stream()
                .filter(m -> !m.equals(topic.getExcept()) && !named.contains(m))
                .filter(m -> directory.find(m).filter(o -> Stations.within(o, alert.getAreasList())).isPresent())
                .forEach(m -> notices.tell(m, topic.getWhat(), Relation.RECIPIENT));
        return new Effect(dispatch.getResource(), next.build(), notices.all());
    }
}

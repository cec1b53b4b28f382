// SPDX-License-Identifier: Apache-2.0
package xietong.rules.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Notices;
import xietong.rules.Relation;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.alert.Recalls;
import xietong.rules.clock.ClockRunner;
import xietong.v1.Clock;
import xietong.v1.WatchAddressee;
import xietong.v1.WatchAnswer;
import xietong.v1.WatchEnd;
import xietong.v1.WatchOrder;
import xietong.v1.WatchState;
import xietong.v1.WatchStep;

/** The next state of a watch order while a rule writes it: its step, its clocks, who is told, which alerts it calls back. */
final class WatchDraft {
    /** The first and the last so many stay in the state; all of them are in the history. */
    private static final int MOST_STEPS = 150;
    /** About as many mailboxes as one command can tell, less some room. */
    static final int MOST_NOTICES = 240;

    final String id;
    final WatchOrder before;
    final WatchOrder.Builder next;
    final WatchStep.Builder step;
    private final Context context;
    private final Notices notices;
    private final List<String> warnings = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();

    WatchDraft(String id, WatchOrder before, String action, Context context) {
        this.id = id;
        this.before = before;
        this.context = context;
        this.notices = Notices.toOthers(WatchOrderResource.KIND, context);
        this.next = before.toBuilder().setId(id).setRevision(before.getRevision() + 1);
        this.step = WatchStep.newBuilder()
                .setRevision(next.getRevision())
                .setTime(Times.timestamp(context.now()))
                .setOrganisation(context.caller().code())
                .setAction(action);
        if (!context.caller().code().isEmpty()) {
            step.setOfficer(context.caller().officer());
        }
    }

    Context context() {
        return context;
    }

    List<String> warnings() {
        return warnings;
    }

    WatchDraft state(WatchState state) {
        next.setState(state);
        return this;
    }

    WatchDraft tellSender(String event) {
        notices.tell(next.getSender(), event, Relation.SENDER);
        next.getInformedList().forEach(c -> notices.tell(c, event, Relation.INFORMED));
        return this;
    }

    /** Tells who was asked and has not refused. */
    WatchDraft tellAddressees(String event) {
        next.getAddresseesList().stream()
                .filter(a -> a.getAnswer() != WatchAnswer.WATCH_ANSWER_REFUSED)
                .forEach(a -> notices.tell(a.getOrganisation(), event, Relation.RECIPIENT));
        return this;
    }

    /** Tells who has not answered. */
    WatchDraft tellWaiting(String event) {
        waiting().forEach(o -> notices.tell(o, event, Relation.RECIPIENT));
        return this;
    }

    private List<String> waiting() {
        return next.getAddresseesList().stream()
                .filter(a -> a.getAnswer() == WatchAnswer.WATCH_ANSWER_WAITING)
                .map(WatchAddressee::getOrganisation)
                .toList();
    }

    /** Lays it before the organisation directly above each that has not answered. */
    WatchDraft tellSuperiors(String event) {
        for (String organisation : waiting()) {
            context.book().directory().superior(organisation).ifPresent(superior -> {
                if (!next.getLaidBeforeList().contains(superior.getCode())) {
                    next.addLaidBefore(superior.getCode());
                }
                notices.tell(superior.getCode(), event, Relation.RECIPIENT_SUPERIOR);
            });
        }
        return this;
    }

    /** It ends, and its open alerts with it: as many as one command recalls, the others directly after. */
    WatchDraft end(WatchEnd end, int mostNotices) {
        boolean expired = end == WatchEnd.WATCH_END_EXPIRED;
        state(expired ? WatchState.WATCH_STATE_EXPIRED : WatchState.WATCH_STATE_CANCELLED);
        next.setEnd(end).setEndTime(Times.timestamp(context.now()));
        String event = expired ? "expired" : "cancelled";
        tellSender(event).tellAddressees(event);
        return recall(mostNotices);
    }

    /** Calls its open alerts back. */
    WatchDraft recall(int mostNotices) {
        int told = notices.all().size();
        boolean alone = told == 0 && mostNotices >= MOST_NOTICES;
        Recalls recalls = Recalls.of(id, next.getEnd(), context, mostNotices - told, alone);
        effects.addAll(recalls.effects());
        if (recalls.more()) {
            // A later instant each time, so that the clock runs anew.
            next.setRecallTime(Times.timestamp(context.now().plusMillis(1)));
        } else {
            next.clearRecallTime();
        }
        return this;
    }

    /** How many mailboxes it tells, here and in its alerts. */
    int told() {
        return notices.all().size() + effects.stream().mapToInt(e -> e.notices().size()).sum();
    }

    private WatchOrder built() {
        if (next.getStepsCount() >= MOST_STEPS) {
            next.removeSteps(1);
        }
        WatchOrder after = next.addSteps(step).build();
        return after.toBuilder().clearClocks().addAllClocks(clocks(after)).build();
    }

    private List<Clock> clocks(WatchOrder after) {
        String was = before.getRevision() == 0 ? "" : StateNames.of(before.getState());
        List<Clock> own = ClockRunner.advance(
                after.getClocksList(), change(WatchOrderResource.KIND, was, StateNames.of(after.getState()), after),
                context.now(), context.book());
        return ClockRunner.advance(
                own, change("watch_recall", recalling(before), recalling(after), after), context.now(), context.book());
    }

    private static String recalling(WatchOrder order) {
        return order.hasRecallTime() ? "PENDING" : "";
    }

    private static ClockRunner.Change change(String kind, String was, String is, WatchOrder after) {
        var attributes = Map.of(
                "basis", StateNames.of(after.getLegalBasis()),
                "valid_until", Times.instant(after.getValidUntil()).toString(),
                "recall_time", Times.instant(after.getRecallTime()).toString());
        boolean ended = !WatchAct.isLive(after) && !after.hasRecallTime();
        return new ClockRunner.Change(kind, was, is, "", attributes, after.getRevision(), ended);
    }

    /** As the command's own change. */
    Decision<WatchOrder> decision() {
        return Decision.of(built(), notices.all(), warnings).with(effects);
    }

    /** As effects of another command: the order and its alerts. */
    List<Effect> asEffects() {
        var all = new ArrayList<Effect>();
        all.add(new Effect(id, built(), notices.all()));
        all.addAll(effects);
        return all;
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Notices;
import xietong.rules.Relation;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.clock.ClockRunner;
import xietong.v1.Alert;
import xietong.v1.AlertAddressee;
import xietong.v1.AlertState;
import xietong.v1.AlertStep;
import xietong.v1.Clock;

/** The next state of an alert while a rule writes it: its step, its clocks, and who is told. */
final class AlertDraft {
    /** The first and the last so many stay in the state; all of them are in the history. */
    private static final int MOST_STEPS = 100;
    /** The newest steps keep their texts up to so many bytes; all texts are in the history. */
    private static final int MOST_TEXT = 16 * 1024;
    /** So many mailboxes one step of the escalation tells at most, besides the courts. */
    private static final int MOST_TOLD = 220;
    /** Of those it goes to, so many places are left to superiors and to whoever it is transferred to. */
    private static final int KEPT_FREE = 40;
    /** What everybody hears of a broadcast alert; the rest concerns those who act. */
    private static final Set<String> TO_ALL =
            Set.of("raised", "raised_again", "claimed", "claim_released", "recalled", "closed");
    /** More mailboxes are not named; a national alert goes to areas. */
    private static final int MOST_ADDRESSEES = 200;

    private static final Set<AlertState> HELD =
            Set.of(AlertState.ALERT_STATE_CONTROLLED, AlertState.ALERT_STATE_INTAKE_REFUSED);

    final String id;
    final Alert before;
    final Alert.Builder next;
    final AlertStep.Builder step;
    private final Context context;
    private final Notices notices;
    private final List<String> warnings = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private String event = "";
    private String last = "";
    private boolean clocksAnew;

    AlertDraft(String id, Alert before, String action, Context context) {
        this.id = id;
        this.before = before;
        this.context = context;
        // Whoever acts is told too: several terminals read one mailbox, and each shows what the hub recorded.
        this.notices = Notices.toAll(AlertResource.KIND);
        this.next = before.toBuilder().setId(id).setRevision(before.getRevision() + 1);
        this.step = AlertStep.newBuilder()
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

    AlertDraft state(AlertState state) {
        next.setState(state);
        return this;
    }

    /** Something that clocks may start anew on. */
    AlertDraft event(String name) {
        event = name;
        return this;
    }

    /** It became more urgent: whoever should acknowledge it is timed anew. */
    AlertDraft clocksAnew() {
        clocksAnew = true;
        return this;
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    /** It goes to a mailbox too; who has it already keeps it. */
    AlertDraft address(String mailbox, int tier) {
        boolean known = next.getAddresseesList().stream().anyMatch(a -> a.getMailbox().equals(mailbox));
        if (!known && next.getAddresseesCount() < MOST_ADDRESSEES) {
            next.addAddressees(AlertAddressee.newBuilder()
                    .setMailbox(mailbox)
                    .setTier(tier)
                    .setTime(Times.timestamp(context.now())));
        }
        return this;
    }

    /** It escalates to a mailbox too, as long as one command can tell it. */
    AlertDraft escalate(String mailbox, int tier, boolean last, String what) {
        boolean known = next.getAddresseesList().stream().anyMatch(a -> a.getMailbox().equals(mailbox));
        int most = last ? MOST_ADDRESSEES : MOST_ADDRESSEES - KEPT_FREE;
        boolean room = (known || next.getAddresseesCount() < most) && notices.all().size() < MOST_TOLD;
        return room ? address(mailbox, tier).tellOne(mailbox, what) : this;
    }

    /** Mailboxes of a tier. */
    List<String> tier(int tier) {
        return next.getAddresseesList().stream()
                .filter(a -> a.getTier() == tier)
                .map(AlertAddressee::getMailbox)
                .toList();
    }

    /** Tells whoever asked for the watch order, and the courts that are told. */
    AlertDraft tellSender(String what) {
        tell(next.getSender(), what, Relation.SENDER);
        next.getInformedList().forEach(c -> tell(c, what, Relation.INFORMED));
        return this;
    }

    /** Tells every mailbox that got it; of a broadcast what all need to know. */
    AlertDraft tellAddressees(String what) {
        next.getAddresseesList().forEach(a -> tell(a.getMailbox(), what, Relation.RECIPIENT));
        if (next.getBroadcast() && TO_ALL.contains(what)) {
            tellEverybody(what);
        }
        return this;
    }

    /** All at once where they are few together with those who are named; otherwise, from then on, in slices. */
    private void tellEverybody(String what) {
        if (next.getAudienceCount() > 0) {
            effects.add(Audience.further(id, next.build(), what, context));
            return;
        }
        List<String> named = next.getAddresseesList().stream().map(AlertAddressee::getMailbox).toList();
        List<String> unnamed = Stations.everywhere(next.getAreasList(), context.book().directory()).stream()
                .filter(s -> !named.contains(s))
                .toList();
        int beside = named.size() + 1 + next.getInformedCount();
        if (!unnamed.isEmpty() && beside + unnamed.size() > Audience.FEW) {
            boolean first = what.equals(Audience.FIRST);
            next.setAudienceCount(unnamed.size()).setToldCount(first ? 0 : unnamed.size());
            effects.addAll(Audience.begun(id, next.build(), unnamed, what, context));
        } else {
            unnamed.forEach(s -> tell(s, what, Relation.RECIPIENT));
        }
    }

    /** Tells one that got it, or that holds the person, which may be whoever asked for the watch order. */
    AlertDraft tellOne(String mailbox, String what) {
        boolean asked = mailbox.equals(next.getSender()) && !AlertResource.isNamed(before, mailbox);
        return tell(mailbox, what, asked ? Relation.SENDER : Relation.RECIPIENT);
    }

    /** Tells the acting organisation's own mailboxes: several terminals read one, and each shows what the hub recorded. */
    AlertDraft tellActor() {
        String caller = context.caller().code();
        String what = last;
        next.getAddresseesList().stream()
                .filter(a -> AlertResource.organisation(a.getMailbox()).equals(caller))
                .forEach(a -> tell(a.getMailbox(), what, Relation.RECIPIENT));
        return tellOne(caller, what);
    }

    private AlertDraft tell(String mailbox, String what, Relation right) {
        last = what;
        notices.tell(mailbox, what, right);
        return this;
    }

    private Alert built() {
        if (next.getStepsCount() >= MOST_STEPS) {
            next.removeSteps(1);
        }
        next.addSteps(step);
        keepNewestTexts();
        Alert after = next.build();
        return after.toBuilder().clearClocks().addAllClocks(clocks(after)).build();
    }

    /** What long reports say would fill the state, and then nothing could be done with it any more. */
    private void keepNewestTexts() {
        int room = MOST_TEXT;
        for (int i = next.getStepsCount() - 1; i >= 0; i--) {
            room -= next.getSteps(i).getTextBytes().size();
            if (room < 0) {
                next.getStepsBuilder(i).clearText();
            }
        }
    }

    private List<Clock> clocks(Alert after) {
        boolean ended = after.getState() == AlertState.ALERT_STATE_CLOSED;
        String was = before.getRevision() == 0 ? "" : StateNames.of(before.getState());
        List<Clock> running = after.getClocksList();
        if (clocksAnew && was.equals(StateNames.of(AlertState.ALERT_STATE_UNACKNOWLEDGED))) {
            running = running.stream().filter(c -> !c.getName().startsWith("alert.acknowledge")).toList();
            was = "";
        }
        List<Clock> own = ClockRunner.advance(
                running, change(AlertResource.KIND, was, StateNames.of(after.getState()), after, ended),
                context.now(), context.book());
        return ClockRunner.advance(
                own, change("alert_hold", held(before), held(after), after, ended), context.now(), context.book());
    }

    private ClockRunner.Change change(String kind, String was, String is, Alert after, boolean ended) {
        return new ClockRunner.Change(kind, was, is, event, attributes(after), after.getRevision(), ended);
    }

    private static String held(Alert alert) {
        return HELD.contains(alert.getState()) ? "HELD" : "";
    }

    private static Map<String, String> attributes(Alert alert) {
        return Map.of(
                "priority", String.valueOf(alert.getPriority()),
                "basis", StateNames.of(alert.getLegalBasis()),
                "shelve_until", Times.instant(alert.getShelveUntil()).toString(),
                "hold_start", Times.instant(alert.getControl().getTime()).toString(),
                "hold_limit", Times.instant(alert.getControl().getLimitTime()).toString());
    }

    /** As the command's own change. */
    Decision<Alert> decision() {
        return Decision.of(built(), notices.all(), warnings).with(effects);
    }

    /** As effects of another command: the alert, and what is told of it further on. */
    List<Effect> asEffects() {
        var all = new ArrayList<Effect>();
        all.add(new Effect(id, built(), notices.all()));
        all.addAll(effects);
        return all;
    }
}

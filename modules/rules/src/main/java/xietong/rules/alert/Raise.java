// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.util.List;
import xietong.rules.Caller;
import xietong.rules.CommandRule;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Locating;
import xietong.rules.book.Locating.Basis;
import xietong.store.v1.SightingMatched;
import xietong.v1.Alert;
import xietong.v1.AlertState;
import xietong.v1.CommandHeader;
import xietong.v1.MatchKind;
import xietong.v1.Paper;
import xietong.v1.Reason;
import xietong.v1.Sighting;
import xietong.v1.WatchOrder;
import xietong.v1.WatchState;

/**
 * The hub's own command when a sighting matches a watch order: raises an alert, or adds the sighting to the open alert of
 * the same event. {@link Hits#route} says which, and what else there is to do instead.
 *
 * <p>Refused with: REASON_WATCH_ENDED where the watch order is not in force; REASON_BASIS_FORBIDS where it does not ask this
 * source or area; REASON_STATE_FORBIDS, with the alert, where the same event has an open one, or the alert named has none
 * of this event. None of it goes to a terminal.
 */
final class Raise implements CommandRule<SightingMatched, Alert> {
    private static final int MOST_SIGHTINGS = 16;

    @Override
    public String method() {
        return SightingMatched.getDescriptor().getFullName() + "/" + AlertResource.KIND;
    }

    @Override
    public SightingMatched prototype() {
        return SightingMatched.getDefaultInstance();
    }

    @Override
    public String kind() {
        return AlertResource.KIND;
    }

    @Override
    public CommandHeader header(SightingMatched command) {
        return CommandHeader.getDefaultInstance();
    }

    @Override
    public String resource(SightingMatched command, Caller caller) {
        return command.getAlert();
    }

    @Override
    public Decision<Alert> decide(Alert state, SightingMatched command, Context context) {
        WatchOrder order = context.look()
                .state(command.getWatchOrder(), WatchOrder.getDefaultInstance())
                .orElseThrow(Refused::notParty);
        requireInForce(order);
        if (!Hits.isAsked(order, command.getSighting())) {
            throw new Refused(Reason.REASON_BASIS_FORBIDS, "the watch order does not ask this source or area");
        }
        String open = Hits.openAlert(command, context.look(), context.book().locating());
        if (!open.equals(command.getAlert())) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "the event has another alert").with("alert", open);
        }
        return open.isEmpty() ? raised(command, order, context) : merged(state, command, context);
    }

    private static void requireInForce(WatchOrder order) {
        if (order.getState() != WatchState.WATCH_STATE_ACTIVE) {
            throw new Refused(Reason.REASON_WATCH_ENDED, "the watch order is not in force").with("cause", order.getEnd());
        }
    }

    private static Decision<Alert> raised(SightingMatched command, WatchOrder order, Context context) {
        Locating rules = context.book().locating();
        Basis basis = rules.basis(order.getLegalBasis());
        Sighting sighting = command.getSighting();
        var draft = new AlertDraft(context.newId(), Alert.getDefaultInstance(), "Raise", context);
        draft.next
                .setWatchOrder(command.getWatchOrder())
                .setSender(order.getSender())
                .setCaseNumber(order.getCaseNumber())
                .setLegalBasis(order.getLegalBasis())
                .setTarget(order.getTarget())
                .addAllInstruments(order.getPapersList().stream().map(Raise::instrument).toList())
                .setMatch(command.getMatch())
                .setPriority(Sightings.priority(basis, sighting, command.getMatch(), context.now(), rules))
                .setStale(Sightings.isStale(sighting, context.now(), rules))
                .setListPosition(command.getListPosition())
                .addSightings(sighting)
                .setSightingCount(1)
                .setBroadcast(order.getBroadcast())
                .addAllInformed(order.getInformedList())
                .setOfficer(order.getOfficer().getId())
                .addAllAllowedOutcomes(basis.outcomes().stream().sorted().toList())
                .setHoldHours(basis.hours(order.getProlonged()))
                .setRaiseTime(Times.timestamp(context.now()));
        if (order.getBroadcast()) {
            draft.next.addAllAreas(order.getAreasList());
        }
        List<String> first = Stations.nearest(
                Stations.accepted(order), sighting.getPlace().getDivision(), context.book().directory());
        first.forEach(station -> draft.address(station, 0));
        draft.state(AlertState.ALERT_STATE_UNACKNOWLEDGED).tellAddressees("raised").tellSender("raised");
        return draft.decision();
    }

    private static String instrument(Paper paper) {
        return paper.getNumber().isEmpty() ? paper.getKind() : paper.getKind() + " " + paper.getNumber();
    }

    /**
     * The same event from another source: told again only where it has become more urgent or certain; of priority 1 it is
     * set aside no longer, and nobody has acknowledged it as that.
     */
    private static Decision<Alert> merged(Alert state, SightingMatched command, Context context) {
        Locating rules = context.book().locating();
        var draft = new AlertDraft(command.getAlert(), state, "Merge", context);
        draft.next.setSightingCount(state.getSightingCount() + 1);
        if (state.getSightingsCount() < MOST_SIGHTINGS) {
            draft.next.addSightings(command.getSighting());
        }
        Basis basis = rules.basis(state.getLegalBasis());
        MatchKind match = command.getMatch() == MatchKind.MATCH_KIND_EXACT ? command.getMatch() : state.getMatch();
        int priority = Math.min(
                state.getPriority(), Sightings.priority(basis, command.getSighting(), match, context.now(), rules));
        boolean more = priority < state.getPriority() || match != state.getMatch();
        draft.next.setMatch(match).setPriority(priority);
        if (!Sightings.isStale(command.getSighting(), context.now(), rules)) {
            draft.next.setStale(false);
        }
        if (priority < state.getPriority()) {
            draft.clocksAnew();
        }
        if (priority == 1 && state.getState() == AlertState.ALERT_STATE_SHELVED) {
            draft.next.clearShelveUntil().clearShelvedFrom().clearAcknowledgements();
            draft.state(AlertState.ALERT_STATE_UNACKNOWLEDGED);
        }
        if (more) {
            draft.tellAddressees("raised_again").tellSender("raised_again");
        }
        return draft.decision();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xietong.rules.Masking;
import xietong.rules.Times;
import xietong.rules.alert.AlertResource;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertState;
import xietong.v1.Sighting;
import xietong.v1.Subject;
import xietong.v1.WallAlert;
import xietong.v1.WallNoticeKind;

/** An alert; whom it is about is kept masked only. */
record AlertFact(
        String id,
        long revision,
        String sender,
        Set<String> organisations,
        String division,
        AlertState state,
        int priority,
        WallAlert shown,
        String unit,
        Instant raised,
        Instant claimed,
        Instant controlled,
        Instant last,
        List<Event> events)
        implements Fact {
    private static final Set<AlertState> SHOWN = EnumSet.of(
            AlertState.ALERT_STATE_UNACKNOWLEDGED,
            AlertState.ALERT_STATE_ACKNOWLEDGED,
            AlertState.ALERT_STATE_CLAIMED,
            AlertState.ALERT_STATE_IN_PROGRESS,
            AlertState.ALERT_STATE_CONTROLLED,
            AlertState.ALERT_STATE_INTAKE_REFUSED,
            AlertState.ALERT_STATE_HOLD_ENDED);
    private static final Set<AlertBox> OPEN = EnumSet.of(
            AlertBox.ALERT_BOX_OPEN, AlertBox.ALERT_BOX_WORKING, AlertBox.ALERT_BOX_SHELVED, AlertBox.ALERT_BOX_LAPSED);
    private static final Set<AlertState> HOLDING = EnumSet.of(
            AlertState.ALERT_STATE_CONTROLLED, AlertState.ALERT_STATE_INTAKE_REFUSED, AlertState.ALERT_STATE_HOLD_ENDED);

    static Optional<Fact> of(String id, Alert alert) {
        if (!alert.hasRaiseTime()) {
            return Optional.empty();
        }
        var organisations = new HashSet<String>(alert.getInformedList());
        alert.getAddresseesList().forEach(a -> organisations.add(a.getMailbox().split("/", 2)[0]));
        String unit = alert.hasClaim() ? alert.getClaim().getOrganisation()
                : alert.getAddresseesCount() > 0 ? alert.getAddressees(0).getMailbox().split("/", 2)[0] : "";
        Instant raised = Times.instant(alert.getRaiseTime());
        Instant claimed = alert.hasClaim() ? Times.instant(alert.getClaim().getTime()) : null;
        Instant controlled = alert.hasControl() ? Times.instant(alert.getControl().getTime()) : null;
        var events = new ArrayList<Event>();
        events.add(new Event(raised, WallNoticeKind.WALL_NOTICE_KIND_ALERT, alert.getSender(), unit, ""));
        if (claimed != null) {
            events.add(new Event(claimed, WallNoticeKind.WALL_NOTICE_KIND_CLAIMED, unit, alert.getSender(), ""));
        }
        if (controlled != null) {
            events.add(new Event(controlled, WallNoticeKind.WALL_NOTICE_KIND_CONTROLLED,
                    alert.getControl().getOrganisation(), alert.getSender(), ""));
        }
        WallAlert shown = shown(id, alert);
        Instant last = alert.getStepsCount() == 0 ? raised
                : Times.instant(alert.getSteps(alert.getStepsCount() - 1).getTime());
        return Optional.of(new AlertFact(
                id, alert.getRevision(), alert.getSender(), Set.copyOf(organisations), shown.getDivision(), alert.getState(),
                alert.getPriority(), shown, unit, raised, claimed, controlled, last, List.copyOf(events)));
    }

    private static WallAlert shown(String id, Alert alert) {
        Subject person = alert.getTarget().getPerson().getSubject();
        var shown = WallAlert.newBuilder()
                .setId(id)
                .setPriority(alert.getPriority())
                .setState(alert.getState())
                .setPerson(person.getName())
                .setPlate(alert.getTarget().getVehicle().getPlate())
                .setRenamed(person.getFormerNamesCount() > 0)
                .setRaiseTime(alert.getRaiseTime());
        if (alert.getSightingsCount() > 0) {
            Sighting first = alert.getSightings(0);
            shown.setSource(first.getSource())
                    .setPlace(first.getPlace().getText())
                    .setDivision(first.getPlace().getDivision())
                    .setSightingTime(first.getTime());
        }
        if (HOLDING.contains(alert.getState()) && alert.getControl().hasLimitTime()) {
            shown.setLimitTime(alert.getControl().getLimitTime());
        }
        return Masking.mask(shown.build());
    }

    /** Whether a wall lists it. */
    boolean isShown() {
        return SHOWN.contains(state);
    }

    boolean isUnacknowledged() {
        return state == AlertState.ALERT_STATE_UNACKNOWLEDGED;
    }

    @Override
    public boolean open() {
        return OPEN.stream().anyMatch(box -> box == AlertResource.box(Alert.newBuilder().setState(state).build()));
    }

    @Override
    public boolean concerns(Area area) {
        return area.has(sender) || organisations.stream().anyMatch(area::has);
    }

    /** As a viewer may see it: who it is only where the viewer's courts asked for the watch. */
    WallAlert view(Area area) {
        var view = shown.toBuilder().setUnit(area.name(unit));
        return area.isViewers(sender) ? view.build() : view.clearPerson().clearPlate().build();
    }

    @Override
    public void count(Area area, Counts.Taker counts) {
        counts.take(What.ALERT, raised, "", 1);
        if (isUnacknowledged()) {
            counts.take(What.UNACKNOWLEDGED, raised, Integer.toString(priority), 1);
            String tile = area.tileOf(division).orElseGet(() -> area.tile(sender));
            counts.take(What.ALARM, raised, tile + "/" + priority, 1);
        }
        if (claimed != null) {
            long seconds = Math.max(0, Duration.between(raised, claimed).toSeconds());
            counts.take(What.CLAIM, claimed, Long.toString(seconds), 1);
        }
        if (controlled != null) {
            counts.take(What.HELD, controlled, "", 1);
            if (HOLDING.contains(state)) {
                counts.take(What.HOLDING, controlled, "", 1);
            }
        }
    }
}

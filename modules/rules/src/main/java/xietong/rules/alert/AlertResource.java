// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import xietong.rules.About;
import xietong.rules.Caller;
import xietong.rules.Kept;
import xietong.rules.Masking;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.directory.Directory;
import xietong.rules.statistics.Figure;
import xietong.rules.statistics.Figure.What;
import xietong.v1.Alert;
import xietong.v1.AlertAddressee;
import xietong.v1.AlertBox;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertState;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.OfficerRole;
import xietong.v1.OrganisationKind;
import xietong.v1.Personal;
import xietong.v1.Reason;

/**
 * An alert as a resource. Party to it are whoever asked for the watch order and the mailboxes that got it. The officer
 * who asked, and the duty desk of his court, read the place in clear; all others down to the township. Who it is, the police
 * read in clear only once they have claimed it, each time with a reason: of all who got it, that unit alone has to recognise him.
 */
public final class AlertResource implements Resource<Alert> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "alert";

    /** What the officer on duty for the watch order reads in clear. */
    private static final List<Personal> PLACES =
            List.of(Personal.PERSONAL_PLACE, Personal.PERSONAL_ADDRESS, Personal.PERSONAL_TEXT);

    /** Organisations that a warning tells of one alert; an alert that went to the country has its own ladder. */
    private static final int MOST_WARNED = 10;

    private static final Set<AlertState> OPEN =
            EnumSet.of(AlertState.ALERT_STATE_UNACKNOWLEDGED, AlertState.ALERT_STATE_ACKNOWLEDGED);
    private static final Set<AlertState> ACTED_ON =
            EnumSet.of(AlertState.ALERT_STATE_CLAIMED, AlertState.ALERT_STATE_IN_PROGRESS);
    private static final Set<AlertState> HELD = EnumSet.of(
            AlertState.ALERT_STATE_CONTROLLED, AlertState.ALERT_STATE_INTAKE_REFUSED, AlertState.ALERT_STATE_HOLD_ENDED);

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Alert empty() {
        return Alert.getDefaultInstance();
    }

    @Override
    public long revision(Alert alert) {
        return alert.getRevision();
    }

    /** Whether someone is still held, or was when nobody took him over. */
    static boolean isHeld(Alert alert) {
        return HELD.contains(alert.getState());
    }

    /** Whether the end of the watch order calls it back. */
    static boolean isRecallable(Alert alert) {
        return OPEN.contains(alert.getState())
                || ACTED_ON.contains(alert.getState())
                || alert.getState() == AlertState.ALERT_STATE_SHELVED
                || isHeld(alert) && !alert.hasRecallTime();
    }

    @Override
    public Set<Relation> relations(Alert alert, Caller caller, Directory directory) {
        var relations = EnumSet.noneOf(Relation.class);
        String code = caller.code();
        if (code.equals(alert.getSender())) {
            relations.add(Relation.SENDER);
        }
        if (alert.getInformedList().contains(code)) {
            relations.add(Relation.INFORMED);
        }
        if (isNamed(alert, code) || alert.getBroadcast() && Stations.within(caller.organisation(), alert.getAreasList())) {
            relations.add(Relation.RECIPIENT);
        }
        return relations;
    }

    /** Whether an organisation got it by name, itself or at a desk. */
    public static boolean isNamed(Alert alert, String code) {
        return alert.getAddresseesList().stream().anyMatch(a -> organisation(a.getMailbox()).equals(code));
    }

    /** What may be reported of it now. */
    static List<AlertOutcome> outcomes(Alert alert) {
        return isHeld(alert) ? List.of(AlertOutcome.ALERT_OUTCOME_RELEASED) : alert.getAllowedOutcomesList();
    }

    /** Organisation of a mailbox. */
    static String organisation(String mailbox) {
        int slash = mailbox.indexOf('/');
        return slash < 0 ? mailbox : mailbox.substring(0, slash);
    }

    @Override
    public List<Clock> clocks(Alert alert) {
        return alert.getClocksList();
    }

    @Override
    public List<ListRow> rows(Alert alert) {
        var rows = new ArrayList<ListRow>();
        Instant order = AlertLists.order(alert);
        AlertBox box = box(alert);
        String list = AlertLists.list(box);
        if (box == AlertBox.ALERT_BOX_TO_CLOSE || box == AlertBox.ALERT_BOX_CLOSED) {
            rows.add(new ListRow(list, alert.getSender(), order));
            return rows;
        }
        var owners = new LinkedHashSet<>(List.of(alert.getSender()));
        alert.getAddresseesList().stream().map(AlertAddressee::getMailbox).forEach(m -> {
            owners.add(m);
            owners.add(organisation(m));
        });
        owners.forEach(owner -> rows.add(new ListRow(list, owner, order)));
        if (alert.getBroadcast()) {
            rows.add(new ListRow(AlertLists.BROADCAST, AlertLists.EVERYBODY, order));
        }
        if (isRecallable(alert)) {
            Instant raised = Times.instant(alert.getRaiseTime());
            rows.add(new ListRow(AlertLists.BY_ORDER, alert.getWatchOrder(), raised));
            alert.getSightingsList().stream()
                    .flatMap(s -> Stream.of(AlertLists.sameReport(alert.getWatchOrder(), s),
                            AlertLists.samePlace(alert.getWatchOrder(), s.getPlace().getDivision())))
                    .distinct()
                    .forEach(owner -> rows.add(new ListRow(AlertLists.SEEN, owner, raised)));
        }
        return rows;
    }

    /** The box that it stands in. */
    public static AlertBox box(Alert alert) {
        return switch (alert.getState()) {
            case ALERT_STATE_UNACKNOWLEDGED, ALERT_STATE_ACKNOWLEDGED -> AlertBox.ALERT_BOX_OPEN;
            case ALERT_STATE_SHELVED -> AlertBox.ALERT_BOX_SHELVED;
            case ALERT_STATE_LAPSED -> AlertBox.ALERT_BOX_LAPSED;
            case ALERT_STATE_CLOSED -> AlertBox.ALERT_BOX_CLOSED;
            case ALERT_STATE_REPORTED, ALERT_STATE_HANDED_OVER, ALERT_STATE_DETENTION_DEFERRED, ALERT_STATE_RECALLED ->
                AlertBox.ALERT_BOX_TO_CLOSE;
            default -> AlertBox.ALERT_BOX_WORKING;
        };
    }

    @Override
    public About about(Alert alert) {
        boolean seen = alert.getSightingsCount() > 0;
        return About.seen(seen ? alert.getSightings(0).getPlace().getDivision() : "", alert.getWatchOrder());
    }

    @Override
    public Set<DocumentRef> citations(Alert alert) {
        return Papers.documents(Stream.concat(
                alert.getHandOversList().stream().flatMap(h -> h.getPapersList().stream()),
                alert.getReportPapersList().stream()));
    }

    @Override
    public String status(Alert alert) {
        return StateNames.of(alert.getState());
    }

    @Override
    public List<String> allowed(Alert alert) {
        return AlertAct.allowed(alert).stream().map(AlertAct::rpc).toList();
    }

    /** Of the court that looks for someone: raised, closed, recalled; and of whoever took it on. */
    @Override
    public List<Figure> figures(Alert alert) {
        String basis = "/" + StateNames.of(alert.getLegalBasis());
        var figures = new ArrayList<Figure>();
        if (alert.hasRaiseTime()) {
            ended(figures, alert, alert.getSender(), KIND + basis, Times.instant(alert.getRaiseTime()));
        }
        if (alert.hasClaim()) {
            ended(figures, alert, alert.getClaim().getOrganisation(), KIND + "_claimed" + basis,
                    Times.instant(alert.getClaim().getTime()));
        }
        return figures;
    }

    private static void ended(List<Figure> figures, Alert alert, String organisation, String kind, Instant from) {
        figures.add(Figure.of(organisation, kind, What.RECEIVED, from));
        if (alert.hasCloseTime()) {
            figures.add(Figure.done(organisation, kind, from, Times.instant(alert.getCloseTime())));
        }
        if (alert.hasRecallTime()) {
            figures.add(Figure.of(organisation, kind, What.RETURNED, Times.instant(alert.getRecallTime())));
        }
    }

    @Override
    public List<Owing> owing(Alert alert, Audience audience) {
        return audience != Audience.RECIPIENT
                ? List.of()
                : alert.getAddresseesList().stream()
                        .filter(a -> a.getTier() == 0)
                        .map(a -> a.getMailbox().split("/")[0])
                        .distinct()
                        .limit(MOST_WARNED)
                        .map(organisation -> Owing.of(organisation, ""))
                        .toList();
    }

    @Override
    public List<String> parties(Alert alert) {
        var parties = new LinkedHashSet<>(List.of(alert.getSender()));
        parties.addAll(alert.getInformedList());
        alert.getAddresseesList().forEach(a -> parties.add(organisation(a.getMailbox())));
        return List.copyOf(parties);
    }

    @Override
    public Kept kept(Alert alert) {
        return Kept.with(alert.getWatchOrder()).whileOpen(box(alert) == AlertBox.ALERT_BOX_TO_CLOSE);
    }

    @Override
    public Alert erase(Alert alert, Caller by, String reason, Instant now) {
        boolean ended = alert.getState() == AlertState.ALERT_STATE_CLOSED
                || box(alert) == AlertBox.ALERT_BOX_TO_CLOSE
                || alert.getState() == AlertState.ALERT_STATE_LAPSED;
        if (!ended) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "personal data of an open alert is still needed")
                    .with("article", "PIPL 47");
        }
        return erased(alert).toBuilder().setRevision(alert.getRevision() + 1).build();
    }

    /** Without names, places and the division that a place lies in. */
    static Alert erased(Alert alert) {
        Alert.Builder erased = Masking.erase(alert).toBuilder().setErased(true);
        erased.getSightingsBuilderList().forEach(s -> s.getPlaceBuilder().clearDivision());
        if (erased.hasControl()) {
            erased.getControlBuilder().clearPlace();
        }
        return erased.build();
    }

    @Override
    public Alert view(Alert alert, Caller reader, Rights rights, Directory directory) {
        Set<Relation> relations = relations(alert, reader, directory);
        var view = alert.toBuilder().setMasked(true).clearAllowedOutcomes().addAllAllowedOutcomes(outcomes(alert));
        AlertAct.allowed(alert).stream()
                .filter(a -> rights.relates(a.method(), reader.organisation().getKind(), relations))
                .forEach(a -> view.addAllowedCommands(a.rpc()));
        if (isOnDuty(alert, reader)) {
            view.addAllClearKinds(PLACES);
        }
        boolean informedOnly = reader.organisation().getKind() == OrganisationKind.ORGANISATION_KIND_COURT
                && !relations.contains(Relation.SENDER)
                && !relations.contains(Relation.RECIPIENT);
        return informedOnly ? view.clearSightings().clearControl().clearTarget().build() : view.build();
    }

    @Override
    public void requireRevealable(Alert alert, Caller reader) {
        String code = reader.code();
        boolean acts = alert.getClaim().getOrganisation().equals(code) || alert.getControl().getOrganisation().equals(code);
        boolean got = isNamed(alert, code) || alert.getBroadcast() && Stations.within(reader.organisation(), alert.getAreasList());
        if (got && !acts && !code.equals(alert.getSender())) {
            throw claimed(Reason.REASON_NOT_CLAIMED, "who it is, the unit reads that has claimed it", alert)
                    .with("article", "PIPL 6, 28");
        }
    }

    /** Who asked, himself or by the duty desk of his court. */
    private static boolean isOnDuty(Alert alert, Caller reader) {
        return reader.code().equals(alert.getSender())
                && (reader.role() == OfficerRole.OFFICER_ROLE_COMMAND_CENTRE
                        || !alert.getOfficer().isEmpty() && reader.officer().getId().equals(alert.getOfficer()));
    }

    /** Adds who holds the claim, so that whoever comes too late knows. */
    static Refused claimed(Reason reason, String message, Alert alert) {
        return new Refused(reason, message)
                .with("holder", alert.getClaim().getOrganisation()
                        + (alert.getClaim().getDesk().isEmpty() ? "" : "/" + alert.getClaim().getDesk()))
                .with("holder_officer", alert.getClaim().getOfficer().getId())
                .with("since", Times.instant(alert.getClaim().getTime()));
    }
}

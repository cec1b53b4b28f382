// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.rules.Times;
import xietong.rules.alert.AlertResource;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.AlertClaim;
import xietong.v1.AlertState;
import xietong.v1.Sighting;
import xietong.v1.UnconfirmedTerminal;
import xietong.v1.WatchTarget;

/**
 * Alerts 告警 on the screen: how urgent, how old, on what basis, what may be done. Urgency has a shape and a digit, never a
 * colour alone.
 */
public final class AlertText {
    private static final String STEP = "    ";
    private static final Listing<UnconfirmedTerminal> UNCONFIRMED = new Listing<>("terminal", AlertText::unconfirmed,
            "MAILBOX", "TERMINAL", "DELIVERY", "DELIVERED", "WHAT");

    private AlertText() {}

    /** As it comes: urgent first. */
    public static void list(Output output, Stream<Alert> alerts, Instant now) {
        new Listing<Alert>("alert", alert -> row(alert.getId(), alert, now), head("ID")).print(output, alerts);
    }

    /** Under the numbers by which a terminal knows them. */
    public static List<String> numbered(List<Alert> alerts, ToIntFunction<Alert> number, Instant now) {
        var columns = new Columns(head("NO"));
        alerts.forEach(alert -> columns.add(row(String.valueOf(number.applyAsInt(alert)), alert, now)));
        var lines = new ArrayList<String>();
        columns.print(lines::add);
        return lines;
    }

    /** Terminals that have not shown an alert, or its recall. */
    public static void unconfirmed(Output output, Stream<UnconfirmedTerminal> terminals) {
        UNCONFIRMED.print(output, terminals);
    }

    private static String[] unconfirmed(UnconfirmedTerminal terminal) {
        return new String[] {terminal.getMailbox(), terminal.getTerminal().isEmpty() ? "(none 无终端)" : terminal.getTerminal(),
            "#" + terminal.getSeq(), Words.time(terminal.getTime()), terminal.getTopic()};
    }

    private static String[] head(String first) {
        return new String[] {first, "PRIORITY", "AGE", "STATE", "WHO", "SEEN", "BY", "WHERE", "BASIS", "CASE", "MAY"};
    }

    private static String[] row(String first, Alert alert, Instant now) {
        Sighting last = latest(alert);
        return new String[] {first, priority(alert), age(alert, now), WhereaboutsWords.of(alert.getState()), who(alert),
            Words.time(last.getTime()), WhereaboutsWords.of(last.getSource()), last.getPlace().getText(), basis(alert),
            (alert.getSender() + " " + alert.getCaseNumber()).strip(), may(alert)};
    }

    /** ▲1 紧急, ◆2 重要, ■3 一般. */
    public static String priority(Alert alert) {
        return switch (alert.getPriority()) {
            case 1 -> "▲1 紧急";
            case 2 -> "◆2 重要";
            case 3 -> "■3 一般";
            default -> String.valueOf(alert.getPriority());
        };
    }

    /** Since the last sighting: minutes and seconds, with hours from one on, with days from one on. */
    public static String age(Alert alert, Instant now) {
        Duration age = Duration.between(Times.instant(latest(alert).getTime()), now);
        Duration shown = age.isNegative() || alert.getSightingsCount() == 0 ? Duration.ZERO : age;
        String clock = String.format(Locale.ROOT, "%02d:%02d", shown.toMinutesPart(), shown.toSecondsPart());
        String old = alert.getStale() ? " 较旧" : "";
        if (shown.toDays() > 0) {
            return shown.toDays() + " d " + shown.toHoursPart() + " h" + old;
        }
        return (shown.toHours() > 0 ? shown.toHours() + ":" : "") + clock + old;
    }

    private static Sighting latest(Alert alert) {
        return alert.getSightingsList().stream()
                .max(Comparator.comparing(s -> Times.instant(s.getTime())))
                .orElse(Sighting.getDefaultInstance());
    }

    private static String who(Alert alert) {
        WatchTarget target = alert.getTarget();
        return target.hasVehicle()
                ? (target.getVehicle().getPlate() + " " + target.getVehicle().getDescription()).strip()
                : target.getPerson().getSubject().getName();
    }

    private static String basis(Alert alert) {
        return WhereaboutsWords.of(alert.getLegalBasis())
                + (alert.getHoldHours() > 0 ? ", hold 可控制 ≤ " + alert.getHoldHours() + " h" : ", no hold 不得控制");
    }

    /** Commands that the present reader could give now, and outcomes that the basis allows to be reported, as the hub says. */
    public static String may(Alert alert) {
        if (alert.getAllowedCommandsCount() == 0) {
            return "";
        }
        boolean lapsed = alert.getState() == AlertState.ALERT_STATE_LAPSED;
        return String.join(" ", alert.getAllowedCommandsList()) + (lapsed ? "" : "; outcomes 可报: "
                + alert.getAllowedOutcomesList().stream().map(WhereaboutsWords::of).collect(Collectors.joining(", ")));
    }

    /**
     * All that matters of one alert, the most in its first line.
     *
     * @param number by which a terminal knows it
     * @param topic what happened, e.g. alert.raised; may be empty
     */
    public static List<String> card(int number, String topic, Alert alert, Instant now) {
        var lines = new ArrayList<String>();
        lines.add("[" + number + "] " + priority(alert) + "  " + (topic.isEmpty() ? "" : topic + "  ")
                + WhereaboutsWords.of(alert.getState()) + "  " + age(alert, now) + "  " + alert.getId());
        if (alert.hasRecallTime()) {
            lines.add(STEP + "✖ RECALLED 撤回 " + Words.time(alert.getRecallTime()) + ", "
                    + WhereaboutsWords.of(alert.getRecall()) + ": do not act on it any more 不得再据此采取措施");
            if (alert.hasControl() && AlertResource.box(alert) == AlertBox.ALERT_BOX_WORKING) {
                lines.add(STEP + "✖ whoever is held on it is let go 已控制的，立即放人");
            }
            return withWhatMayBeDone(lines, alert);
        }
        lines.add(STEP + who(alert) + ", " + WhereaboutsWords.of(alert.getMatch()) + "; " + basis(alert) + "; "
                + alert.getSender() + " " + alert.getCaseNumber());
        Sighting last = latest(alert);
        lines.add(STEP + "seen 行踪 " + Words.time(last.getTime()) + " " + WhereaboutsWords.of(last.getSource()) + " "
                + (last.getPlace().getText() + " " + last.getDetail()).strip()
                + (alert.getSightingCount() > 1 ? ", " + alert.getSightingCount() + " sightings 条" : ""));
        if (alert.hasClaim()) {
            lines.add(STEP + "claimed 认领 " + claim(alert.getClaim()));
        }
        if (alert.hasControl()) {
            lines.add(STEP + "held 控制 since " + Words.time(alert.getControl().getTime()) + ", at most until 至迟 "
                    + Words.time(alert.getControl().getLimitTime()) + " (" + alert.getControl().getArticle() + ")");
        }
        return withWhatMayBeDone(lines, alert);
    }

    private static List<String> withWhatMayBeDone(List<String> lines, Alert alert) {
        if (alert.getAllowedCommandsCount() > 0) {
            lines.add(STEP + "may 可 " + may(alert));
        }
        return lines;
    }

    private static String claim(AlertClaim claim) {
        return claim.getOrganisation() + (claim.getDesk().isEmpty() ? "" : "/" + claim.getDesk()) + " "
                + claim.getOfficer().getId() + " since " + Words.time(claim.getTime());
    }
}

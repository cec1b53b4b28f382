// SPDX-License-Identifier: Apache-2.0
package xietong.app.terminal;

import java.util.List;
import java.util.function.Supplier;
import xietong.app.input.ShortNames;
import xietong.app.output.RefusalText;
import xietong.client.Alerts;
import xietong.client.HubRefusal;
import xietong.v1.Alert;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertServiceAcknowledgeRequest;
import xietong.v1.AlertServiceClaimRequest;
import xietong.v1.AlertServiceReleaseClaimRequest;
import xietong.v1.AlertServiceReportRequest;
import xietong.v1.AlertServiceShelveRequest;
import xietong.v1.AlertServiceTransferRequest;
import xietong.v1.CommandHeader;
import xietong.v1.Place;
import xietong.v1.Receipt;

/** Does what is typed at a terminal. The hub decides; a refusal is a line on the screen and ends nothing. */
public final class AlertDesk {
    private final Alerts alerts;
    private final AlertScreen screen;
    private final Supplier<CommandHeader> heads;

    /** {@code heads} gives each command a head of its own. */
    public AlertDesk(Alerts alerts, AlertScreen screen, Supplier<CommandHeader> heads) {
        this.alerts = alerts;
        this.screen = screen;
        this.heads = heads;
    }

    /** One line; false once it says to end. */
    public boolean typed(String line) {
        if (line.isBlank()) {
            return true;
        }
        try {
            Typed typed = Typed.parse(line);
            if (typed.verb() == Verb.QUIT) {
                return false;
            }
            perform(typed);
        } catch (IllegalArgumentException e) {
            screen.say(e.getMessage());
        } catch (HubRefusal refusal) {
            screen.say(RefusalText.line(refusal));
        }
        return true;
    }

    /** Takes in what the hub lists; what it lists no longer is asked for one by one, or forgotten where nothing is told. */
    public void refresh() {
        try {
            List<Alert> listed = AlertBoard.BOXES.stream().flatMap(alerts::list).toList();
            for (Alert other : screen.know(listed)) {
                try {
                    screen.know(List.of(alerts.get(other.getId())));
                } catch (HubRefusal refusal) {
                    if (RefusalText.unreachable(refusal)) {
                        throw refusal;
                    }
                    screen.forget(other);
                }
            }
        } catch (HubRefusal refusal) {
            if (!RefusalText.unreachable(refusal)) {
                throw refusal;
            }
            screen.say(RefusalText.line(refusal));
        }
    }

    private void perform(Typed typed) {
        switch (typed.verb()) {
            case LIST -> {
                refresh();
                screen.list();
            }
            case HELP -> Verb.help().forEach(screen::say);
            case SHOW -> screen.whole(alerts.get(screen.find(typed.alert()).getId()));
            default -> {
                String id = screen.find(typed.alert()).getId();
                Receipt receipt = act(typed, id);
                receipt.getWarningsList().forEach(warning -> screen.say("warning: " + warning));
                Alert after = alerts.get(id);
                screen.done(after, "done 已办");
            }
        }
    }

    private Receipt act(Typed typed, String id) {
        CommandHeader head = heads.get();
        return switch (typed.verb()) {
            case ACKNOWLEDGE -> alerts.acknowledge(
                    AlertServiceAcknowledgeRequest.newBuilder().setHeader(head).setId(id).build());
            case CLAIM -> alerts.claim(
                    AlertServiceClaimRequest.newBuilder().setHeader(head).setId(id).setDesk(typed.rest()).build());
            case RELEASE -> alerts.releaseClaim(AlertServiceReleaseClaimRequest.newBuilder()
                    .setHeader(because(head, typed.required(typed.rest())))
                    .setId(id)
                    .build());
            case SHELVE -> alerts.shelve(AlertServiceShelveRequest.newBuilder()
                    .setHeader(because(head, typed.required(typed.afterFirst())))
                    .setId(id)
                    .setMinutes(minutes(typed))
                    .build());
            case TRANSFER -> alerts.transfer(AlertServiceTransferRequest.newBuilder()
                    .setHeader(because(head, typed.required(typed.afterFirst())))
                    .setId(id)
                    .setOrganisation(typed.first())
                    .build());
            default -> alerts.report(report(typed, id, head));
        };
    }

    private static CommandHeader because(CommandHeader head, String reason) {
        return head.toBuilder().setReason(reason).build();
    }

    private static int minutes(Typed typed) {
        if (!typed.first().matches("[0-9]{1,4}")) {
            throw Typed.usage(typed.verb());
        }
        return Integer.parseInt(typed.first());
    }

    private static AlertServiceReportRequest report(Typed typed, String id, CommandHeader head) {
        AlertOutcome outcome = new ShortNames.Outcomes().parse(typed.first().replace('-', '_'));
        String text = typed.afterFirst();
        String place = "";
        if (text.startsWith("@")) {
            String[] words = text.substring(1).split("\\s+", 2);
            place = words[0];
            text = words.length < 2 ? "" : words[1];
        }
        return AlertServiceReportRequest.newBuilder()
                .setHeader(head)
                .setId(id)
                .setOutcome(outcome)
                .setPlace(Place.newBuilder().setText(place))
                .setText(text)
                .build();
    }
}

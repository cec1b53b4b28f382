// SPDX-License-Identifier: Apache-2.0
package xietong.app.terminal;

import java.io.IOError;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import xietong.app.output.AlertText;
import xietong.app.output.DeliveryText;
import xietong.app.output.Output;
import xietong.rules.Times;
import xietong.rules.alert.AlertResource;
import xietong.v1.Alert;
import xietong.v1.AlertBox;
import xietong.v1.MailboxItem;

/** What a terminal shows. One thing at a time: deliveries and answers to what was typed never mix within a line. */
public final class AlertScreen {
    private static final String BELL = "\u0007";

    private final Output output;
    private final HubTime time;
    private final boolean bell;
    private final AlertBoard board = new AlertBoard();

    /** {@code bell} rings at each new alert of priority 1. */
    public AlertScreen(Output output, HubTime time, boolean bell) {
        this.output = output;
        this.time = time;
        this.bell = bell;
    }

    /** Takes in what the hub says, and shows nothing yet; gives those that were open here and are not among it. */
    public synchronized List<Alert> know(List<Alert> said) {
        said.forEach(board::put);
        Set<String> ids = said.stream().map(Alert::getId).collect(Collectors.toSet());
        return board.open().stream().filter(a -> !ids.contains(a.getId())).toList();
    }

    /** It is no business of this terminal any more. */
    public synchronized void forget(Alert alert) {
        board.forget(alert.getId());
    }

    /** Shows what is open, urgent first. */
    public synchronized void list() {
        List<Alert> open = board.open();
        if (output.json()) {
            output.json(open);
            return;
        }
        output.line(open.isEmpty() ? "no open alert 目前没有未结告警"
                : open.size() + " open 未结告警, urgent first 紧急在前");
        if (!open.isEmpty()) {
            AlertText.numbered(open, board::number, time.now()).forEach(output::line);
        }
        shown();
    }

    /**
     * Shows a delivery, unless the screen has a newer state of the alert already. Where the screen cannot be written to,
     * that is an error and nothing counts as shown.
     */
    public synchronized void delivered(MailboxItem item) {
        time.wasReached(Times.instant(item.getTime()));
        boolean alert = item.hasAlert();
        boolean known = alert && board.knows(item.getAlert().getId());
        boolean newer = alert && board.put(item.getAlert());
        if (output.json() || !alert) {
            DeliveryText.print(item, output);
        } else if (!known && isOver(item.getAlert())) {
            output.line("[" + board.number(item.getAlert()) + "] " + DeliveryText.line(item));
        } else if (newer) {
            card(item.getTopic(), item.getAlert());
            if (bell && !known && item.getAlert().getPriority() == 1) {
                output.line(BELL);
            }
        }
        shown();
    }

    private static boolean isOver(Alert alert) {
        AlertBox box = AlertResource.box(alert);
        return !alert.hasRecallTime() && (box == AlertBox.ALERT_BOX_TO_CLOSE || box == AlertBox.ALERT_BOX_CLOSED);
    }

    /** Shows how an alert stands after something was done here. */
    public synchronized void done(Alert alert, String what) {
        board.put(alert);
        if (output.json()) {
            output.json(alert);
        } else {
            card(what, alert);
        }
        shown();
    }

    private void card(String topic, Alert alert) {
        AlertText.card(board.number(alert), topic, alert, time.now()).forEach(output::line);
    }

    /** All of one, with its history. */
    public synchronized void whole(Alert alert) {
        board.put(alert);
        output.message(alert);
        shown();
    }

    /** An alert by what was typed. @throws IllegalArgumentException where the terminal does not know it */
    public synchronized Alert find(String typed) {
        Optional<Alert> found = board.find(typed);
        return found.orElseThrow(() -> new IllegalArgumentException("no alert " + typed + " here 没有此告警; l 列表 lists them"));
    }

    /** Beside the alerts: refusals, the state of the link. */
    public synchronized void say(String text) {
        if (output.json()) {
            output.aside(text);
        } else {
            output.line("  " + text);
        }
    }

    private void shown() {
        if (output.writer().checkError()) {
            throw new IOError(new IOException("the screen cannot be written to"));
        }
    }
}

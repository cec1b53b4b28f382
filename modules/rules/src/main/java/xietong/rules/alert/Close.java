// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.time.Duration;
import java.util.Map;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Times;
import xietong.v1.Alert;
import xietong.v1.AlertServiceCloseRequest;
import xietong.v1.AlertState;
import xietong.v1.CommandHeader;

/**
 * Whoever asked for the watch order closes the alert 关闭: where someone was seen is kept no longer than it is needed
 * (PIPL 19, 47), so the personal data in its state and in its history goes; what happened, and by which officer's
 * number, stays. Refused with nothing of its own.
 */
final class Close extends AlertRule<AlertServiceCloseRequest> {

    Close() {
        super(AlertAct.CLOSE, AlertServiceCloseRequest.getDefaultInstance());
    }

    @Override
    void apply(AlertDraft draft, AlertServiceCloseRequest command, CommandHeader head) {
        draft.step.setText(Checks.text("text", command.getText(), Checks.TEXT));
        draft.next.setCloseTime(Times.timestamp(draft.context().now()));
        draft.state(AlertState.ALERT_STATE_CLOSED).tellAddressees("closed");
        draft.tellSender("closed");
    }

    @Override
    public Decision<Alert> decide(Alert state, AlertServiceCloseRequest command, Context context) {
        Decision<Alert> closed = super.decide(state, command, context);
        return new Decision<>(
                AlertResource.erased(closed.state()), closed.notices(), Map.of(), closed.warnings(), true, Duration.ZERO,
                closed.effects());
    }
}

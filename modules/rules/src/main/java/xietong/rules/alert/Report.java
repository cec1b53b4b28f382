// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import static xietong.v1.AlertOutcome.ALERT_OUTCOME_CONTROLLED;
import static xietong.v1.AlertOutcome.ALERT_OUTCOME_ON_THE_WAY;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Locating.Basis;
import xietong.v1.AlertControl;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertServiceReportRequest;
import xietong.v1.AlertState;
import xietong.v1.CommandHeader;

/**
 * The unit that claimed it reports what came of it 回报. Control starts the holding clock, whose limit is the instrument's,
 * counted from the moment of control itself.
 *
 * <p>Refused with: REASON_NOT_CLAIMED; REASON_BASIS_FORBIDS for an outcome that the legal basis does not allow (inform only
 * never controls, a vehicle is no person), and while a person is held for anything but letting him go;
 * REASON_FIELD_INVALID for a time before sighting and alert, or in the future; REASON_DOCUMENT_UNKNOWN.
 */
final class Report extends AlertRule<AlertServiceReportRequest> {
    private static final int MOST_PAPERS = 50;

    Report() {
        super(AlertAct.REPORT, AlertServiceReportRequest.getDefaultInstance());
    }

    @Override
    void apply(AlertDraft draft, AlertServiceReportRequest command, CommandHeader head) {
        Checks.known("outcome", command.getOutcome(), AlertOutcome.ALERT_OUTCOME_UNSPECIFIED);
        requireClaim(draft);
        Context context = draft.context();
        Basis basis = context.book().locating().basis(draft.before.getLegalBasis());
        requireAllowed(draft, command.getOutcome());
        Instant time = time(draft, command);
        if (draft.before.getReportPapersCount() + command.getPapersCount() > MOST_PAPERS) {
            throw Refused.field("papers", "at most " + MOST_PAPERS + " on one alert");
        }
        draft.next
                .setOutcome(command.getOutcome())
                .addAllReportPapers(Papers.known("papers", command.getPapersList(), context));
        draft.step.setOutcome(command.getOutcome()).setText(Checks.text("text", command.getText(), Checks.TEXT));
        if (command.getOutcome() == ALERT_OUTCOME_CONTROLLED) {
            control(draft, command, basis, time);
            draft.state(AlertState.ALERT_STATE_CONTROLLED).tellSender("controlled");
        } else if (command.getOutcome() == ALERT_OUTCOME_ON_THE_WAY) {
            draft.state(AlertState.ALERT_STATE_IN_PROGRESS).tellSender("on_the_way");
        } else {
            draft.state(AlertState.ALERT_STATE_REPORTED).tellSender("reported");
        }
        draft.tellAddressees("reported");
    }

    private static void requireAllowed(AlertDraft draft, AlertOutcome outcome) {
        List<AlertOutcome> allowed = AlertResource.outcomes(draft.before);
        if (!allowed.contains(outcome)) {
            List<String> accepted = allowed.stream().map(Enum::name).sorted().toList();
            throw basisForbids("outcome", draft, accepted);
        }
    }

    private static Instant time(AlertDraft draft, AlertServiceReportRequest command) {
        Instant now = draft.context().now();
        Instant time = command.hasTime() ? Times.instant(command.getTime()) : now;
        Instant seen = Times.instant(draft.before.getSightings(0).getTime());
        Instant raised = Times.instant(draft.before.getRaiseTime());
        // A source's clock may be ahead: whoever got the alert may act on it all the same.
        Instant earliest = seen.isBefore(raised) ? seen : raised;
        if (time.isAfter(now) || time.isBefore(earliest)) {
            throw Refused.field("time", "from the sighting until now");
        }
        return time;
    }

    private static void control(AlertDraft draft, AlertServiceReportRequest command, Basis basis, Instant time) {
        Sightings.requirePlace("place", command.getPlace());
        draft.next.setControl(AlertControl.newBuilder()
                .setOrganisation(draft.context().caller().code())
                .setTime(Times.timestamp(time))
                .setPlace(command.getPlace())
                .setLimitTime(Times.timestamp(time.plus(Duration.ofHours(draft.before.getHoldHours()))))
                .setArticle(basis.source()));
    }
}

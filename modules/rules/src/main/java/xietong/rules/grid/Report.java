// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.alert.Sightings;
import xietong.rules.book.Grids;
import xietong.rules.subject.Subjects;
import xietong.v1.AddressStatus;
import xietong.v1.CommandHeader;
import xietong.v1.GridAnswer;
import xietong.v1.GridResult;
import xietong.v1.GridServiceReportRequest;
import xietong.v1.GridTask;
import xietong.v1.GridTaskState;

/**
 * The worker, or who got the task, answers 回报. Service that its evidence does not bear is kept as an attempt, and said to be
 * one (CPL 89, INT 130). A new address becomes a dated version in the person's file and overwrites none.
 *
 * <p>Refused with: REASON_FIELD_INVALID for a result that the kind of task does not have, a new address without the address,
 * or a time before the push or in the future; REASON_DOCUMENT_UNKNOWN.
 */
final class Report extends GridRule<GridServiceReportRequest> {
    private static final int MOST_ANSWERS = 20;
    private static final int MOST_WITNESSES = 10;

    Report() {
        super(GridAct.REPORT, GridServiceReportRequest.getDefaultInstance());
    }

    @Override
    void apply(GridDraft draft, GridServiceReportRequest command, CommandHeader head) {
        Context context = draft.context();
        Grids.Kind kind = context.book().grids().kind(draft.before.getKind());
        GridAnswer given = checked(command.getAnswer(), draft.before, kind, context);
        GridAnswer.Builder answer = given.toBuilder()
                .setRound(draft.before.getRound())
                .setOrganisation(context.caller().code())
                .setOfficer(context.caller().officer())
                .setVerified(false)
                .setObjection("");
        if (given.getResult() == GridResult.GRID_RESULT_SERVED && !isServed(given, context.book().grids().service())) {
            answer.setResult(GridResult.GRID_RESULT_SERVICE_ATTEMPTED);
            draft.warn("kept as an attempt: no signed return, photograph or two witnesses (CPL 89, INT 130)");
        }
        if (draft.before.getAnswersCount() >= MOST_ANSWERS) {
            draft.next.removeAnswers(0);
        }
        draft.next.addAnswers(answer);
        if (given.getAddressStatus() == AddressStatus.ADDRESS_STATUS_NEW) {
            draft.effects(List.of(Subjects.reported(draft.before, draft.id, given.getNewAddress(), context)));
        }
        draft.state(GridTaskState.GRID_TASK_STATE_REPORTED).tellCourt("reported");
        if (!context.caller().code().equals(draft.before.getRecipient())) {
            draft.tellHolders("reported");
        }
    }

    private static GridAnswer checked(GridAnswer answer, GridTask task, Grids.Kind kind, Context context) {
        Checks.known("answer.result", answer.getResult(), GridResult.GRID_RESULT_UNSPECIFIED);
        if (!kind.results().contains(answer.getResult())) {
            throw Refused.field("answer.result", kind.results().stream()
                    .map(r -> r.name().replace("GRID_RESULT_", "")).sorted().toList().toString());
        }
        if (answer.getAddressStatus() == AddressStatus.UNRECOGNIZED) {
            throw Refused.field("answer.address_status", "one that the contract has");
        }
        boolean moved = answer.getAddressStatus() == AddressStatus.ADDRESS_STATUS_NEW;
        if (moved == answer.getNewAddress().isBlank()) {
            throw Refused.field("answer.new_address", moved ? "required" : "only with ADDRESS_STATUS_NEW");
        }
        Checks.text("answer.new_address", answer.getNewAddress(), 500);
        Checks.text("answer.current_name", answer.getCurrentName(), 200);
        Checks.text("answer.text", answer.getText(), Checks.TEXT);
        Sightings.requirePlace("answer.place", answer.getPlace());
        Papers.known("answer.evidence", answer.getEvidenceList(), context);
        if (answer.getWitnessesCount() > MOST_WITNESSES) {
            throw Refused.field("answer.witnesses", "at most " + MOST_WITNESSES);
        }
        answer.getWitnessesList().forEach(w -> Checks.required("answer.witnesses", w, 64));
        Instant time = answer.hasTime() ? Times.instant(answer.getTime()) : context.now();
        if (time.isAfter(context.now()) || time.isBefore(Times.instant(task.getSendTime()))) {
            throw Refused.field("answer.time", "from the push until now");
        }
        return answer.toBuilder().setTime(Times.timestamp(time)).build();
    }

    private static boolean isServed(GridAnswer answer, Grids.Service rule) {
        return answer.getEvidenceList().stream().anyMatch(p -> rule.evidence().contains(p.getKind()))
                || Set.copyOf(answer.getWitnessesList()).size() >= rule.witnesses();
    }
}

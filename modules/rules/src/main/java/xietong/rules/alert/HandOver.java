// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import static xietong.v1.HandOverResult.HAND_OVER_RESULT_TO_COURT;

import java.time.Instant;
import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.AlertHandOver;
import xietong.v1.AlertServiceHandOverRequest;
import xietong.v1.AlertState;
import xietong.v1.CommandHeader;
import xietong.v1.HandOverResult;
import xietong.v1.LegalBasis;
import xietong.v1.Officer;
import xietong.v1.Reason;

/**
 * A person who is held is handed to two officers of the court, or to the lock-up 移交; or the lock-up does not take him in
 * for medical reasons; or the court that decided on the detention defers it, which does not cancel it.
 *
 * <p>Refused with: REASON_NOT_CLAIMED for everyone but who holds, and for a deferral everyone but the court;
 * REASON_PERSONNEL_REQUIRED without two officers (INT 179); REASON_TOO_LATE past the limit of the instrument;
 * REASON_WATCH_ENDED once it was recalled: then he is let go; REASON_BASIS_FORBIDS for a lock-up without a decision to
 * detain; REASON_PAPERS_MISSING, REASON_DOCUMENT_UNKNOWN; REASON_STATE_FORBIDS.
 */
final class HandOver extends AlertRule<AlertServiceHandOverRequest> {
    private static final int MOST = 10;

    HandOver() {
        super(AlertAct.HAND_OVER, AlertServiceHandOverRequest.getDefaultInstance());
    }

    @Override
    void apply(AlertDraft draft, AlertServiceHandOverRequest command, CommandHeader head) {
        AlertHandOver given = command.getHandOver();
        Checks.known("hand_over.result", given.getResult(), HandOverResult.HAND_OVER_RESULT_UNSPECIFIED);
        if (draft.before.hasRecallTime()) {
            throw new Refused(Reason.REASON_WATCH_ENDED, "the watch order has ended: the person is let go")
                    .with("cause", draft.before.getRecall());
        }
        if (draft.before.getHandOversCount() >= MOST) {
            throw new Refused(Reason.REASON_TOO_LARGE, "more attempts than are kept").with("accepted", MOST);
        }
        Checks.text("hand_over.text", given.getText(), Checks.TEXT);
        boolean taken = draft.before.getState() == AlertState.ALERT_STATE_HANDED_OVER;
        switch (given.getResult()) {
            case HAND_OVER_RESULT_TO_COURT -> {
                requireBefore(draft, taken);
                handed(draft, given);
            }
            case HAND_OVER_RESULT_TAKEN_IN -> {
                requireDetention(draft);
                requireBefore(draft, taken);
                handed(draft, given);
            }
            case HAND_OVER_RESULT_REFUSED_MEDICAL -> refused(draft, given, taken);
            default -> deferred(draft, given);
        }
        draft.next.addHandOvers(given);
    }

    private static void requireBefore(AlertDraft draft, boolean taken) {
        if (taken) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "the person was handed over before");
        }
        requireClaim(draft);
    }

    private static void handed(AlertDraft draft, AlertHandOver given) {
        record(draft, given);
        Papers.known("hand_over.papers", given.getPapersList(), draft.context());
        draft.state(AlertState.ALERT_STATE_HANDED_OVER).tellSender("handed_over");
    }

    /** Still held where police brought him; with the court that brought him otherwise. */
    private static void refused(AlertDraft draft, AlertHandOver given, boolean taken) {
        requireDetention(draft);
        if (taken) {
            requireCourt(draft);
        } else {
            requireClaim(draft);
            draft.state(AlertState.ALERT_STATE_INTAKE_REFUSED);
        }
        var rule = draft.context().book().locating().handOver();
        Papers.complete(given.getPapersList(), rule.refusalPapers(), "DET 19", draft.context());
        draft.tellSender("intake_refused").tellOne(draft.before.getControl().getOrganisation(), "intake_refused");
    }

    private static void deferred(AlertDraft draft, AlertHandOver given) {
        requireDetention(draft);
        requireCourt(draft);
        var rule = draft.context().book().locating().handOver();
        Papers.complete(given.getPapersList(), rule.deferralPapers(), rule.source(), draft.context());
        draft.state(AlertState.ALERT_STATE_DETENTION_DEFERRED).tellAddressees("detention_deferred");
    }

    private static void requireCourt(AlertDraft draft) {
        if (!draft.context().caller().code().equals(draft.before.getSender())) {
            throw AlertResource.claimed(
                    Reason.REASON_NOT_CLAIMED, "the court that decided on the detention says so", draft.before);
        }
    }

    private static void requireDetention(AlertDraft draft) {
        LegalBasis basis = draft.before.getLegalBasis();
        if (basis != LegalBasis.LEGAL_BASIS_DETENTION_DECISION && basis != LegalBasis.LEGAL_BASIS_CRIMINAL_313) {
            throw basisForbids("hand_over.result", draft, List.of(HAND_OVER_RESULT_TO_COURT.name()));
        }
    }

    private static void record(AlertDraft draft, AlertHandOver given) {
        Context context = draft.context();
        var record = given.getRecord();
        String at = "hand_over.record.";
        Instant time = Times.instant(record.getTime());
        if (!record.hasTime() || time.isAfter(context.now())
                || time.isBefore(Times.instant(draft.before.getControl().getTime()))) {
            throw Refused.field(at + "time", "from the control until now");
        }
        Instant limit = Times.instant(draft.before.getControl().getLimitTime());
        if (!time.isBefore(limit)) {
            throw new Refused(Reason.REASON_TOO_LATE, "past the limit of the instrument the person is let go")
                    .with("ended", limit)
                    .with("article", draft.before.getControl().getArticle());
        }
        Checks.required(at + "place", record.getPlace(), 500);
        Checks.required(at + "instrument_number", record.getInstrumentNumber(), 100);
        Checks.required(at + "condition", record.getCondition(), Checks.TEXT);
        Checks.list(at + "handing_officers", record.getHandingOfficersList(), 1)
                .forEach(o -> Checks.officer(at + "handing_officers", o));
        Checks.list(at + "receiving_officers", record.getReceivingOfficersList(), 0)
                .forEach(o -> Checks.officer(at + "receiving_officers", o));
        int needed = context.book().locating().handOver().receivingOfficers();
        long officers = record.getReceivingOfficersList().stream().map(Officer::getId).distinct().count();
        if (officers < needed) {
            throw new Refused(Reason.REASON_PERSONNEL_REQUIRED, "a person is handed to " + needed + " officers")
                    .with("field", at + "receiving_officers")
                    .with("article", "INT 179");
        }
    }
}

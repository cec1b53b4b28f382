// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_PENDING_APPROVAL;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_SENT;

import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Matters;
import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.Matter;
import xietong.v1.Officer;
import xietong.v1.Organisation;

/**
 * A court entrusts a matter to another 发起 (CPL 240, ENT 2 ¶2, ENT 4 ¶2).
 *
 * <p>Refused with: REASON_KIND_UNKNOWN, REASON_BODY_MISMATCH, REASON_PAPERS_MISSING, REASON_IDENTIFIER_INVALID,
 * REASON_PERSONNEL_REQUIRED ({@link MatterChecks}); REASON_ORGANISATION_UNKNOWN, REASON_ADDRESSEE_FORBIDDEN,
 * REASON_AGREEMENT_REQUIRED ({@link Addressing}); REASON_FIELD_INVALID for a period out of range or a missing case number.
 */
final class Submit extends EntrustmentRule<EntrustmentServiceSubmitRequest> {

    Submit() {
        super(Act.SUBMIT, EntrustmentServiceSubmitRequest.getDefaultInstance());
    }

    @Override
    void apply(Draft draft, EntrustmentServiceSubmitRequest command, CommandHeader head) {
        Context context = draft.context();
        Checks.required("header.case_number", head.getCaseNumber(), 64);
        Matters.Kind kind = MatterChecks.kind(command.getMatter(), context.book().matters());
        Organisation recipient = Addressing.require(command.getRecipient(), command.getMatter(), kind, context);
        Matter matter = MatterChecks.canonical(command.getMatter(), kind, context, draft.warnings).toBuilder()
                .setPeriodDays(period(command.getMatter(), kind, context.book().matters().period()))
                .setContact(contact(command.getMatter(), head))
                .build();
        draft.next
                .setId(context.newId())
                .setSender(context.caller().code())
                .setRecipient(recipient.getCode())
                .setCaseNumber(Checks.caseNumber("header.case_number", head.getCaseNumber()))
                .setMatter(matter)
                .setAcceptTime(Times.timestamp(context.now()))
                .setSubmitter(head.getOfficer());
        if (kind.fourEyes()) {
            draft.state(ENTRUSTMENT_STATE_PENDING_APPROVAL);
        } else {
            draft.state(ENTRUSTMENT_STATE_SENT).tellRecipient("sent");
        }
    }

    private static Officer contact(Matter matter, CommandHeader head) {
        return Checks.absent(matter.getContact()) ? head.getOfficer() : matter.getContact();
    }

    private static int period(Matter matter, Matters.Kind kind, Matters.PeriodRange range) {
        int asked = matter.getPeriodDays();
        if (asked == 0) {
            return kind.periodDays() == 0 ? range.usualDays() : kind.periodDays();
        }
        if (kind.periodDays() != 0 && asked != kind.periodDays()) {
            throw Refused.field("matter.period_days", "0 or " + kind.periodDays()).with("article", kind.source());
        }
        if (kind.periodDays() == 0 && (asked < range.minimumDays() || asked > range.maximumDays())) {
            throw Refused.field("matter.period_days", "0, or " + range.minimumDays() + " to " + range.maximumDays())
                    .with("article", range.source());
        }
        return asked;
    }
}

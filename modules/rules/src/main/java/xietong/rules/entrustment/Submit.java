// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_PENDING_APPROVAL;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_SENT;

import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Agreements;
import xietong.rules.book.Matters;
import xietong.v1.Agreement;
import xietong.v1.CommandHeader;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.Matter;
import xietong.v1.Officer;
import xietong.v1.Organisation;
import xietong.v1.Reason;

/**
 * A court entrusts a matter to another 发起 (CPL 240, ENT 2 ¶2, ENT 4 ¶2).
 *
 * <p>Refused with: REASON_KIND_UNKNOWN, REASON_BODY_MISMATCH, REASON_PAPERS_MISSING, REASON_IDENTIFIER_INVALID,
 * REASON_PERSONNEL_REQUIRED ({@link MatterChecks}); REASON_ORGANISATION_UNKNOWN, REASON_ADDRESSEE_FORBIDDEN,
 * REASON_AGREEMENT_REQUIRED; REASON_FIELD_INVALID for a period out of range or a missing case number.
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
        Organisation recipient = addressee(command.getRecipient(), command.getMatter().getKind(), kind, context);
        requireAgreement(command.getMatter(), kind, recipient, context);
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

    private static Organisation addressee(String code, String kindCode, Matters.Kind kind, Context context) {
        Checks.required("recipient", code, 32);
        Organisation recipient = context.book().directory().find(code).filter(o -> !o.getClosed())
                .orElseThrow(() -> new Refused(
                                Reason.REASON_ORGANISATION_UNKNOWN,
                                "recipient: no organisation in service has this code")
                        .with("field", "recipient"));
        Organisation sender = context.caller().organisation();
        boolean sameLevel = kind.addressees().sameLevel();
        boolean fits = kind.addressees().kinds().contains(recipient.getKind())
                && !recipient.getCode().equals(sender.getCode())
                && (!sameLevel || recipient.getLevel() == sender.getLevel());
        if (!fits) {
            throw new Refused(
                            Reason.REASON_ADDRESSEE_FORBIDDEN,
                            kindCode + " cannot be addressed to " + code + " by " + sender.getCode())
                    .with("field", "recipient")
                    .with("accepted", kind.addressees().kinds() + (sameLevel ? " of the same level" : ""))
                    .with("article", sameLevel ? "ENT 3" : null);
        }
        return recipient;
    }

    private static void requireAgreement(Matter matter, Matters.Kind kind, Organisation recipient, Context context) {
        String code = matter.getAgreement();
        if (code.isEmpty() && kind.agreement() != Matters.AgreementNeed.REQUIRED) {
            return;
        }
        boolean covered = context.book().agreements().find(code)
                .filter(a -> covers(a, matter.getKind(), recipient.getCode(), context))
                .isPresent();
        if (!covered) {
            throw new Refused(
                            Reason.REASON_AGREEMENT_REQUIRED,
                            matter.getKind() + " to " + recipient.getCode()
                                    + " needs an agreement in force that covers it and has both courts as members")
                    .with("field", "matter.agreement")
                    .with("accepted", String.join(",", context.book().agreements().byCode().values().stream()
                            .filter(a -> covers(a, matter.getKind(), recipient.getCode(), context))
                            .map(Agreement::getCode)
                            .toList()));
        }
    }

    private static boolean covers(Agreement agreement, String kind, String recipient, Context context) {
        return Agreements.covers(agreement, kind, context.caller().code(), recipient, context.now());
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

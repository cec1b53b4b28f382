// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.rules.book.Agreements;
import xietong.rules.book.Matters;
import xietong.v1.Agreement;
import xietong.v1.Matter;
import xietong.v1.Organisation;
import xietong.v1.Reason;

/**
 * To whom a matter may go, at the moment it goes: when it is submitted and again when it is approved.
 *
 * <p>Refused with: REASON_ORGANISATION_UNKNOWN, REASON_ADDRESSEE_FORBIDDEN, REASON_AGREEMENT_REQUIRED.
 */
final class Addressing {
    private Addressing() {}

    /** The addressee, in service, of a kind that the matter may go to, and covered by the agreement where one is needed. */
    static Organisation require(String code, Matter matter, Matters.Kind kind, Context context) {
        Organisation recipient = addressee(code, matter.getKind(), kind, context);
        requireAgreement(matter, kind, recipient, context);
        return recipient;
    }

    private static Organisation addressee(String code, String kindCode, Matters.Kind kind, Context context) {
        Checks.required("recipient", code, 32);
        Organisation recipient = context.book().directory().find(code).filter(o -> !o.getClosed())
                .orElseThrow(() -> context.book().directory().withSuccessor(
                        new Refused(
                                        Reason.REASON_ORGANISATION_UNKNOWN,
                                        "recipient: no organisation in service has this code")
                                .with("field", "recipient"),
                        code));
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
}

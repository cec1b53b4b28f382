// SPDX-License-Identifier: Apache-2.0
package xietong.rules.cases;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.rules.book.Collaborations.Fact;
import xietong.rules.identifier.CaseNumber;
import xietong.v1.CaseFact;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.CommandHeader;
import xietong.v1.Subject;

/**
 * A court reports what it has established 案件事实. A bankruptcy that it accepted makes the release of every live measure
 * against the debtor a duty of its holder (企业破产法 19, INT 513); the hub releases nothing itself. {@link FactClock} carries
 * that to the holders, so that nothing in the receipt says whether there are any.
 *
 * <p>Refused with: REASON_IDENTIFIER_INVALID, or REASON_FIELD_INVALID for a debtor without identifier: a name alone must
 * not lift anyone's freeze, and for a case that is another court's or of another type; REASON_PAPERS_MISSING without the
 * ruling.
 */
final class ReportFact extends StandardRule<CaseServiceReportFactRequest, CaseFact> {

    ReportFact() {
        super("CaseService/ReportFact", CaseServiceReportFactRequest.getDefaultInstance(), CaseFactResource.KIND);
    }

    @Override
    public Decision<CaseFact> decide(CaseFact state, CaseServiceReportFactRequest command, Context context) {
        CommandHeader head = header(command);
        Checks.known("kind", command.getKind(), CaseFactKind.CASE_FACT_KIND_UNSPECIFIED);
        Fact rule = context.book().collaborations().fact(command.getKind());
        String caseNumber = ownCase(head, rule, context);
        Checks.required("debtor.identifier", command.getDebtor().getIdentifier(), 64);
        var warnings = new ArrayList<String>();
        Subject debtor = Checks.subject("debtor", command.getDebtor(), warnings);
        CaseFact fact = state.toBuilder()
                .setId(context.newId())
                .setRevision(1)
                .setKind(command.getKind())
                .setCourt(context.caller().code())
                .setCaseNumber(caseNumber)
                .setDebtor(debtor)
                .addAllPapers(Papers.complete(command.getPapersList(), rule.papers(), rule.source(), context))
                .setTime(Times.timestamp(context.now()))
                .addClocks(FactClock.at(context, 1))
                .build();
        return Decision.of(fact, List.of(), warnings);
    }

    /** Nobody reports what another court has established, or in a case of another type. */
    private static String ownCase(CommandHeader head, Fact rule, Context context) {
        String field = "header.case_number";
        CaseNumber number = Checks.identifier(field, Checks.required(field, head.getCaseNumber(), 64), CaseNumber::parse);
        boolean own = number.courtToken().equals(context.caller().code());
        if (!own || !rule.caseTypes().contains(number.typeToken())) {
            throw Refused.field(field, "a case of the reporting court, of a type among " + rule.caseTypes());
        }
        return number.value();
    }
}

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
import xietong.rules.book.Collaborations.Scope;
import xietong.rules.identifier.CaseNumber;
import xietong.v1.CaseFact;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.CommandHeader;
import xietong.v1.Subject;

/**
 * A court reports what it has established 案件事实. A bankruptcy that it accepted makes the release of every live measure
 * against the debtor a duty of its holder (企业破产法 19, INT 513), performance that of the case's own (SEAL 28); the hub releases
 * nothing itself. Watch orders whose reason is gone end by themselves, and their alerts are called back. {@link FactClock}
 * carries all that to whom it concerns, so that nothing in the receipt says whether there is anyone. {@link CaseEvents} moves
 * the nodes of the case.
 *
 * <p>Refused with: REASON_IDENTIFIER_INVALID, or REASON_FIELD_INVALID for a debtor without identifier (a name alone must
 * not lift anyone's freeze), for money with a kind that takes none, and for a case that is another court's or of another
 * type; for an event in the future, an item that is missing or no key, a desk that is not there, and what a kind does not
 * take; REASON_PAPERS_MISSING without the ruling; REASON_TOO_LARGE for a case with too many open nodes.
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
        if (rule == null) {
            throw Refused.field("kind", "a kind of fact that the rule book has");
        }
        String caseNumber = ownCase(head, rule, context);
        var warnings = new ArrayList<String>();
        Subject debtor = debtor(command, rule, warnings);
        money(command);
        CaseFact.Builder fact = state.toBuilder()
                .setId(context.newId())
                .setRevision(1)
                .setKind(command.getKind())
                .setCourt(context.caller().code())
                .setCaseNumber(caseNumber)
                .setDebtor(debtor)
                .addAllPapers(Papers.complete(command.getPapersList(), rule.papers(), rule.source(), context))
                .setTime(Times.timestamp(context.now()));
        if (command.hasPaid()) {
            fact.setPaid(command.getPaid());
        }
        if (command.hasLatePerformance()) {
            fact.setLatePerformance(command.getLatePerformance());
        }
        if (rule.releaseGround() != null || rule.watchEnd() != null) {
            fact.addClocks(FactClock.at(context, 1));
        }
        EventFields.put(fact, command, rule, context);
        CaseFact told = fact.build();
        boolean opens = CaseFactResource.isSmall(command.getKind());
        return Decision.of(told, List.of(), warnings)
                .with(CaseEvents.of(told, opens, command.getTeam(), command.getHandler(), context));
    }

    /** A name alone must not lift anyone's freeze; a fact about the whole case names nobody. */
    private static Subject debtor(CaseServiceReportFactRequest command, Fact rule, List<String> warnings) {
        if (rule.scope() == Scope.CASE && Checks.absent(command.getDebtor())) {
            return command.getDebtor();
        }
        Checks.required("debtor.identifier", command.getDebtor().getIdentifier(), 64);
        return Checks.subject("debtor", command.getDebtor(), warnings);
    }

    private static void money(CaseServiceReportFactRequest command) {
        boolean performed = command.getKind() == CaseFactKind.CASE_FACT_KIND_PART_PERFORMED
                || command.getKind() == CaseFactKind.CASE_FACT_KIND_PERFORMED;
        if (!performed && (command.hasPaid() || command.hasLatePerformance())) {
            throw Refused.field("paid", "nothing for this kind");
        }
        Checks.money("paid", command.getPaid(), command.getKind() == CaseFactKind.CASE_FACT_KIND_PART_PERFORMED);
        Checks.money("late_performance", command.getLatePerformance(), false);
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

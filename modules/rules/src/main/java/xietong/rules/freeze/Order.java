// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.FreezeState.FREEZE_STATE_PENDING_APPROVAL;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.AssetKey;
import xietong.v1.AssetUse;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceOrderRequest;
import xietong.v1.FreezeStage;
import xietong.v1.MeasureKind;
import xietong.v1.Money;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;
import xietong.v1.Subject;

/**
 * A court orders a freeze 冻结、查封、扣押 (CPL 253, SEAL 1).
 *
 * <p>Refused with: REASON_ORGANISATION_UNKNOWN and REASON_ADDRESSEE_FORBIDDEN for an institution that cannot carry it
 * out; REASON_IDENTIFIER_INVALID; REASON_PAPERS_MISSING (SEAL 1); REASON_AMOUNT_INVALID (PRES 15); REASON_PERIOD_TOO_LONG
 * (INT 485); REASON_NOT_DEBTOR (NET 7); REASON_OVER_LIMIT (SEAL 19, {@link OverLimit}); REASON_ASSET_PROTECTED and
 * REASON_ALREADY_FROZEN ({@link Handing}); REASON_FIELD_INVALID for a request number that the court has used.
 */
final class Order extends FreezeRule<FreezeServiceOrderRequest> {

    Order() {
        super(FreezeAct.ORDER, FreezeServiceOrderRequest.getDefaultInstance());
    }

    @Override
    void apply(FreezeDraft draft, OrderDraft order, FreezeServiceOrderRequest command, CommandHeader head) {
        Context context = draft.context();
        AssetKey key = AssetKeys.canonical(command.getKey(), context.book().freezes());
        requireRegistrar(key.getRegistrar(), context);
        Checks.known("stage", command.getStage(), FreezeStage.FREEZE_STAGE_UNSPECIFIED);
        Subject debtor = Checks.subject("debtor", command.getDebtor(), warnings(draft));
        Subject owner = Checks.subject("owner", command.getOwner(), warnings(draft));
        List<Subject> owners = new ArrayList<>();
        Checks.list("co_owners", command.getCoOwnersList(), 0)
                .forEach(s -> owners.add(Checks.subject("co_owners", s, warnings(draft))));
        requireDebtorsOwn(debtor, owner, owners);
        Checks.list("uses", command.getUsesList(), 0)
                .forEach(u -> Checks.known("uses", u, AssetUse.ASSET_USE_UNSPECIFIED));
        String caseNumber = Checks.caseNumber(
                "header.case_number", Checks.required("header.case_number", head.getCaseNumber(), 64));
        String number = command.getRequestNumber().isEmpty() ? head.getRequestId() : command.getRequestNumber();
        requireNewNumber(Checks.required("request_number", number, 64), context);
        Measures.requirePapers(
                MeasureKind.MEASURE_KIND_ORDER, Papers.known("papers", command.getPapersList(), context), context);
        FreezeOrder.Builder next = order.next
                .setId(order.id)
                .setKey(key)
                .setCourt(context.caller().code())
                .setCaseNumber(caseNumber)
                .setOriginalCourt(context.caller().code())
                .setOriginalCaseNumber(caseNumber)
                .setRequestNumber(number)
                .setStage(command.getStage())
                .setDebtor(debtor)
                .setOwner(owner)
                .addAllCoOwners(owners)
                .addAllUses(command.getUsesList())
                .setClaim(Measures.money("claim", command.getClaim(), "SEAL 19"))
                .setJustification(Checks.text("justification", command.getJustification(), Checks.TEXT))
                .setPeriod(Measures.period(command.getPeriod(), key, context))
                .addAllPapers(command.getPapersList())
                .setAcceptTime(Times.timestamp(context.now()))
                .setSubmitter(head.getOfficer())
                .setProjectWages(command.getProjectWages())
                .setBatch(Checks.text("batch", command.getBatch(), 64));
        amount(command.getAmount(), key, context).ifPresent(next::setAmount);
        OverLimit.check(order.id, next.build(), context);
        if (owners.size() > 1) {
            draft.warn("co_owners: every co-owner must be told promptly (SEAL 12)");
        }
        if (context.book().freezes().measure(MeasureKind.MEASURE_KIND_ORDER).fourEyes()) {
            Handing.requireNotProtected(next.getUsesList(), next.getProjectWages(), context.book().freezes());
            order.state(FREEZE_STATE_PENDING_APPROVAL);
        } else {
            Handing.over(draft, order);
        }
    }

    private static List<String> warnings(FreezeDraft draft) {
        return draft.warnings();
    }

    private static void requireRegistrar(String code, Context context) {
        Organisation registrar = context.book().directory().find(code)
                .filter(o -> !o.getClosed())
                .orElseThrow(() -> context.book().directory().withSuccessor(
                        new Refused(Reason.REASON_ORGANISATION_UNKNOWN, "no institution in service has this code")
                                .with("field", "key.registrar"),
                        code));
        boolean assists = List.of(
                        OrganisationKind.ORGANISATION_KIND_BANK,
                        OrganisationKind.ORGANISATION_KIND_REGISTRY,
                        OrganisationKind.ORGANISATION_KIND_OTHER)
                .contains(registrar.getKind());
        if (!assists) {
            throw new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, "property is kept by a bank, a registry or another unit")
                    .with("field", "key.registrar")
                    .with("accepted", "BANK, REGISTRY, OTHER");
        }
    }

    /** Measures may not touch who owes nothing; what the debtor owns with others may be frozen (NET 7, SEAL 12). */
    private static void requireDebtorsOwn(Subject debtor, Subject owner, List<Subject> owners) {
        boolean together = owners.stream().anyMatch(o -> same(o, debtor)) && owners.stream().anyMatch(o -> same(o, owner));
        if (!same(debtor, owner) && !together) {
            throw new Refused(Reason.REASON_NOT_DEBTOR, "the property is another's than the debtor's")
                    .with("field", "owner")
                    .with("accepted", "the debtor, or someone among co_owners together with the debtor")
                    .with("article", "NET 7 ¶3");
        }
    }

    private static boolean same(Subject one, Subject other) {
        return one.getIdentifier().isEmpty() || other.getIdentifier().isEmpty()
                ? one.getKind() == other.getKind() && one.getName().equals(other.getName())
                : one.getIdentifier().equals(other.getIdentifier());
    }

    private static void requireNewNumber(String number, Context context) {
        String owner = FreezeLists.owner(context.caller().code(), number);
        if (!context.look().listed(FreezeLists.BY_REQUEST, owner).isEmpty()) {
            throw Refused.field("request_number", "one that the court has not used for another order");
        }
    }

    private static Optional<Money> amount(Money amount, AssetKey key, Context context) {
        if (context.book().freezes().asset(key.getKind()).money()) {
            return Optional.of(Measures.amount("amount", amount, key));
        }
        if (Checks.absent(amount)) {
            return Optional.empty();
        }
        return Optional.of(Measures.money("amount", amount, "SEAL 19"));
    }
}

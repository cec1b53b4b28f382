// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Checks;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.book.Freezes;
import xietong.v1.Asset;
import xietong.v1.CommandHeader;
import xietong.v1.Distribution;
import xietong.v1.DistributionParty;
import xietong.v1.DistributionShare;
import xietong.v1.DistributionState;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeServiceProposeDistributionRequest;
import xietong.v1.FreezeStage;
import xietong.v1.Money;
import xietong.v1.OrganisationKind;
import xietong.v1.Paper;
import xietong.v1.Reason;

/**
 * The court that deducted or disposed of an asset proposes how that is distributed 财产分配方案, and serves it on every
 * court concerned (INT 509, ENF 56). No field of a share ranks it: the plan says what everybody gets.
 *
 * <p>Refused with: REASON_STAGE_FORBIDS before enforcement; REASON_DISPUTE_OPEN; REASON_NOT_DISPOSER where another court
 * disposes of what cannot be divided; REASON_STATE_FORBIDS where nothing was deducted or no disposal has begun;
 * REASON_AMOUNT_INVALID for more than was deducted; otherwise as {@link PlannedShares}. Whoever does not hold the order
 * is told nothing.
 */
final class ProposeDistribution extends DistributionRule<FreezeServiceProposeDistributionRequest> {
    private static final int MOST_COURTS = 200;

    ProposeDistribution() {
        super(DistributionAct.PROPOSE, FreezeServiceProposeDistributionRequest.getDefaultInstance());
    }

    /** The right to it comes from the order under which it was deducted or disposed of. */
    @Override
    public String subject(FreezeServiceProposeDistributionRequest command, Caller caller) {
        return command.getOrder();
    }

    @Override
    void apply(DistributionDraft draft, FreezeServiceProposeDistributionRequest command, CommandHeader head) {
        FreezeOrder order = draft.context().look()
                .state(command.getOrder(), FreezeOrder.getDefaultInstance())
                .filter(o -> o.getCourt().equals(draft.caller()))
                .orElseThrow(Refused::notParty);
        Checks.ownCase(head, order.getCaseNumber());
        draft.next
                .setId(draft.context().newId())
                .setState(DistributionState.DISTRIBUTION_STATE_SERVED)
                .setAsset(order.getAsset())
                .setKey(order.getKey())
                .setOrder(command.getOrder())
                .setCourt(order.getCourt())
                .setCaseNumber(order.getCaseNumber())
                .setText(Checks.reason(head))
                .setProposeTime(Times.timestamp(draft.now()))
                .setProposer(head.getOfficer());
        requireObtained(draft, command, order);
        draft.next.setTotal(total(draft, command.getTotal(), order));
        Freezes.Distribution rule = draft.context().book().freezes().distribution();
        List<Paper> papers = Papers.known("papers", command.getPapersList(), draft.context());
        Papers.complete("papers", papers, rule.planPapers(), rule.source());
        draft.next.addAllPapers(papers);
        PlannedShares.add(draft, command.getSharesList());
        serve(draft, command.getServedList());
    }

    private static void requireObtained(
            DistributionDraft draft, FreezeServiceProposeDistributionRequest command, FreezeOrder order) {
        if (order.getStage() != FreezeStage.FREEZE_STAGE_ENFORCEMENT) {
            throw new Refused(Reason.REASON_STAGE_FORBIDS, "what is only preserved is not distributed")
                    .with("stage", order.getStage().name())
                    .with("article", "CPL 253, PRES 17");
        }
        if (order.getAsset().isEmpty()) {
            throw nothing("a deduction");
        }
        Asset asset = draft.asset();
        Disposal.requireNoDispute(asset);
        if (draft.context().book().freezes().asset(order.getKey().getKind()).money()) {
            if (order.getDeducted().getMinorUnits() == 0) {
                throw nothing("a deduction");
            }
            return;
        }
        if (!Disposal.requireDisposer(asset, draft.caller()).getOrder().equals(command.getOrder())) {
            throw Disposal.notDisposer(asset);
        }
        if (!asset.hasDisposalTime()) {
            throw nothing("BeginDisposal");
        }
    }

    private static Refused nothing(String accepted) {
        return new Refused(Reason.REASON_STATE_FORBIDS, "there is nothing to distribute yet")
                .with("accepted", "after " + accepted);
    }

    /** Of money at most what was deducted and no other plan distributes; of what was sold, the proceeds. */
    private static Money total(DistributionDraft draft, Money total, FreezeOrder order) {
        boolean money = draft.context().book().freezes().asset(order.getKey().getKind()).money();
        if (!money) {
            if (total.getMinorUnits() <= 0 || !total.getCurrencyCode().matches("[A-Z]{3}")) {
                throw Measures.amountInvalid("total", "the proceeds: an ISO 4217 code and over 0");
            }
            return total;
        }
        long left = order.getDeducted().getMinorUnits();
        for (String id : draft.context().look().listed(FreezeLists.DISTRIBUTIONS_OF, draft.next.getOrder())) {
            left -= draft.context().look()
                    .state(id, Distribution.getDefaultInstance())
                    .filter(d -> d.getState() != DistributionState.DISTRIBUTION_STATE_WITHDRAWN)
                    .map(d -> d.getTotal().getMinorUnits())
                    .orElse(0L);
        }
        if (Measures.amount("total", total, order.getKey()).getMinorUnits() > left) {
            throw Measures.amountInvalid("total", "at most the " + left + " deducted that no plan distributes yet");
        }
        return total;
    }

    /** On every court that freezes the asset, of every share, and those named besides; itself for its own creditors. */
    private static void serve(DistributionDraft draft, List<String> named) {
        var directory = draft.context().book().directory();
        Set<String> courts = new LinkedHashSet<>(List.of(draft.next.getCourt()));
        courts.addAll(RankDisputes.courts(draft.asset(), directory));
        draft.next.getSharesList().stream().map(DistributionShare::getCourt).forEach(courts::add);
        for (String court : Checks.list("served", named, 0)) {
            if (directory.requireOpen(court).getKind() != OrganisationKind.ORGANISATION_KIND_COURT) {
                throw PlannedShares.notCourt("served");
            }
            courts.add(court);
        }
        if (courts.size() > MOST_COURTS) {
            throw new Refused(Reason.REASON_TOO_LARGE, "a plan is served on at most " + MOST_COURTS + " courts")
                    .with("accepted", MOST_COURTS);
        }
        courts.forEach(c -> draft.next.addParties(
                DistributionParty.newBuilder().setCourt(c).setServedTime(Times.timestamp(draft.now()))));
        draft.tellAll("served");
    }
}

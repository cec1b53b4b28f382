// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.v1.Asset;
import xietong.v1.DisposalTransfer;
import xietong.v1.DistributionShare;
import xietong.v1.FreezeOrder;
import xietong.v1.Money;
import xietong.v1.OrganisationKind;
import xietong.v1.ProposedShare;
import xietong.v1.Reason;
import xietong.v1.ShareGround;
import xietong.v1.TransferState;

/**
 * Checks the shares of a plan and takes them over.
 *
 * <p>Refused with: REASON_FIELD_INVALID for none or more than 300, or where the share is missing that was to be reserved
 * (法释〔2016〕6号); REASON_ORIGINAL_MISMATCH for an order on another asset; REASON_ORGANISATION_UNKNOWN and
 * REASON_ADDRESSEE_FORBIDDEN for what is not a court; REASON_IDENTIFIER_INVALID; REASON_AMOUNT_INVALID for an amount of
 * another currency, below 0 or beyond what can be counted; REASON_SHARES_MISMATCH where they do not add up to the total.
 */
final class PlannedShares {
    /** More creditors stand in the plan as groups, with their list among the papers. */
    private static final int MOST = 300;

    private PlannedShares() {}

    static void add(DistributionDraft draft, List<ProposedShare> shares) {
        if (shares.isEmpty() || shares.size() > MOST) {
            throw Refused.field("shares", "1 to " + MOST + " shares; more creditors as groups with their list");
        }
        long sum = 0;
        for (ProposedShare proposed : shares) {
            DistributionShare share = share(draft, proposed);
            sum = sum(sum, share.getPlanned().getMinorUnits());
            draft.next.addShares(share);
        }
        long total = draft.next.getTotal().getMinorUnits();
        if (sum != total) {
            throw new Refused(Reason.REASON_SHARES_MISMATCH, "the shares must add up exactly to the total")
                    .with("field", "shares")
                    .with("total", total)
                    .with("sum", sum);
        }
        requireReserve(draft);
    }

    private static long sum(long sum, long amount) {
        try {
            return Math.addExact(sum, amount);
        } catch (ArithmeticException e) {
            throw Measures.amountInvalid("shares.amount", "amounts whose sum can be counted");
        }
    }

    private static DistributionShare share(DistributionDraft draft, ProposedShare proposed) {
        Checks.known("shares.ground", proposed.getGround(), ShareGround.SHARE_GROUND_UNSPECIFIED);
        Money amount = proposed.getAmount();
        if (amount.getMinorUnits() < 0 || !amount.getCurrencyCode().equals(draft.next.getTotal().getCurrencyCode())) {
            throw Measures.amountInvalid("shares.amount", "0 or more, in the currency of the total");
        }
        var share = DistributionShare.newBuilder()
                .setNumber(draft.next.getSharesCount() + 1)
                .setCreditor(Checks.subject("shares.creditor", proposed.getCreditor(), draft.warnings))
                .setGround(proposed.getGround())
                .setPlanned(amount)
                .setAmount(amount)
                .setReserved(proposed.getReserved());
        return proposed.getOrder().isEmpty() ? named(draft, proposed, share) : ordered(draft, proposed, share);
    }

    /** A creditor whose court freezes or froze this very asset. */
    private static DistributionShare ordered(
            DistributionDraft draft, ProposedShare proposed, DistributionShare.Builder share) {
        Asset asset = draft.asset();
        FreezeOrder order = draft.context().look()
                .state(proposed.getOrder(), FreezeOrder.getDefaultInstance())
                .filter(o -> o.getAsset().equals(draft.next.getAsset())
                        || asset.getQueueList().stream().anyMatch(e -> e.getOrder().equals(proposed.getOrder())))
                .orElseThrow(() -> new Refused(Reason.REASON_ORIGINAL_MISMATCH, "shares.order: an order on this asset")
                        .with("field", "shares.order"));
        return share.setOrder(proposed.getOrder())
                .setCourt(order.getCourt())
                .setCaseNumber(order.getCaseNumber())
                .build();
    }

    private static DistributionShare named(
            DistributionDraft draft, ProposedShare proposed, DistributionShare.Builder share) {
        var court = draft.context().book().directory().requireOpen(proposed.getCourt());
        if (court.getKind() != OrganisationKind.ORGANISATION_KIND_COURT) {
            throw notCourt("shares.court");
        }
        Checks.required("shares.case_number", proposed.getCaseNumber(), 64);
        return share.setCourt(proposed.getCourt())
                .setCaseNumber(Checks.caseNumber("shares.case_number", proposed.getCaseNumber()))
                .build();
    }

    static Refused notCourt(String field) {
        return new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, field + ": a court")
                .with("field", field)
                .with("accepted", "COURT");
    }

    /** Who gave the right to dispose away and asked for a reserve stands in the plan, if only with its reserved share. */
    private static void requireReserve(DistributionDraft draft) {
        for (DisposalTransfer transfer : draft.asset().getTransfersList()) {
            boolean reserve = transfer.getState() == TransferState.TRANSFER_STATE_GRANTED
                    && transfer.getOrder().equals(draft.next.getOrder())
                    && transfer.hasReserve();
            if (reserve && draft.next.getSharesList().stream().noneMatch(s -> s.getCourt().equals(transfer.getHolder()))) {
                throw Refused.field("shares", "a share for court " + transfer.getHolder() + ", reserved until it is confirmed")
                        .with("article", "法释〔2016〕6号");
            }
        }
    }
}

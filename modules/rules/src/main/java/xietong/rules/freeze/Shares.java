// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import xietong.v1.Distribution;
import xietong.v1.DistributionOrBuilder;
import xietong.v1.DistributionShare;
import xietong.v1.DistributionState;
import xietong.v1.Money;
import xietong.v1.Objection;
import xietong.v1.ShareGround;

/**
 * The shares of a distribution: what is paid of them and what is held back. They add up to the total at every moment, to
 * the last fen; an objection that ends moves exactly what was awarded from one to another.
 */
final class Shares {
    private Shares() {}

    /** An error of the rules, not of a caller: nothing of the kind may be stored. */
    static void requireSum(DistributionOrBuilder distribution) {
        long sum = 0;
        for (DistributionShare share : distribution.getSharesList()) {
            sum = Math.addExact(sum, share.getAmount().getMinorUnits());
            long settled = Math.addExact(share.getPaid().getMinorUnits(), share.getDeposited().getMinorUnits());
            if (share.getAmount().getMinorUnits() < 0 || settled > share.getAmount().getMinorUnits()) {
                throw new IllegalStateException("share " + share.getNumber() + " is overdrawn");
            }
        }
        if (sum != distribution.getTotal().getMinorUnits()) {
            throw new IllegalStateException("the shares are " + sum + ", not the total");
        }
    }

    /** Moves what ended objections awarded; pays what nobody disputes, deposits the rest (INT 510). */
    static void settle(Distribution.Builder next) {
        for (Objection.Builder objection : next.getObjectionsBuilderList()) {
            if (Objections.hasEnded(objection) && !objection.getApplied()) {
                award(next, objection);
            }
        }
        for (DistributionShare.Builder share : next.getSharesBuilderList()) {
            long amount = share.getAmount().getMinorUnits();
            long held = share.getReserved() ? amount : Math.min(amount, disputed(next, share.getNumber()));
            share.setPaid(money(next, amount - held)).setDeposited(money(next, held));
        }
        boolean held = next.getSharesList().stream().anyMatch(s -> s.getDeposited().getMinorUnits() > 0);
        next.setState(held ? DistributionState.DISTRIBUTION_STATE_DEPOSITED : DistributionState.DISTRIBUTION_STATE_PAID);
    }

    /** What objections that have not ended dispute of a share; two may dispute the same. */
    private static long disputed(DistributionOrBuilder distribution, int share) {
        long disputed = 0;
        for (Objection objection : distribution.getObjectionsList()) {
            if (objection.getShare() == share && !Objections.hasEnded(objection)) {
                disputed = Math.addExact(disputed, objection.getAmount().getMinorUnits());
            }
        }
        return disputed;
    }

    /** What awards that are still to be moved leave of a share, in the smallest unit. */
    static long available(DistributionOrBuilder distribution, int share) {
        long left = distribution.getShares(share - 1).getAmount().getMinorUnits();
        for (Objection objection : distribution.getObjectionsList()) {
            boolean waits = objection.getShare() == share && Objections.hasEnded(objection) && !objection.getApplied();
            left -= waits ? Math.min(left, objection.getAwarded().getMinorUnits()) : 0;
        }
        return left;
    }

    /** Of two objections to the same part the earlier takes it; the later gets what is left. */
    private static void award(Distribution.Builder next, Objection.Builder objection) {
        DistributionShare.Builder from = next.getSharesBuilder(objection.getShare() - 1);
        long awarded = Math.min(objection.getAwarded().getMinorUnits(), from.getAmount().getMinorUnits());
        objection.setAwarded(money(next, awarded)).setApplied(true);
        if (awarded == 0) {
            return;
        }
        from.setAmount(money(next, from.getAmount().getMinorUnits() - awarded));
        DistributionShare.Builder to = objection.getInFavourOf() == 0
                ? added(next, objection)
                : next.getSharesBuilder(objection.getInFavourOf() - 1);
        to.setAmount(money(next, Math.addExact(to.getAmount().getMinorUnits(), awarded)));
    }

    /** The share of someone who did not stand in the plan. */
    private static DistributionShare.Builder added(Distribution.Builder next, Objection.Builder objection) {
        int number = next.getSharesCount() + 1;
        objection.setInFavourOf(number);
        boolean debtor = objection.getCaseNumber().isEmpty();
        return next.addSharesBuilder()
                .setNumber(number)
                .setCourt(objection.getCourt())
                .setCaseNumber(debtor ? next.getCaseNumber() : objection.getCaseNumber())
                .setCreditor(objection.getObjector())
                .setGround(debtor ? ShareGround.SHARE_GROUND_SURPLUS : ShareGround.SHARE_GROUND_ORDINARY)
                .setPlanned(money(next, 0))
                .setAmount(money(next, 0));
    }

    static Money money(DistributionOrBuilder distribution, long minorUnits) {
        return Measures.money(minorUnits, distribution.getTotal().getCurrencyCode());
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import xietong.v1.Distribution;
import xietong.v1.DistributionShare;
import xietong.v1.DistributionState;
import xietong.v1.Objection;
import xietong.v1.ObjectionState;

/** Whatever is disputed, and however it ends: the shares stay the total, and nothing that was paid is ever taken back. */
class RandomDistributionTest {
    private static final long SEED = Long.getLong("xietong.seed", System.nanoTime());
    private static final List<ObjectionState> ENDS = List.of(
            ObjectionState.OBJECTION_STATE_UNOPPOSED,
            ObjectionState.OBJECTION_STATE_NOT_SUED,
            ObjectionState.OBJECTION_STATE_JUDGED,
            ObjectionState.OBJECTION_STATE_WAIVED);

    private final Random random = new Random(SEED);

    @Test
    void sharesStayTheTotalAndWhatWasPaidStaysPaidThroughAnyOrderOfEnds() {
        System.out.println("RandomDistributionTest -Dxietong.seed=" + SEED);
        for (int run = 0; run < 2_000; run++) {
            Distribution.Builder plan = plan();
            int objections = random.nextInt(6);
            for (int i = 1; i <= objections; i++) {
                plan.addObjections(objection(plan, i));
            }
            Shares.settle(plan);
            check(plan, plan.build());
            while (plan.getObjectionsList().stream().anyMatch(o -> !Objections.hasEnded(o))) {
                Distribution before = plan.build();
                end(plan);
                Shares.settle(plan);
                check(plan, before);
            }
            assertThat(plan.getState()).isEqualTo(DistributionState.DISTRIBUTION_STATE_PAID);
        }
    }

    private Distribution.Builder plan() {
        var plan = Distribution.newBuilder();
        long total = 0;
        for (int i = 1; i <= 1 + random.nextInt(5); i++) {
            var amount = Measures.money(random.nextInt(1_000), "CNY");
            total += amount.getMinorUnits();
            plan.addShares(DistributionShare.newBuilder().setNumber(i).setPlanned(amount).setAmount(amount));
        }
        return plan.setTotal(Measures.money(total, "CNY"));
    }

    private Objection objection(Distribution.Builder plan, int number) {
        int share = 1 + random.nextInt(plan.getSharesCount());
        long most = plan.getShares(share - 1).getAmount().getMinorUnits();
        int favoured = random.nextInt(plan.getSharesCount() + 1);
        return Objection.newBuilder()
                .setNumber(number)
                .setState(ObjectionState.OBJECTION_STATE_RAISED)
                .setShare(share)
                .setInFavourOf(favoured == share ? 0 : favoured)
                .setAmount(Measures.money(most == 0 ? 0 : 1 + random.nextInt((int) most), "CNY"))
                .build();
    }

    /** One of the open objections ends, with as much awarded as its end allows. */
    private void end(Distribution.Builder plan) {
        List<Objection.Builder> open =
                plan.getObjectionsBuilderList().stream().filter(o -> !Objections.hasEnded(o)).toList();
        Objection.Builder objection = open.get(random.nextInt(open.size()));
        ObjectionState state = ENDS.get(random.nextInt(ENDS.size()));
        long amount = objection.getAmount().getMinorUnits();
        long awarded = switch (state) {
            case OBJECTION_STATE_UNOPPOSED -> amount;
            case OBJECTION_STATE_JUDGED -> {
                long most = Math.min(amount, Shares.available(plan, objection.getShare()));
                yield most == 0 ? 0 : random.nextInt((int) most + 1);
            }
            default -> 0;
        };
        Objections.end(objection, state, awarded, java.time.Instant.EPOCH);
    }

    private static void check(Distribution.Builder plan, Distribution before) {
        Shares.requireSum(plan);
        long settled = 0;
        for (DistributionShare share : plan.getSharesList()) {
            long paid = share.getPaid().getMinorUnits();
            settled += paid + share.getDeposited().getMinorUnits();
            long earlier = share.getNumber() <= before.getSharesCount()
                    ? before.getShares(share.getNumber() - 1).getPaid().getMinorUnits()
                    : 0;
            assertThat(paid).as("seed %s, share %s", SEED, share.getNumber()).isGreaterThanOrEqualTo(earlier);
            assertThat(share.getDeposited().getMinorUnits()).isEqualTo(disputed(plan, share));
        }
        assertThat(settled).as("all of it is paid or deposited").isEqualTo(plan.getTotal().getMinorUnits());
    }

    /** By the plain words of the law: what is disputed of it and still there. */
    private static long disputed(Distribution.Builder plan, DistributionShare share) {
        long disputed = plan.getObjectionsList().stream()
                .filter(o -> o.getShare() == share.getNumber() && !ENDS.contains(o.getState()))
                .mapToLong(o -> o.getAmount().getMinorUnits())
                .sum();
        return Math.min(disputed, share.getAmount().getMinorUnits());
    }
}

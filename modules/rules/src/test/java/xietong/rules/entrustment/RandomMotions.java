// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.rules.Court.JIZHOU;
import static xietong.rules.Court.PINGGU;

import java.util.List;
import java.util.Random;
import xietong.rules.Config;
import xietong.rules.Court;
import xietong.rules.Examples;
import xietong.rules.Motion;
import xietong.v1.DisputeRuling;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentState;
import xietong.v1.ReportStage;

/** What any court might command next: mostly what fits the matter, sometimes anything, sometimes by a stranger. */
final class RandomMotions {
    /** All who take part: the two courts, those above them, and strangers. */
    static final List<Court> COURTS = List.of(PINGGU, JIZHOU, Court.TIANJIN_1, Court.BEIJING_3, Court.SUPREME,
            Court.HAIDIAN, new Court("津"), new Court("京"));
    private static final List<String> KINDS = List.copyOf(Config.BOOK.matters().codes());
    private static final List<String> PAPERS = List.copyOf(Config.BOOK.matters().papers().keySet());
    private static final List<String> GROUNDS = List.copyOf(Config.BOOK.matters().returnGrounds().keySet());

    private final Random random;

    RandomMotions(Random random) {
        this.random = random;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private boolean seldom() {
        return random.nextInt(12) == 0;
    }

    Motion<?> next(Entrustment matter) {
        if (matter.getState() == EntrustmentState.ENTRUSTMENT_STATE_UNSPECIFIED) {
            return submit();
        }
        Court sender = seldom() ? any(COURTS) : PINGGU;
        Court recipient = seldom() ? any(COURTS) : JIZHOU;
        return switch (random.nextInt(20)) {
            case 0 -> submit();
            case 1, 2 -> random.nextInt(4) > 0 ? sender.approve() : sender.disapprove();
            case 3, 4 -> recipient.sign();
            case 5 -> recipient.requestSupplement(any(PAPERS), any(PAPERS));
            case 6, 7 -> sender.supplement(asked(matter));
            case 8, 9 -> recipient.report(ReportStage.forNumber(random.nextInt(4)));
            case 10, 11 -> sender.confirm();
            case 12 -> recipient.giveBack(seldom() ? "MOOD" : any(GROUNDS));
            case 13 -> random.nextInt(4) == 0 ? sender.withdraw() : sender.urge();
            case 14, 15 -> sender.rate(random.nextInt(7));
            case 16 -> random.nextBoolean() ? sender.dispute() : recipient.dispute();
            case 17 -> any(COURTS).settle(DisputeRuling.forNumber(random.nextInt(5)));
            case 18 -> Court.SUPREME.settle(DisputeRuling.forNumber(1 + random.nextInt(4)));
            default -> sender.urge().head(h -> h.setCaseNumber(seldom() ? "（2018）京0117执1号" : ""));
        };
    }

    /** Of a kind that needs four eyes more often than their share. */
    private Motion<?> submit() {
        String kind = random.nextInt(3) == 0 ? "DEDUCT_DEPOSIT" : any(KINDS);
        var matter = Examples.matter(kind).setUrgent(random.nextInt(4) == 0).setPeriodDays(seldom() ? 12 : 0);
        if (seldom()) {
            matter.clearPapers();
        }
        return PINGGU.submit(seldom() ? any(COURTS) : JIZHOU, matter);
    }

    private String[] asked(Entrustment matter) {
        return matter.getStepsList().stream()
                .filter(step -> step.getAction().equals("RequestSupplement") && !seldom())
                .reduce((a, b) -> b)
                .map(step -> step.getCode().split(","))
                .orElse(new String[] {any(PAPERS)});
    }
}

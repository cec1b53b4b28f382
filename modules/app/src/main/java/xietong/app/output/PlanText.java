// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.stream.Stream;
import xietong.app.input.Amount;
import xietong.v1.Distribution;
import xietong.v1.DistributionParty;
import xietong.v1.DistributionShare;
import xietong.v1.Money;
import xietong.v1.Objection;

/** Distributions 财产分配方案 as a court wants to read them: what each gets, who may still object, what is disputed. */
public final class PlanText {
    private static final Listing<Distribution> LISTING = new Listing<>("distribution", PlanText::row,
            "ID", "STATE", "COURT", "CASE", "ASSET", "TOTAL", "PAID", "DEPOSITED", "OBJECTIONS");

    private PlanText() {}

    public static void list(Output output, Stream<Distribution> distributions) {
        LISTING.print(output, distributions);
    }

    private static String[] row(Distribution d) {
        return new String[] {d.getId(), CollaborationWords.of(d.getState()), d.getCourt(), d.getCaseNumber(),
            d.getAsset(), Amount.text(d.getTotal()), sum(d, d.getSharesList().stream().map(DistributionShare::getPaid)),
            sum(d, d.getSharesList().stream().map(DistributionShare::getDeposited)), objections(d)};
    }

    private static String sum(Distribution d, Stream<Money> amounts) {
        long sum = amounts.mapToLong(Money::getMinorUnits).sum();
        return Amount.text(d.getTotal().toBuilder().setMinorUnits(sum).build());
    }

    private static String objections(Distribution d) {
        long open = d.getObjectionsList().stream().filter(o -> !o.hasEndTime()).count();
        return d.getObjectionsCount() == 0 ? "" : d.getObjectionsCount() + ", open 未决 " + open;
    }

    public static void print(Distribution d, Output output) {
        output.line("distribution 财产分配方案 " + d.getId() + ": " + CollaborationWords.of(d.getState()) + ", "
                + Amount.text(d.getTotal()) + " of asset " + d.getAsset());
        output.line("chairs 主持: " + d.getCourt() + " " + d.getCaseNumber() + ", order " + d.getOrder()
                + ", proposed " + Words.time(d.getProposeTime()));
        output.line("order of payment 分配顺序: " + d.getText());
        if (!d.getWithdrawal().isEmpty()) {
            output.line("withdrawn 撤回: " + d.getWithdrawal());
        }
        output.line("");
        shares(d).print(output::line);
        output.line("");
        parties(d).print(output::line);
        d.getObjectionsList().forEach(o -> output.line(objection(o)));
    }

    private static Columns shares(Distribution d) {
        Columns columns = new Columns(
                "SHARE", "CREDITOR", "COURT", "CASE", "GROUND", "PLANNED", "NOW", "PAID", "DEPOSITED", "");
        d.getSharesList().forEach(s -> columns.add(String.valueOf(s.getNumber()), s.getCreditor().getName(),
                s.getCourt(), s.getCaseNumber(), CollaborationWords.of(s.getGround()), Amount.text(s.getPlanned()),
                Amount.text(s.getAmount()), Amount.text(s.getPaid()), Amount.text(s.getDeposited()),
                s.getReserved() ? "预留 reserved" : ""));
        return columns;
    }

    private static Columns parties(Distribution d) {
        Columns columns = new Columns("SERVED ON", "SERVED", "MAY OBJECT UNTIL", "");
        for (DistributionParty party : d.getPartiesList()) {
            columns.add(party.getCourt(), Words.time(party.getServedTime()), Words.time(party.getObjectionEndTime()),
                    party.hasWaiveTime() ? "不提异议 does not object, " + Words.time(party.getWaiveTime()) : "");
        }
        return columns;
    }

    private static String objection(Objection o) {
        String whose = o.getInFavourOf() > 0 ? "in favour of share " + o.getInFavourOf()
                : "for " + o.getObjector().getName();
        return "objection 异议 " + o.getNumber() + ": " + CollaborationWords.of(o.getState()) + ", "
                + o.getCourt() + " disputes " + Amount.text(o.getAmount()) + " of share " + o.getShare() + ", " + whose
                + (o.getOpposingCount() == 0 ? "" : "; opposed by " + String.join(", ", o.getOpposingList()))
                + (o.getSuitCaseNumber().isEmpty() ? "" : "; suit 诉讼 " + o.getSuitCaseNumber())
                + (o.hasAwarded() ? "; awarded " + Amount.text(o.getAwarded()) : "");
    }
}

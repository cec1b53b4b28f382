// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.app.input.Amount;
import xietong.v1.Asset;
import xietong.v1.FreezeOrder;
import xietong.v1.PendingMeasure;

/** Lists of freeze orders and of assets on the screen. */
public final class FreezeText {
    private FreezeText() {}

    public static void orders(Output output, Stream<FreezeOrder> orders) {
        if (output.json()) {
            orders.forEach(output::json);
            return;
        }
        List<FreezeOrder> all = orders.toList();
        Columns columns = new Columns("ID", "STATE", "COURT", "CASE", "REQUEST", "AT", "NUMBER", "AMOUNT", "EFFECTIVE",
                "UNTIL", "");
        all.forEach(order -> columns.add(order.getId(), FreezeWords.of(order.getState()), order.getCourt(),
                order.getCaseNumber(), order.getRequestNumber(), order.getKey().getRegistrar(),
                order.getKey().getNumber(), Amount.text(order.getAmount()), Amount.text(order.getEffectiveAmount()),
                Words.time(order.getEndTime()), marks(order)));
        columns.print(output::line);
        output.aside(all.size() + (all.size() == 1 ? " order" : " orders"));
    }

    private static String marks(FreezeOrder order) {
        String pending = order.getPendingList().stream().map(FreezeText::asked).collect(Collectors.joining(" "));
        return ((order.getOverdue() ? "超期 " : "") + pending).strip();
    }

    private static String asked(PendingMeasure measure) {
        return Words.shortName(measure.getKind()) + (measure.getAwaitingApproval() ? " 待审批" : " 待回执");
    }

    public static void assets(Output output, Stream<Asset> assets) {
        if (output.json()) {
            assets.forEach(output::json);
            return;
        }
        List<Asset> all = assets.toList();
        Columns columns = new Columns("ID", "KIND", "AT", "NUMBER", "BALANCE", "IN QUEUE", "FIRST", "DISPUTES");
        all.forEach(asset -> columns.add(asset.getId(), FreezeWords.of(asset.getKey().getKind()),
                asset.getKey().getRegistrar(), asset.getKey().getNumber(), Amount.text(asset.getBalance()),
                String.valueOf(asset.getQueueCount()), asset.getQueueCount() == 0 ? "" : asset.getQueue(0).getCourt(),
                open(asset)));
        columns.print(output::line);
        output.aside(all.size() + (all.size() == 1 ? " asset" : " assets"));
    }

    private static String open(Asset asset) {
        long open = asset.getDisputesList().stream().filter(d -> !d.hasSettleTime()).count();
        return open == 0 ? "" : open + " 未决";
    }
}

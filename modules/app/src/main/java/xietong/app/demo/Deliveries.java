// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.util.Optional;
import java.util.stream.Collectors;
import xietong.app.output.DutyText;
import xietong.app.output.FreezeWords;
import xietong.app.output.SupervisionText;
import xietong.app.output.WarningText;
import xietong.rules.StateNames;
import xietong.v1.Asset;
import xietong.v1.DispatchOrder;
import xietong.v1.FreezeOrder;
import xietong.v1.GridTask;
import xietong.v1.MailboxItem;
import xietong.v1.QueueEntry;

/** What a delivery says, in a few words. */
final class Deliveries {
    private Deliveries() {}

    /** Empty for what is not worth a line: an account on which nothing stands any more, or a release is under way. */
    static Optional<String> text(MailboxItem item) {
        return switch (item.getContentCase()) {
            case ASSET -> asset(item.getAsset());
            case FREEZE_ORDER -> Optional.of(order(item.getFreezeOrder()));
            case DISPATCH_ORDER -> Optional.of(order(item.getDispatchOrder()));
            case COLLABORATION -> Optional.of(StateNames.of(item.getCollaboration().getState()));
            case DISTRIBUTION -> Optional.of(StateNames.of(item.getDistribution().getState()));
            case ALERT -> Optional.of(WhereaboutsText.line(item.getAlert()));
            case WATCH_ORDER -> Optional.of(StateNames.of(item.getWatchOrder().getState()));
            case GRID_TASK -> Optional.of(task(item.getGridTask()));
            case WARNING -> Optional.of(WarningText.brief(item.getWarning()));
            case SUPERVISION -> Optional.of(SupervisionText.brief(item.getSupervision()));
            case DUTY -> Optional.of(DutyText.brief(item.getDuty()));
            default -> Optional.of("");
        };
    }

    private static Optional<String> asset(Asset asset) {
        boolean moving = asset.getQueueList().stream().anyMatch(QueueEntry::getReleasing);
        if (moving || asset.getQueueCount() == 0) {
            return Optional.empty();
        }
        return Optional.of(asset.getKey().getRegistrar() + " " + asset.getKey().getNumber() + "  尚有 "
                + asset.getQueueList().stream().map(Deliveries::entry).collect(Collectors.joining("; ")));
    }

    private static String entry(QueueEntry entry) {
        return entry.getCourt() + " " + entry.getCaseNumber() + " " + FreezeWords.word(entry.getState())
                + (entry.getOutside() ? "（中枢外）" : "");
    }

    private static String order(FreezeOrder order) {
        return order.getKey().getRegistrar() + " " + order.getKey().getNumber() + "  " + order.getCourt() + " "
                + FreezeWords.of(order.getState());
    }

    private static String task(GridTask task) {
        return StateNames.of(task.getState()) + "，第 " + task.getRound() + " 轮"
                + (task.getRound() > 1 ? "：已更新，请重查" : "");
    }

    private static String order(DispatchOrder order) {
        return order.getCourt() + " " + StateNames.of(order.getState());
    }
}

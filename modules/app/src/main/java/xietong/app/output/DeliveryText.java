// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import xietong.rules.StateNames;
import xietong.v1.MailboxItem;

/** A delivery of a mailbox as one line. */
public final class DeliveryText {
    private DeliveryText() {}

    /** JSON, or the line. */
    public static void print(MailboxItem item, Output output) {
        if (output.json()) {
            output.json(item);
        } else {
            output.line(line(item));
        }
    }

    /** For people. */
    public static String line(MailboxItem item) {
        return "#" + item.getSeq() + " " + Words.time(item.getTime()) + " " + item.getTopic() + " "
                + item.getResource() + " revision " + item.getRevision()
                + (item.getActor().isEmpty() ? "" : " by " + item.getActor())
                + (item.getWithheld() ? " (withheld: the right to see it has ended)" : brief(item));
    }

    private static String brief(MailboxItem item) {
        return switch (item.getContentCase()) {
            case ENTRUSTMENT -> " " + Words.state(item.getEntrustment().getState())
                    + " " + item.getEntrustment().getMatter().getKind();
            case FREEZE_ORDER -> " " + FreezeWords.of(item.getFreezeOrder().getState())
                    + " " + item.getFreezeOrder().getCourt() + " " + item.getFreezeOrder().getCaseNumber();
            case ASSET -> " " + FreezeWords.of(item.getAsset().getKey().getKind())
                    + ", " + item.getAsset().getQueueCount() + " in the queue 轮候队列";
            case DISTRIBUTION -> " " + StateNames.of(item.getDistribution().getState())
                    + " " + item.getDistribution().getCaseNumber();
            case COLLABORATION -> " " + StateNames.of(item.getCollaboration().getState())
                    + " " + Words.shortName(item.getCollaboration().getKind());
            case DISPATCH_ORDER -> " " + StateNames.of(item.getDispatchOrder().getState())
                    + " " + item.getDispatchOrder().getCourt();
            case CASE_TRANSFER -> " " + StateNames.of(item.getCaseTransfer().getState())
                    + " " + item.getCaseTransfer().getCaseNumber();
            case WATCH_ORDER -> " " + WhereaboutsWords.of(item.getWatchOrder().getState())
                    + " " + WhereaboutsWords.of(item.getWatchOrder().getLegalBasis());
            case ALERT -> " " + WhereaboutsWords.of(item.getAlert().getState())
                    + ", priority " + item.getAlert().getPriority();
            case GRID_TASK -> " " + WhereaboutsWords.of(item.getGridTask().getState());
            case WARNING -> " " + WarningText.brief(item.getWarning());
            case SUPERVISION -> " " + SupervisionText.brief(item.getSupervision());
            case DUTY -> " " + DutyText.brief(item.getDuty());
            default -> "";
        };
    }
}

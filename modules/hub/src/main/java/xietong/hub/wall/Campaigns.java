// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.hub.LedgerLook;
import xietong.hub.States;
import xietong.ledger.Reads;
import xietong.ledger.StoredState;
import xietong.rules.Look;
import xietong.rules.Times;
import xietong.rules.collaboration.CollaborationResource;
import xietong.rules.collaboration.DispatchOrderResource;
import xietong.rules.collaboration.Rollup;
import xietong.rules.freeze.Accounts;
import xietong.rules.freeze.AssetResource;
import xietong.rules.freeze.FreezeOrderResource;
import xietong.v1.AccountHolder;
import xietong.v1.AccountStatus;
import xietong.v1.Collaboration;
import xietong.v1.CourtStatus;
import xietong.v1.DispatchLine;
import xietong.v1.DispatchRollup;
import xietong.v1.FreezeOrder;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeState;
import xietong.v1.LineFreeze;
import xietong.v1.MeasureKind;
import xietong.v1.QueueEntry;
import xietong.v1.ReceiptResult;
import xietong.v1.WallAccountState;
import xietong.v1.WallCampaign;

/**
 * How far joint actions have come, account by account: counted again only after something that they rest on has changed.
 * An account on which a freeze that waited has taken effect is not done. For one thread.
 */
final class Campaigns {
    private record Known(long touched, WallCampaign campaign) {}

    private final Reads reads;
    private final Map<String, Known> known = new HashMap<>();
    private long touched;

    Campaigns(Reads reads) {
        this.reads = reads;
    }

    /** A resource of this kind has changed. */
    void changed(String kind) {
        if (kind.equals(CollaborationResource.KIND)
                || kind.equals(DispatchOrderResource.KIND)
                || kind.equals(AssetResource.KIND)
                || kind.equals(FreezeOrderResource.KIND)) {
            touched++;
        }
    }

    /** Many may have. */
    void changedAll() {
        touched++;
    }

    /** As it stands; empty where it is not there any more. Blocks. */
    Optional<WallCampaign> of(String id, Area area) {
        Known before = known.get(id);
        if (before == null || before.touched() != touched) {
            Optional<WallCampaign> now = reads.state(id).map(row -> count(row, area));
            if (now.isEmpty()) {
                return now;
            }
            before = new Known(touched, now.get());
            known.put(id, before);
        }
        return Optional.of(before.campaign());
    }

    private WallCampaign count(StoredState row, Area area) {
        Look look = new LedgerLook(reads);
        var collaboration = (Collaboration) States.parse(row);
        DispatchRollup rollup = Rollup.of(row.id(), collaboration, look, area.directory());
        var campaign = WallCampaign.newBuilder()
                .setId(row.id())
                .setLead(area.name(collaboration.getLead()))
                .setCourts(rollup.getCourts())
                .setCourtsDone(rollup.getCourtsDone())
                .setProvinces(rollup.getProvinces())
                .setProvincesDone(rollup.getProvincesDone());
        if (collaboration.hasDueTime()) {
            campaign.setDueTime(Times.timestamp(Times.instant(collaboration.getDueTime())));
        }
        for (AccountStatus account : rollup.getAccountStatusesList()) {
            campaign.addAccounts(state(account, collaboration.getLines(account.getLine() - 1), rollup, look));
        }
        return campaign.build();
    }

    private static WallAccountState state(AccountStatus account, DispatchLine line, DispatchRollup rollup, Look look) {
        if (!account.getOpen()) {
            return WallAccountState.WALL_ACCOUNT_STATE_FREE;
        }
        if (isPromoted(account.getHoldersList(), line)) {
            return WallAccountState.WALL_ACCOUNT_STATE_PROMOTED;
        }
        if (isReturned(line, look)) {
            return WallAccountState.WALL_ACCOUNT_STATE_RETURNED;
        }
        boolean working = account.getHoldersList().stream()
                .anyMatch(h -> h.getReleasing() || h.getOrdered() && hasAcknowledged(h.getCourt(), rollup));
        return working ? WallAccountState.WALL_ACCOUNT_STATE_IN_PROGRESS : WallAccountState.WALL_ACCOUNT_STATE_TO_DO;
    }

    /** The freeze that the application has first is gone, and another is in force in its place. */
    private static boolean isPromoted(List<AccountHolder> holders, DispatchLine line) {
        List<LineFreeze> freezes = line.getFreezesList();
        String first = freezes.isEmpty() ? "" : freezes.get(0).getCourt();
        return holders.stream().noneMatch(h -> h.getCourt().equals(first))
                && holders.stream()
                        .anyMatch(h -> h.getState() == FreezeState.FREEZE_STATE_EFFECTIVE && !h.getReleasing());
    }

    private static boolean hasAcknowledged(String court, DispatchRollup rollup) {
        return rollup.getCourtStatusesList().stream()
                .filter(c -> c.getCourt().equals(court))
                .mapToInt(CourtStatus::getAcknowledged)
                .anyMatch(n -> n > 0);
    }

    private static boolean isReturned(DispatchLine line, Look look) {
        return Accounts.find(line.getKey(), look).stream()
                .flatMap(found -> found.asset().getQueueList().stream())
                .filter(entry -> !entry.getOutside() && !entry.getReleasing())
                .map(QueueEntry::getOrder)
                .flatMap(order -> look.state(order, FreezeOrder.getDefaultInstance()).stream())
                .anyMatch(Campaigns::releaseWasRefused);
    }

    private static boolean releaseWasRefused(FreezeOrder order) {
        return order.getStepsList().stream()
                .filter(step -> step.hasReceipt() && step.getReceipt().getMeasure() == MeasureKind.MEASURE_KIND_RELEASE)
                .map(step -> step.getReceipt())
                .reduce((earlier, later) -> later)
                .map(FreezeReceipt::getResult)
                .filter(result -> result == ReceiptResult.RECEIPT_RESULT_REFUSED)
                .isPresent();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.directory.Directory;
import xietong.v1.Asset;
import xietong.v1.AssetOrBuilder;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.QueueEntry;
import xietong.v1.RankDispute;
import xietong.v1.RankDisputeGround;
import xietong.v1.Reason;

/**
 * Opens disputes about an asset and lays them before the superior that all its courts share; on the way there they are
 * reported level by level (ENF 67, 68).
 */
final class RankDisputes {
    /** Settled disputes that an asset keeps; history keeps all. */
    private static final int SETTLED = 8;

    private RankDisputes() {}

    /** Nothing is silently re-sorted: what the register says otherwise than the hub is disputed. */
    static void afterRegistration(FreezeDraft draft, OrderDraft order, List<QueueEntry> outside) {
        afterReport(draft, order, outside);
        var others = new ArrayList<>(draft.queue().overtakenBy(order.id));
        others.addAll(draft.queue().overtaking(order.id));
        if (!others.isEmpty()) {
            others.add(0, order.id);
            open(draft, of(RankDisputeGround.RANK_DISPUTE_GROUND_REGISTERED_OTHERWISE, others));
        }
    }

    private static String name(QueueEntry outside) {
        return outside.getRequestNumber().isEmpty() ? outside.getCaseNumber() : outside.getRequestNumber();
    }

    /** Freezes from outside that the institution has reported about an order. */
    static void afterReport(FreezeDraft draft, OrderDraft order, List<QueueEntry> outside) {
        if (!outside.isEmpty()) {
            var about = new ArrayList<>(List.of(order.id));
            outside.forEach(e -> about.add(name(e)));
            open(draft, of(RankDisputeGround.RANK_DISPUTE_GROUND_OUTSIDE_FREEZE, about));
        }
    }

    /** A dispute of a ground about some orders. */
    static RankDispute.Builder of(RankDisputeGround ground, List<String> orders) {
        return RankDispute.newBuilder().setGround(ground).addAllOrders(orders);
    }

    /** Opens a dispute and tells everyone concerned; its number. */
    static int open(FreezeDraft draft, RankDispute.Builder dispute) {
        Asset.Builder asset = draft.asset();
        int count = asset.getDisputesCount();
        int number = count == 0 ? 1 : asset.getDisputes(count - 1).getNumber() + 1;
        forgetOldest(asset);
        if (!dispute.hasOpenTime()) {
            dispute.setOpenTime(Times.timestamp(draft.context().now()));
        }
        Directory directory = draft.context().book().directory();
        asset.addDisputes(dispute.setNumber(number).setSuperior(superior(asset, directory)));
        draft.tellAll("disputed");
        onTheWay(asset, directory).forEach(s -> draft.lay(s, "disputed"));
        return number;
    }

    private static void forgetOldest(Asset.Builder asset) {
        long settled = asset.getDisputesList().stream().filter(RankDispute::hasSettleTime).count();
        for (int i = 0; i < asset.getDisputesCount() && settled >= SETTLED; i++) {
            if (asset.getDisputes(i).hasSettleTime()) {
                asset.removeDisputes(i);
                return;
            }
        }
    }

    /** Another court that joins the queue may need a higher superior: what is open is laid before that one too. */
    static void follow(FreezeDraft draft) {
        endGroundless(draft);
        Asset.Builder asset = draft.asset();
        if (asset.getDisputesList().stream().allMatch(RankDispute::hasSettleTime)) {
            return;
        }
        Directory directory = draft.context().book().directory();
        String superior = superior(asset, directory);
        boolean other = false;
        for (RankDispute.Builder dispute : asset.getDisputesBuilderList()) {
            if (!dispute.hasSettleTime() && !dispute.getSuperior().equals(superior)) {
                dispute.setSuperior(superior);
                other = true;
            }
        }
        for (String above : onTheWay(asset, directory)) {
            if (!asset.getLaidBeforeList().contains(above) || other && above.equals(superior)) {
                draft.lay(above, "disputed");
            }
        }
    }

    /** What the hub found disputed ends by itself where at most one of those whose rank it was about is left. */
    private static void endGroundless(FreezeDraft draft) {
        boolean ended = false;
        for (RankDispute.Builder dispute : draft.asset().getDisputesBuilderList()) {
            boolean byHub = dispute.getGround() == RankDisputeGround.RANK_DISPUTE_GROUND_OUTSIDE_FREEZE
                    || dispute.getGround() == RankDisputeGround.RANK_DISPUTE_GROUND_REGISTERED_OTHERWISE;
            long left = draft.queue().entries().stream().filter(e -> isAbout(dispute, e)).count();
            if (byHub && !dispute.hasSettleTime() && left <= 1) {
                dispute.setSettleTime(Times.timestamp(draft.context().now()));
                ended = true;
            }
        }
        if (ended) {
            draft.tellAll("settled");
        }
    }

    private static boolean isAbout(RankDispute.Builder dispute, QueueEntry entry) {
        return dispute.getOrdersList().contains(entry.getOutside() ? name(entry) : entry.getOrder());
    }

    /** Superiors of the courts up to the common one, the lower ones first, those that are party to it left out. */
    private static List<String> onTheWay(AssetOrBuilder asset, Directory directory) {
        List<String> courts = courts(asset, directory);
        String common = superior(asset, directory);
        if (common.isEmpty()) {
            return List.of();
        }
        var way = new LinkedHashSet<String>();
        for (String court : courts) {
            directory.superiors(court).stream()
                    .map(Organisation::getCode)
                    .takeWhile(s -> !s.equals(common))
                    .filter(s -> !courts.contains(s))
                    .forEach(way::add);
        }
        way.add(common);
        return List.copyOf(way);
    }

    /** Courts between which a dispute lies: those with a live order, those outside the hub that the directory knows. */
    static List<String> courts(AssetOrBuilder asset, Directory directory) {
        return asset.getQueueList().stream()
                .filter(e -> !e.getOutside() || isCourt(e.getCourt(), directory))
                .map(QueueEntry::getCourt)
                .distinct()
                .toList();
    }

    private static boolean isCourt(String code, Directory directory) {
        return directory.find(code).filter(o -> o.getKind() == OrganisationKind.ORGANISATION_KIND_COURT).isPresent();
    }

    /** Code of the superior that all courts share, none of them itself (ENF 67); empty where there is none. */
    static String superior(AssetOrBuilder asset, Directory directory) {
        return directory.commonSuperior(courts(asset, directory)).map(Organisation::getCode).orElse("");
    }

    /** Whether an organisation is the common superior, or above it. */
    static boolean maySettle(AssetOrBuilder asset, String code, Directory directory) {
        String superior = superior(asset, directory);
        return !superior.isEmpty() && (superior.equals(code) || directory.isSuperior(superior, code));
    }

    static Refused notCommonSuperior(String superior) {
        return new Refused(Reason.REASON_NOT_COMMON_SUPERIOR, "only a superior that all courts concerned share decides")
                .with("accepted", superior.isEmpty() ? "none in the directory" : superior)
                .with("article", "ENF 67");
    }
}

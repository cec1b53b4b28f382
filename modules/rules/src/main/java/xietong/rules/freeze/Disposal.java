// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.time.Instant;
import java.util.Optional;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.Asset;
import xietong.v1.AssetOrBuilder;
import xietong.v1.QueueEntry;
import xietong.v1.RankDispute;
import xietong.v1.Reason;

/**
 * Who disposes of an asset: the first in rank (法释〔2016〕6号 §1), or whoever the right was moved to; nobody during a
 * dispute (ENF 68). Who disposes is another question than who is paid first: nothing here touches a rank.
 */
final class Disposal {
    private static final String ARTICLE = "法释〔2016〕6号 §1";

    private Disposal() {}

    /** The order whose court disposes; empty where nothing is registered. It may be one from outside the hub. */
    static Optional<QueueEntry> disposer(AssetOrBuilder asset) {
        return asset.getDisposer().isEmpty()
                ? first(asset)
                : asset.getQueueList().stream().filter(e -> e.getOrder().equals(asset.getDisposer())).findFirst();
    }

    private static Optional<QueueEntry> first(AssetOrBuilder asset) {
        return asset.getQueueList().stream().filter(QueueEntry::hasRegisteredTime).findFirst();
    }

    /** Whether a court disposes, by an order that the hub carried. */
    static boolean isDisposer(AssetOrBuilder asset, String court) {
        return disposer(asset).filter(e -> !e.getOutside() && e.getCourt().equals(court)).isPresent();
    }

    /** The caller's order that disposes; refused with REASON_NOT_DISPOSER. */
    static QueueEntry requireDisposer(AssetOrBuilder asset, String court) {
        return disposer(asset)
                .filter(e -> !e.getOutside() && e.getCourt().equals(court))
                .orElseThrow(() -> notDisposer(asset));
    }

    /** The refusal of whoever does not dispose. */
    static Refused notDisposer(AssetOrBuilder asset) {
        return new Refused(Reason.REASON_NOT_DISPOSER, "another court disposes of this asset")
                .with("disposer", disposer(asset).map(QueueEntry::getOrder).orElse(""))
                .with("article", ARTICLE);
    }

    /** Refused with REASON_DISPUTE_OPEN while one is open. */
    static void requireNoDispute(AssetOrBuilder asset) {
        asset.getDisputesList().stream().filter(d -> !d.hasSettleTime()).findFirst().ifPresent(Disposal::refuse);
    }

    private static void refuse(RankDispute dispute) {
        throw new Refused(Reason.REASON_DISPUTE_OPEN, "a dispute is open; nobody disposes until it is settled")
                .with("dispute", dispute.getNumber())
                .with("ground", dispute.getGround().name())
                .with("article", "ENF 68");
    }

    /** Gives the right to dispose to an order in the queue; who ranks first needs no mark for it. */
    static void give(Asset.Builder asset, String order) {
        boolean isFirst = first(asset).filter(e -> !e.getOutside() && e.getOrder().equals(order)).isPresent();
        asset.setDisposer(isFirst ? "" : order);
    }

    /** Since when whoever disposes could: the first freeze took effect, or the right moved; empty before. */
    static Optional<Instant> since(AssetOrBuilder asset) {
        Instant moved = Times.instant(asset.getDisposerTime());
        return first(asset)
                .filter(QueueEntry::hasStartTime)
                .map(e -> Times.instant(e.getStartTime()))
                .map(start -> asset.hasDisposerTime() && moved.isAfter(start) ? moved : start);
    }

    /**
     * After any change of the queue or of the right: an order that is gone disposes no more, and whoever disposes anew
     * begins anew.
     */
    static void follow(Asset before, Asset.Builder after, Instant now) {
        if (disposer(after).isEmpty()) {
            after.clearDisposer();
        }
        Optional<QueueEntry> was = disposer(before);
        Optional<QueueEntry> is = disposer(after);
        if (was.isPresent() && !is.map(Disposal::name).equals(was.map(Disposal::name))) {
            after.clearDisposalTime().clearDisposalPapers().clearDisposerTime();
            is.ifPresent(e -> after.setDisposerTime(Times.timestamp(now)));
        }
    }

    private static String name(QueueEntry entry) {
        return entry.getOutside() ? entry.getCourt() + "/" + entry.getCaseNumber() : entry.getOrder();
    }
}

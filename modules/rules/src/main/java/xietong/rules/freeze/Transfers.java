// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.Optional;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.Asset;
import xietong.v1.AssetOrBuilder;
import xietong.v1.DisposalTransfer;
import xietong.v1.QueueEntry;
import xietong.v1.Reason;
import xietong.v1.TransferState;

/** Requests for the right to dispose, as an asset keeps them: one open at a time, and the latest that have ended. */
final class Transfers {
    private static final int KEPT = 6;

    private Transfers() {}

    /** The request that waits for its answer. */
    static Optional<DisposalTransfer> open(AssetOrBuilder asset) {
        return asset.getTransfersList().stream()
                .filter(t -> t.getState() == TransferState.TRANSFER_STATE_ASKED)
                .findFirst();
    }

    /** Refused with REASON_MEASURE_PENDING while one waits. */
    static void requireNoneOpen(AssetOrBuilder asset) {
        open(asset).ifPresent(t -> {
            throw new Refused(Reason.REASON_MEASURE_PENDING, "a request for the right to dispose waits for its answer")
                    .with("pending", t.getNumber())
                    .with("article", "法释〔2016〕6号");
        });
    }

    /** Adds a request; of those that ended the oldest goes, history keeps it. */
    static void add(Asset.Builder asset, DisposalTransfer.Builder transfer) {
        int count = asset.getTransfersCount();
        int last = count == 0 ? 0 : asset.getTransfers(count - 1).getNumber();
        if (count >= KEPT) {
            asset.removeTransfers(0);
        }
        asset.addTransfers(transfer.setNumber(last + 1));
    }

    /** Puts a changed request in place of itself. */
    static void put(Asset.Builder asset, DisposalTransfer transfer) {
        for (int i = 0; i < asset.getTransfersCount(); i++) {
            if (asset.getTransfers(i).getNumber() == transfer.getNumber()) {
                asset.setTransfers(i, transfer);
            }
        }
    }

    /** A transferred case takes its courts along; where one of the two orders has ended, so has the request. */
    static void follow(FreezeDraft draft) {
        Asset.Builder asset = draft.asset();
        open(asset).ifPresent(t -> {
            Optional<QueueEntry> asking = draft.queue().find(t.getOrder());
            Optional<QueueEntry> asked = Disposal.disposer(asset).filter(e -> e.getOrder().equals(t.getHolderOrder()));
            if (asking.isPresent() && asked.isPresent()) {
                put(asset, t.toBuilder()
                        .setCourt(asking.get().getCourt())
                        .setHolder(asked.get().getCourt())
                        .build());
                return;
            }
            put(asset, t.toBuilder()
                    .setState(TransferState.TRANSFER_STATE_ENDED)
                    .setAnswerTime(Times.timestamp(draft.context().now()))
                    .build());
            draft.tellClaimant(t.getCourt(), "transfer_ended");
            draft.tellClaimant(t.getHolder(), "transfer_ended");
        });
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.app.input.Amount;
import xietong.v1.Asset;
import xietong.v1.DisposalTransfer;
import xietong.v1.FreezeState;
import xietong.v1.QueueEntry;
import xietong.v1.RankDispute;
import xietong.v1.RankVerification;
import xietong.v1.Subject;

/** An asset as a court wants to read it 被查控财产: what it is, who is in the queue, what is in dispute, who disposes. */
public final class AssetText {
    private AssetText() {}

    public static void print(Asset asset, Output output) {
        print(asset, output::line);
    }

    public static void print(Asset asset, Consumer<String> out) {
        head(asset).forEach(out);
        if (asset.getQueueCount() > 0) {
            out.accept("");
            queue(asset).print(out);
        }
        asset.getDisputesList().forEach(d -> out.accept(dispute(d)));
        asset.getVerificationsList().forEach(v -> out.accept(verification(v)));
    }

    private static List<String> head(Asset asset) {
        var lines = new ArrayList<String>();
        lines.add("asset 财产 " + asset.getId() + ": " + FreezeWords.of(asset.getKey().getKind()) + " "
                + Accounts.text(asset.getKey()) + " at " + asset.getKey().getRegistrar());
        if (!asset.getMergedInto().isEmpty()) {
            lines.add("merged into 已并入 " + asset.getMergedInto());
        }
        lines.add("owner 权利人: " + Stream.concat(Stream.of(asset.getOwner()), asset.getCoOwnersList().stream())
                .map(Subject::getName).distinct().collect(Collectors.joining(", ")));
        if (asset.getUsesCount() > 0) {
            lines.add("use 用途: " + asset.getUsesList().stream().map(Words::shortName)
                    .collect(Collectors.joining(", ")));
        }
        if (asset.hasBalance()) {
            lines.add("balance 余额: " + Amount.text(asset.getBalance()) + " as of "
                    + Words.time(asset.getBalanceTime()));
        }
        lines.add("disposes 处置: " + disposer(asset)
                + (asset.hasDisposalTime() ? "; begun 已启动 " + Words.time(asset.getDisposalTime()) : ""));
        asset.getTransfersList().forEach(t -> lines.add(transfer(t)));
        return lines;
    }

    /** The first in force, or whoever the right was transferred to; nobody during a dispute (ENF 68). */
    private static String disposer(Asset asset) {
        if (asset.getDisputesList().stream().anyMatch(d -> !d.hasSettleTime())) {
            return "nobody while a dispute is open 争议期间不得处置 (ENF 68)";
        }
        boolean transferred = !asset.getDisposer().isEmpty();
        return asset.getQueueList().stream()
                .filter(e -> transferred ? e.getOrder().equals(asset.getDisposer()) : e.hasRegisteredTime())
                .findFirst()
                .map(e -> e.getCourt() + " " + e.getCaseNumber()
                        + (transferred ? ", transferred to it 已移送" : ", first in rank 首先查控")
                        + (e.hasAmount() ? "; each court deducts what is effective under its own order" : ""))
                .orElse("nobody, nothing is registered");
    }

    private static Columns queue(Asset asset) {
        Columns columns = new Columns("RANK", "COURT", "CASE", "REQUEST", "STAGE", "STATE", "AMOUNT", "EFFECTIVE",
                "REGISTERED", "UNTIL", "MARKS", "ORDER");
        int rank = 0;
        for (QueueEntry entry : asset.getQueueList()) {
            rank++;
            columns.add(rank + (entry.hasRegisteredTime() ? "" : "?"), entry.getCourt(), entry.getCaseNumber(),
                    entry.getRequestNumber(), entry.getOutside() ? "" : FreezeWords.of(entry.getStage()),
                    FreezeWords.of(entry.getState()), Amount.text(entry.getAmount()),
                    Amount.text(entry.getEffectiveAmount()), Words.time(entry.getRegisteredTime()),
                    Words.time(entry.getEndTime()), marks(entry), entry.getOrder());
        }
        return columns;
    }

    private static String marks(QueueEntry entry) {
        return Stream.of(
                        entry.getOutside() ? "中枢外 outside" : null,
                        entry.getReleasing() ? "解除中 releasing" : null,
                        entry.getState() == FreezeState.FREEZE_STATE_ORDERED ? "待回执 no receipt yet" : null,
                        entry.getDeducted().getMinorUnits() > 0 ? "已扣划 " + Amount.text(entry.getDeducted()) : null,
                        entry.getCaseNumber().equals(entry.getOriginalCaseNumber())
                                ? null : "原案号 " + entry.getOriginalCaseNumber())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
    }

    private static String dispute(RankDispute dispute) {
        String end = dispute.hasSettleTime()
                ? "settled 已裁决 " + Words.time(dispute.getSettleTime()) + " " + dispute.getDecision()
                : "open 未决 since " + Words.time(dispute.getOpenTime())
                        + (dispute.getSuperior().isEmpty() ? "" : ", before " + dispute.getSuperior());
        return "dispute 争议 " + dispute.getNumber() + ": " + FreezeWords.of(dispute.getGround()) + ", about "
                + (dispute.getOrdersCount() == 0 ? "all 全部" : String.join(", ", dispute.getOrdersList())) + "; " + end;
    }

    private static String verification(RankVerification verification) {
        return "verified 核实 " + Words.time(verification.getTime()) + " by " + verification.getCourt()
                + ": first in force is " + verification.getFirstOrder();
    }

    private static String transfer(DisposalTransfer transfer) {
        return "request for the right to dispose 商请移送 " + transfer.getNumber() + ": "
                + CollaborationWords.of(transfer.getGround()) + ", " + transfer.getCourt() + " asks "
                + transfer.getHolder() + " since " + Words.time(transfer.getRequestTime()) + "; "
                + CollaborationWords.of(transfer.getState())
                + (transfer.hasReserve() ? ", reserved 预留 " + Amount.text(transfer.getReserve()) : "")
                + (transfer.getOverdue() ? ", overdue 超期" : "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import java.util.List;
import java.util.stream.Stream;
import xietong.rules.directory.Directory;
import xietong.v1.Asset;

/** What may be done about an asset as it stands, and by whom: for what a reader is told it could do next. */
final class AssetActs {
    private static final List<String> METHODS = List.of(
            "MergeAssets",
            "VerifyRank",
            "RequestTransfer",
            "AnswerTransfer",
            "BeginDisposal",
            "RaiseRankDispute",
            "SettleRankDispute");

    private AssetActs() {}

    /** Methods that the asset allows an organisation, as far as its relation permits them. */
    static Stream<String> possible(Asset asset, String code, Directory directory) {
        return METHODS.stream().filter(method -> isPossible(method, asset, code, directory));
    }

    private static boolean isPossible(String method, Asset asset, String code, Directory directory) {
        boolean disputed = asset.getDisputesList().stream().anyMatch(d -> !d.hasSettleTime());
        boolean asked = Transfers.open(asset).isPresent();
        return switch (method) {
            case "RequestTransfer" -> !disputed && !asked && !Disposal.isDisposer(asset, code);
            case "AnswerTransfer" -> Transfers.open(asset).filter(t -> t.getHolder().equals(code)).isPresent();
            case "BeginDisposal" ->
                !disputed && !asked && !asset.hasDisposalTime() && Disposal.isDisposer(asset, code);
            case "SettleRankDispute" -> disputed && RankDisputes.maySettle(asset, code, directory);
            default -> true;
        };
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Map;
import xietong.v1.AssetKind;
import xietong.v1.FreezeStage;
import xietong.v1.FreezeState;
import xietong.v1.RankDisputeGround;

/** States, stages and kinds of freezes in the words of courts. */
public final class FreezeWords {
    private static final Map<ProtocolMessageEnum, String> WORDS = Map.ofEntries(
            Map.entry(FreezeState.FREEZE_STATE_PENDING_APPROVAL, "待审批"),
            Map.entry(FreezeState.FREEZE_STATE_ORDERED, "已送达"),
            Map.entry(FreezeState.FREEZE_STATE_QUEUED, "轮候"),
            Map.entry(FreezeState.FREEZE_STATE_EFFECTIVE, "生效"),
            Map.entry(FreezeState.FREEZE_STATE_RELEASED, "已解除"),
            Map.entry(FreezeState.FREEZE_STATE_LAPSED, "期满失效"),
            Map.entry(FreezeState.FREEZE_STATE_REFUSED, "未能协助"),
            Map.entry(FreezeState.FREEZE_STATE_WITHDRAWN, "已撤回"),
            Map.entry(FreezeState.FREEZE_STATE_SPENT, "已扣划"),
            Map.entry(FreezeStage.FREEZE_STAGE_PRE_SUIT, "诉前保全"),
            Map.entry(FreezeStage.FREEZE_STAGE_PRESERVATION, "诉讼保全"),
            Map.entry(FreezeStage.FREEZE_STAGE_ENFORCEMENT, "执行"),
            Map.entry(AssetKind.ASSET_KIND_DEPOSIT, "存款"),
            Map.entry(AssetKind.ASSET_KIND_REALTY, "不动产"),
            Map.entry(AssetKind.ASSET_KIND_MOVABLE, "动产"),
            Map.entry(AssetKind.ASSET_KIND_EQUITY, "股权"),
            Map.entry(AssetKind.ASSET_KIND_RECEIVABLE, "到期债权"),
            Map.entry(AssetKind.ASSET_KIND_INCOME, "收入"),
            Map.entry(AssetKind.ASSET_KIND_OTHER, "其他财产权"),
            Map.entry(RankDisputeGround.RANK_DISPUTE_GROUND_REGISTERED_OTHERWISE, "登记顺序与受理顺序不一"),
            Map.entry(RankDisputeGround.RANK_DISPUTE_GROUND_OUTSIDE_FREEZE, "存在中枢外冻结"),
            Map.entry(RankDisputeGround.RANK_DISPUTE_GROUND_CONFLICTING_INSTRUMENTS, "法律文书相互抵触"),
            Map.entry(RankDisputeGround.RANK_DISPUTE_GROUND_DISPOSAL, "处置权争议"));

    private FreezeWords() {}

    /** Short name and Chinese word. */
    public static String of(ProtocolMessageEnum value) {
        return value.toString().equals("UNRECOGNIZED") ? "?"
                : (Words.shortName(value) + " " + word(value)).strip();
    }

    /** The Chinese word alone; empty where there is none. */
    public static String word(ProtocolMessageEnum value) {
        return WORDS.getOrDefault(value, "");
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Map;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseTransferKind;
import xietong.v1.CaseTransferState;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationState;
import xietong.v1.DispatchOrderState;
import xietong.v1.DistributionState;
import xietong.v1.ObjectionState;
import xietong.v1.RoomMessageKind;
import xietong.v1.RoomState;
import xietong.v1.ShareGround;
import xietong.v1.TransferGround;
import xietong.v1.TransferState;

/** Kinds and states of collaborations, cases, rooms and distributions in the words of courts. */
public final class CollaborationWords {
    private static final Map<ProtocolMessageEnum, String> WORDS = Map.ofEntries(
            Map.entry(CollaborationKind.COLLABORATION_KIND_SUPERVISE, "督促执行"),
            Map.entry(CollaborationKind.COLLABORATION_KIND_ASSIGN, "指定执行"),
            Map.entry(CollaborationKind.COLLABORATION_KIND_TAKE_UP, "提级执行"),
            Map.entry(CollaborationKind.COLLABORATION_KIND_CONCENTRATE, "集中执行"),
            Map.entry(CollaborationKind.COLLABORATION_KIND_ACT_JOINTLY, "协同执行"),
            Map.entry(CollaborationKind.COLLABORATION_KIND_SETTLE_DISPOSAL, "执行协调"),
            Map.entry(CollaborationKind.COLLABORATION_KIND_DISPATCH, "统一调度"),
            Map.entry(CollaborationState.COLLABORATION_STATE_APPLIED, "已申请"),
            Map.entry(CollaborationState.COLLABORATION_STATE_IN_FORCE, "执行中"),
            Map.entry(CollaborationState.COLLABORATION_STATE_REFUSED, "不予"),
            Map.entry(CollaborationState.COLLABORATION_STATE_CLOSED, "已结束"),
            Map.entry(DispatchOrderState.DISPATCH_ORDER_STATE_SENT, "已下达"),
            Map.entry(DispatchOrderState.DISPATCH_ORDER_STATE_ACKNOWLEDGED, "已签收"),
            Map.entry(DispatchOrderState.DISPATCH_ORDER_STATE_DONE, "已完成"),
            Map.entry(CaseTransferKind.CASE_TRANSFER_KIND_ENTRUST, "委托执行"),
            Map.entry(CaseTransferKind.CASE_TRANSFER_KIND_ASSIGN, "指定执行"),
            Map.entry(CaseTransferKind.CASE_TRANSFER_KIND_TAKE_UP, "提级执行"),
            Map.entry(CaseTransferKind.CASE_TRANSFER_KIND_CONCENTRATE, "集中执行"),
            Map.entry(CaseTransferState.CASE_TRANSFER_STATE_SENT, "已移送"),
            Map.entry(CaseTransferState.CASE_TRANSFER_STATE_DOCKETED, "已立案"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_BANKRUPTCY_ACCEPTED, "受理破产申请"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_PART_PERFORMED, "部分履行"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_PERFORMED, "履行完毕"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_CLOSED, "结案"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_DOCKETED, "立案"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_PROPERTY_FOUND, "发现财产"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_MEASURE_TAKEN, "采取控制措施"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_PRICING_STARTED, "启动定价"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_DISPOSED, "已处置"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_MONEY_ARRIVED, "案款到账"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_MONEY_PAID_OUT, "案款发放"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_ARCHIVED, "归档"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_SEARCHED_AGAIN, "二次调查"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_EXCLUSION_BEGUN, "扣除期间开始"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_EXCLUSION_ENDED, "扣除期间结束"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_NODE_DONE, "节点完成"),
            Map.entry(CaseFactKind.CASE_FACT_KIND_HANDLER_CHANGED, "变更承办"),
            Map.entry(RoomState.ROOM_STATE_OPEN, "开放"),
            Map.entry(RoomState.ROOM_STATE_CLOSED, "已关闭"),
            Map.entry(RoomMessageKind.ROOM_MESSAGE_KIND_OPINION, "正式意见"),
            Map.entry(RoomMessageKind.ROOM_MESSAGE_KIND_TALK, "沟通"),
            Map.entry(DistributionState.DISTRIBUTION_STATE_SERVED, "已送达"),
            Map.entry(DistributionState.DISTRIBUTION_STATE_DEPOSITED, "部分发放、提存"),
            Map.entry(DistributionState.DISTRIBUTION_STATE_PAID, "已发放"),
            Map.entry(DistributionState.DISTRIBUTION_STATE_WITHDRAWN, "已撤回"),
            Map.entry(ShareGround.SHARE_GROUND_ORDINARY, "普通债权"),
            Map.entry(ShareGround.SHARE_GROUND_SECURED, "优先权"),
            Map.entry(ShareGround.SHARE_GROUND_WAGES, "劳动报酬"),
            Map.entry(ShareGround.SHARE_GROUND_COSTS, "执行费用"),
            Map.entry(ShareGround.SHARE_GROUND_SURPLUS, "退还被执行人"),
            Map.entry(ObjectionState.OBJECTION_STATE_RAISED, "已提出"),
            Map.entry(ObjectionState.OBJECTION_STATE_OPPOSED, "有反对意见"),
            Map.entry(ObjectionState.OBJECTION_STATE_SUED, "已起诉"),
            Map.entry(ObjectionState.OBJECTION_STATE_UNOPPOSED, "无反对意见"),
            Map.entry(ObjectionState.OBJECTION_STATE_NOT_SUED, "逾期未起诉"),
            Map.entry(ObjectionState.OBJECTION_STATE_JUDGED, "已裁判"),
            Map.entry(ObjectionState.OBJECTION_STATE_WAIVED, "撤回"),
            Map.entry(TransferGround.TRANSFER_GROUND_SECURED, "优先债权"),
            Map.entry(TransferGround.TRANSFER_GROUND_PRESERVATION, "保全满一年未处分"),
            Map.entry(TransferState.TRANSFER_STATE_ASKED, "待答复"),
            Map.entry(TransferState.TRANSFER_STATE_GRANTED, "已移送"),
            Map.entry(TransferState.TRANSFER_STATE_REFUSED, "不予移送"),
            Map.entry(TransferState.TRANSFER_STATE_UNANSWERED, "逾期未答复"),
            Map.entry(TransferState.TRANSFER_STATE_ENDED, "自然终结"));

    private CollaborationWords() {}

    /** Short name and Chinese word. */
    public static String of(ProtocolMessageEnum value) {
        return value.toString().equals("UNRECOGNIZED") ? "?" : (Words.shortName(value) + " " + word(value)).strip();
    }

    /** The Chinese word alone; empty where there is none. */
    public static String word(ProtocolMessageEnum value) {
        return WORDS.getOrDefault(value, "");
    }
}

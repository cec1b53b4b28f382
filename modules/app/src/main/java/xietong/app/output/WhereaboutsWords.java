// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Map;
import xietong.v1.AddressState;
import xietong.v1.AddressStatus;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertState;
import xietong.v1.GridResult;
import xietong.v1.GridTaskKind;
import xietong.v1.GridTaskState;
import xietong.v1.HandOverResult;
import xietong.v1.IdentifierKind;
import xietong.v1.LegalBasis;
import xietong.v1.MatchKind;
import xietong.v1.SightingSource;
import xietong.v1.SightingVerdict;
import xietong.v1.WatchAnswer;
import xietong.v1.WatchEnd;
import xietong.v1.WatchState;

/** Watch orders, sightings, alerts and grid tasks in the words of courts and police. */
public final class WhereaboutsWords {
    private static final Map<ProtocolMessageEnum, String> WORDS = Map.ofEntries(
            Map.entry(WatchState.WATCH_STATE_REQUESTED, "已提出"),
            Map.entry(WatchState.WATCH_STATE_ACTIVE, "布控中"),
            Map.entry(WatchState.WATCH_STATE_REFUSED, "不予布控"),
            Map.entry(WatchState.WATCH_STATE_CANCELLED, "已撤控"),
            Map.entry(WatchState.WATCH_STATE_EXPIRED, "已到期"),
            Map.entry(WatchAnswer.WATCH_ANSWER_WAITING, "待答复"),
            Map.entry(WatchAnswer.WATCH_ANSWER_ACCEPTED, "受理"),
            Map.entry(WatchAnswer.WATCH_ANSWER_REFUSED, "不受理"),
            Map.entry(WatchEnd.WATCH_END_COMMAND, "法院撤控"),
            Map.entry(WatchEnd.WATCH_END_PERFORMED, "履行完毕"),
            Map.entry(WatchEnd.WATCH_END_CASE_CLOSED, "结案"),
            Map.entry(WatchEnd.WATCH_END_BANKRUPTCY, "受理破产"),
            Map.entry(WatchEnd.WATCH_END_EXPIRED, "到期"),
            Map.entry(LegalBasis.LEGAL_BASIS_SUMMONS_WHEREABOUTS_UNKNOWN, "下落不明"),
            Map.entry(LegalBasis.LEGAL_BASIS_COMPELLED_ATTENDANCE, "拘传"),
            Map.entry(LegalBasis.LEGAL_BASIS_DETENTION_DECISION, "司法拘留"),
            Map.entry(LegalBasis.LEGAL_BASIS_EXIT_BAN, "不准出境"),
            Map.entry(LegalBasis.LEGAL_BASIS_VEHICLE_FIND, "查找车辆"),
            Map.entry(LegalBasis.LEGAL_BASIS_CRIMINAL_313, "拒执罪"),
            Map.entry(SightingSource.SIGHTING_SOURCE_HOTEL, "旅馆"),
            Map.entry(SightingSource.SIGHTING_SOURCE_RAIL, "铁路"),
            Map.entry(SightingSource.SIGHTING_SOURCE_AIR, "民航"),
            Map.entry(SightingSource.SIGHTING_SOURCE_BORDER, "出入境"),
            Map.entry(SightingSource.SIGHTING_SOURCE_VEHICLE, "卡口"),
            Map.entry(SightingSource.SIGHTING_SOURCE_CAR_PURCHASE, "购车"),
            Map.entry(SightingSource.SIGHTING_SOURCE_ID_USE, "用证"),
            Map.entry(SightingSource.SIGHTING_SOURCE_VENUE, "场所"),
            Map.entry(SightingSource.SIGHTING_SOURCE_GRID, "网格"),
            Map.entry(SightingSource.SIGHTING_SOURCE_CLUE, "线索"),
            Map.entry(IdentifierKind.IDENTIFIER_KIND_CITIZEN_ID, "公民身份号码"),
            Map.entry(IdentifierKind.IDENTIFIER_KIND_PAPER, "其他证件"),
            Map.entry(IdentifierKind.IDENTIFIER_KIND_PLATE, "号牌"),
            Map.entry(IdentifierKind.IDENTIFIER_KIND_NAME_AND_BIRTH, "姓名和出生日期"),
            Map.entry(SightingVerdict.SIGHTING_VERDICT_NO_MATCH, "未命中"),
            Map.entry(SightingVerdict.SIGHTING_VERDICT_MATCH, "命中"),
            Map.entry(SightingVerdict.SIGHTING_VERDICT_INVALID, "无法识别"),
            Map.entry(SightingVerdict.SIGHTING_VERDICT_UNSURE, "名单未就绪"),
            Map.entry(MatchKind.MATCH_KIND_EXACT, "号码一致"),
            Map.entry(MatchKind.MATCH_KIND_CANDIDATE, "同名待核"),
            Map.entry(AlertState.ALERT_STATE_UNACKNOWLEDGED, "未确认"),
            Map.entry(AlertState.ALERT_STATE_ACKNOWLEDGED, "已确认"),
            Map.entry(AlertState.ALERT_STATE_CLAIMED, "已认领"),
            Map.entry(AlertState.ALERT_STATE_IN_PROGRESS, "处置中"),
            Map.entry(AlertState.ALERT_STATE_CONTROLLED, "已控制"),
            Map.entry(AlertState.ALERT_STATE_REPORTED, "已回报"),
            Map.entry(AlertState.ALERT_STATE_HANDED_OVER, "已移交"),
            Map.entry(AlertState.ALERT_STATE_INTAKE_REFUSED, "因病不收"),
            Map.entry(AlertState.ALERT_STATE_DETENTION_DEFERRED, "暂缓拘留"),
            Map.entry(AlertState.ALERT_STATE_HOLD_ENDED, "控制到期"),
            Map.entry(AlertState.ALERT_STATE_SHELVED, "搁置"),
            Map.entry(AlertState.ALERT_STATE_LAPSED, "失效未确认"),
            Map.entry(AlertState.ALERT_STATE_RECALLED, "已撤回"),
            Map.entry(AlertState.ALERT_STATE_CLOSED, "已关闭"),
            Map.entry(AlertOutcome.ALERT_OUTCOME_ON_THE_WAY, "已出警"),
            Map.entry(AlertOutcome.ALERT_OUTCOME_CONTROLLED, "已控制"),
            Map.entry(AlertOutcome.ALERT_OUTCOME_VERIFIED, "已核实"),
            Map.entry(AlertOutcome.ALERT_OUTCOME_NOT_FOUND, "未找到"),
            Map.entry(AlertOutcome.ALERT_OUTCOME_LEFT, "已离开"),
            Map.entry(AlertOutcome.ALERT_OUTCOME_WRONG, "信息有误"),
            Map.entry(AlertOutcome.ALERT_OUTCOME_VEHICLE_HELD, "已扣车"),
            Map.entry(AlertOutcome.ALERT_OUTCOME_EXIT_PREVENTED, "已阻止出境"),
            Map.entry(AlertOutcome.ALERT_OUTCOME_RELEASED, "已放人"),
            Map.entry(HandOverResult.HAND_OVER_RESULT_TO_COURT, "移交法院"),
            Map.entry(HandOverResult.HAND_OVER_RESULT_TAKEN_IN, "拘留所收拘"),
            Map.entry(HandOverResult.HAND_OVER_RESULT_REFUSED_MEDICAL, "因病不收"),
            Map.entry(HandOverResult.HAND_OVER_RESULT_DETENTION_DEFERRED, "暂缓拘留"),
            Map.entry(GridTaskKind.GRID_TASK_KIND_FIND, "查找"),
            Map.entry(GridTaskKind.GRID_TASK_KIND_SERVE, "协助送达"),
            Map.entry(GridTaskKind.GRID_TASK_KIND_WITNESS, "见证执行"),
            Map.entry(GridTaskKind.GRID_TASK_KIND_URGE, "促成履行"),
            Map.entry(GridTaskState.GRID_TASK_STATE_SENT, "已推送"),
            Map.entry(GridTaskState.GRID_TASK_STATE_ASSIGNED, "已分派"),
            Map.entry(GridTaskState.GRID_TASK_STATE_REPORTED, "已回报"),
            Map.entry(GridTaskState.GRID_TASK_STATE_VERIFIED, "已核实"),
            Map.entry(GridTaskState.GRID_TASK_STATE_RATED, "已评价"),
            Map.entry(GridResult.GRID_RESULT_FOUND, "找到本人"),
            Map.entry(GridResult.GRID_RESULT_NOT_FOUND, "未找到"),
            Map.entry(GridResult.GRID_RESULT_SERVED, "已协助送达"),
            Map.entry(GridResult.GRID_RESULT_SERVICE_ATTEMPTED, "送达未完成"),
            Map.entry(GridResult.GRID_RESULT_WITNESSED, "已见证"),
            Map.entry(GridResult.GRID_RESULT_SETTLED, "已履行"),
            Map.entry(GridResult.GRID_RESULT_UNKNOWN, "无法核实"),
            Map.entry(AddressStatus.ADDRESS_STATUS_OK, "地址属实"),
            Map.entry(AddressStatus.ADDRESS_STATUS_OK_RETURNS_OFTEN, "地址属实，近期常回"),
            Map.entry(AddressStatus.ADDRESS_STATUS_NOT_LIVING_HERE, "不在此居住"),
            Map.entry(AddressStatus.ADDRESS_STATUS_NEW, "有新住址"),
            Map.entry(AddressStatus.ADDRESS_STATUS_DECEASED, "已去世"),
            Map.entry(AddressStatus.ADDRESS_STATUS_UNKNOWN, "不详"),
            Map.entry(AddressState.ADDRESS_STATE_REPORTED, "待核实"),
            Map.entry(AddressState.ADDRESS_STATE_VERIFIED, "已核实"),
            Map.entry(AddressState.ADDRESS_STATE_LEFT, "已搬离"),
            Map.entry(AddressState.ADDRESS_STATE_WRONG, "有误"));

    private WhereaboutsWords() {}

    /** Short name and Chinese word. */
    public static String of(ProtocolMessageEnum value) {
        return value.toString().equals("UNRECOGNIZED") ? "?" : (Words.shortName(value) + " " + word(value)).strip();
    }

    /** The Chinese word alone; empty where there is none. */
    public static String word(ProtocolMessageEnum value) {
        return WORDS.getOrDefault(value, "");
    }
}

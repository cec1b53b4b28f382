// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import com.google.protobuf.ProtocolMessageEnum;
import java.util.Map;
import xietong.v1.CaseNodeState;
import xietong.v1.ClockState;
import xietong.v1.ExclusionGround;
import xietong.v1.StatisticsPeriod;
import xietong.v1.StatisticsRanking;
import xietong.v1.SupervisionState;
import xietong.v1.WarningDelay;
import xietong.v1.WarningEnd;
import xietong.v1.WarningKind;
import xietong.v1.WarningLevel;
import xietong.v1.WarningRung;
import xietong.v1.WarningState;

/** Warnings, nodes, clocks, supervision and statistics in the words of courts. */
public final class WarningWords {
    private static final Map<ProtocolMessageEnum, String> WORDS = Map.ofEntries(
            Map.entry(WarningKind.WARNING_KIND_UNCONTROLLED, "有财产未进行查控"),
            Map.entry(WarningKind.WARNING_KIND_UNDISPOSED, "执行措施到期未处置"),
            Map.entry(WarningKind.WARNING_KIND_UNPAID, "超期未发款"),
            Map.entry(WarningKind.WARNING_KIND_UNCLOSED, "长期未结"),
            Map.entry(WarningKind.WARNING_KIND_UNARCHIVED, "超期未归档"),
            Map.entry(WarningKind.WARNING_KIND_NODE_LATE, "流程节点超期"),
            Map.entry(WarningKind.WARNING_KIND_ENTRUSTED_LATE, "受托事项超期"),
            Map.entry(WarningKind.WARNING_KIND_FREEZE_LAPSING, "查封冻结将到期"),
            Map.entry(WarningKind.WARNING_KIND_WATCH_LAPSING, "布控将到期"),
            Map.entry(WarningKind.WARNING_KIND_INSTITUTION_LATE, "协助单位逾期未答复"),
            Map.entry(WarningKind.WARNING_KIND_RELEASE_DUE, "应解未解"),
            Map.entry(WarningKind.WARNING_KIND_ORDER_LATE, "调度令逾期"),
            Map.entry(WarningKind.WARNING_KIND_DOCKET_LATE, "移送案件逾期未立案"),
            Map.entry(WarningKind.WARNING_KIND_GRID_LATE, "网格任务逾期"),
            Map.entry(WarningKind.WARNING_KIND_ALERT_UNANSWERED, "告警无人确认"),
            Map.entry(WarningKind.WARNING_KIND_SECOND_SEARCH, "二次调查"),
            Map.entry(WarningKind.WARNING_KIND_SUPERVISION_LATE, "督办逾期"),
            Map.entry(WarningKind.WARNING_KIND_DUTY_ABSENT, "值班脱岗"),
            Map.entry(WarningLevel.WARNING_LEVEL_REMINDER, "提醒"),
            Map.entry(WarningLevel.WARNING_LEVEL_OVERDUE, "超期"),
            Map.entry(WarningLevel.WARNING_LEVEL_SEVERE, "严重超期"),
            Map.entry(WarningRung.WARNING_RUNG_OFFICER, "承办人"),
            Map.entry(WarningRung.WARNING_RUNG_TEAM, "团队负责人"),
            Map.entry(WarningRung.WARNING_RUNG_BUREAU, "局长"),
            Map.entry(WarningRung.WARNING_RUNG_PRESIDENT, "院长"),
            Map.entry(WarningRung.WARNING_RUNG_SUPERIOR, "上级法院"),
            Map.entry(WarningState.WARNING_STATE_OPEN, "预警中"),
            Map.entry(WarningState.WARNING_STATE_ACKNOWLEDGED, "已确认"),
            Map.entry(WarningState.WARNING_STATE_CLEARED, "已解除"),
            Map.entry(WarningEnd.WARNING_END_CAUSE_GONE, "已办理"),
            Map.entry(WarningEnd.WARNING_END_CLOCK_ANEW, "期限重新计算"),
            Map.entry(WarningEnd.WARNING_END_NOTED, "已知悉"),
            Map.entry(WarningDelay.WARNING_DELAY_HUB_AWAY, "中枢停机"),
            Map.entry(WarningDelay.WARNING_DELAY_TOLD_LATE, "事后报送"),
            Map.entry(SupervisionState.SUPERVISION_STATE_ORDERED, "督办中"),
            Map.entry(SupervisionState.SUPERVISION_STATE_ANSWERED, "已答复"),
            Map.entry(SupervisionState.SUPERVISION_STATE_SETTLED, "已办结"),
            Map.entry(CaseNodeState.CASE_NODE_STATE_OPEN, "进行中"),
            Map.entry(CaseNodeState.CASE_NODE_STATE_EXCLUDED, "扣除期间"),
            Map.entry(CaseNodeState.CASE_NODE_STATE_DONE, "已完成"),
            Map.entry(ClockState.CLOCK_STATE_RUNNING, "计算中"),
            Map.entry(ClockState.CLOCK_STATE_PAUSED, "中止"),
            Map.entry(ClockState.CLOCK_STATE_RUN_OUT, "已届满"),
            Map.entry(ExclusionGround.EXCLUSION_GROUND_NOTICE, "公告"),
            Map.entry(ExclusionGround.EXCLUSION_GROUND_APPRAISAL, "评估"),
            Map.entry(ExclusionGround.EXCLUSION_GROUND_JURISDICTION, "管辖争议"),
            Map.entry(ExclusionGround.EXCLUSION_GROUND_COORDINATION, "争议协调"),
            Map.entry(ExclusionGround.EXCLUSION_GROUND_SUSPENSION, "中止执行"),
            Map.entry(StatisticsPeriod.STATISTICS_PERIOD_DAY, "日"),
            Map.entry(StatisticsPeriod.STATISTICS_PERIOD_WEEK, "周"),
            Map.entry(StatisticsPeriod.STATISTICS_PERIOD_MONTH, "月"),
            Map.entry(StatisticsPeriod.STATISTICS_PERIOD_YEAR, "年"),
            Map.entry(StatisticsRanking.STATISTICS_RANKING_DONE, "办结数"),
            Map.entry(StatisticsRanking.STATISTICS_RANKING_DONE_SHARE, "办结率"),
            Map.entry(StatisticsRanking.STATISTICS_RANKING_OVERDUE, "超期数"),
            Map.entry(StatisticsRanking.STATISTICS_RANKING_MEAN, "平均用时"));

    private WarningWords() {}

    /** Short name and Chinese word. */
    public static String of(ProtocolMessageEnum value) {
        return value.toString().equals("UNRECOGNIZED") ? "?" : (Words.shortName(value) + " " + word(value)).strip();
    }

    /** The Chinese word alone; empty where there is none. */
    public static String word(ProtocolMessageEnum value) {
        return WORDS.getOrDefault(value, "");
    }
}

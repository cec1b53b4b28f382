// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import xietong.app.output.Columns;
import xietong.app.output.Words;
import xietong.rules.StateNames;
import xietong.v1.AddressStatus;
import xietong.v1.Alert;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertStep;
import xietong.v1.GridAnswer;
import xietong.v1.GridTask;
import xietong.v1.MatchKind;
import xietong.v1.Sighting;
import xietong.v1.Subject;

/** Alerts and tasks of the grid as their reader sees them. */
final class WhereaboutsText {
    private static final Map<AddressStatus, String> RAID = new LinkedHashMap<>();

    static {
        RAID.put(AddressStatus.ADDRESS_STATUS_OK_RETURNS_OFTEN, "近期常回，先去 often at home: first");
        RAID.put(AddressStatus.ADDRESS_STATUS_OK, "地址属实，随后 lives there: next");
        RAID.put(AddressStatus.ADDRESS_STATUS_NEW, "新住址，先登记 new address: on file");
        RAID.put(AddressStatus.ADDRESS_STATUS_NOT_LIVING_HERE, "不在此居住，另行查找 not living there: to be traced");
    }

    private WhereaboutsText() {}

    /** An alert and its life so far. */
    static void alert(Alert alert, Consumer<String> out) {
        out.accept("告警 alert " + alert.getId() + "  " + line(alert));
        var table = new Columns("", "时间 time", "单位 organisation", "动作 action", "");
        var handOvers = alert.getHandOversList().iterator();
        for (AlertStep step : alert.getStepsList()) {
            boolean handed = step.getAction().equals("HandOver") && handOvers.hasNext();
            table.add(
                    String.valueOf(step.getRevision()),
                    Words.time(step.getTime()),
                    step.getOrganisation().isEmpty() ? "—" : step.getOrganisation(),
                    step.getAction(),
                    handed ? Words.shortName(handOvers.next().getResult())
                            : step.getOutcome() == AlertOutcome.ALERT_OUTCOME_UNSPECIFIED ? ""
                                    : Words.shortName(step.getOutcome()));
        }
        table.print(out);
    }

    /** An alert in a few words. */
    static String line(Alert alert) {
        Sighting first = alert.getSightingsCount() == 0 ? Sighting.getDefaultInstance() : alert.getSightings(0);
        return "P" + alert.getPriority() + " " + StateNames.of(alert.getState()) + "  "
                + Words.shortName(alert.getLegalBasis())
                + (alert.getAllowedOutcomesList().contains(AlertOutcome.ALERT_OUTCOME_CONTROLLED)
                        || alert.hasControl() ? "" : "（不得控制人身）")
                + "  " + Words.shortName(first.getSource()) + " " + first.getPlace().getText()
                + (alert.getMatch() == MatchKind.MATCH_KIND_CANDIDATE ? "（姓名加生日，候选，须核实）" : "")
                + (alert.getStale() ? "（陈旧 stale）" : "");
    }

    /** A task: what its reader is told, and every answer so far. */
    static void task(GridTask task, Consumer<String> out) {
        Subject subject = task.getSubject().getSubject();
        out.accept("任务 task " + task.getId() + "  " + StateNames.of(task.getState()) + "  第 " + task.getRound() + " 轮");
        out.accept("姓名 name " + said(subject.getName()) + former(subject)
                + "  地址 place " + said(String.join("；", subject.getAddressesList()))
                + "  事项 task " + said(task.getSubject().getTask())
                + "  身份证号 number " + said(subject.getIdentifier())
                + "  电话 phone " + said(subject.getPhone())
                + "  案号 case " + said(task.getCaseNumber()));
        var table = new Columns("轮 round", "时间 time", "单位 organisation", "结果 result", "地址 address", "现用名 name");
        for (GridAnswer answer : task.getAnswersList()) {
            table.add(
                    String.valueOf(answer.getRound()),
                    Words.time(answer.getTime()),
                    answer.getOrganisation(),
                    Words.shortName(answer.getResult()),
                    Words.shortName(answer.getAddressStatus()),
                    said(answer.getCurrentName()));
        }
        if (task.getAnswersCount() > 0) {
            table.print(out);
        }
    }

    /** Where a collective action goes first: those who are often at home, those who live there, the rest. */
    static void raid(List<GridTask> tasks, Consumer<String> out) {
        Map<AddressStatus, List<GridTask>> found =
                tasks.stream().collect(Collectors.groupingBy(t -> t.getAnswers(t.getAnswersCount() - 1).getAddressStatus()));
        var table = new Columns("次序 order", "人数 persons", "去处 where to", "任务 tasks");
        int order = 0;
        for (var each : RAID.entrySet()) {
            List<GridTask> group = found.getOrDefault(each.getKey(), List.of());
            String some = group.stream().limit(3).map(t -> "#" + t.getNumber()).collect(Collectors.joining(" "));
            table.add(String.valueOf(++order), String.valueOf(group.size()), each.getValue(),
                    some + (group.size() > 3 ? " …" : ""));
        }
        table.add("合计 sum", String.valueOf(tasks.size()), "", "");
        table.print(out);
    }

    private static String former(Subject subject) {
        return subject.getFormerNamesCount() == 0 ? ""
                : subject.getFormerNamesList().stream().collect(Collectors.joining("、", "（曾用名 ", "）"));
    }

    private static String said(String text) {
        return text.isEmpty() ? "—" : text;
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.v1.Clock;
import xietong.v1.GridAnswer;
import xietong.v1.GridRollup;
import xietong.v1.GridServiceGetPushResponse;
import xietong.v1.GridTask;

/** Grid tasks 网格任务 and how far a push has come. */
public final class GridText {
    private static final Listing<GridTask> LISTING = new Listing<>("task", GridText::row,
            "ID", "STATE", "KIND", "WHO", "COURT", "CASE", "FOR", "DUE", "ANSWER", "");

    private GridText() {}

    public static void list(Output output, Stream<GridTask> tasks) {
        LISTING.print(output, tasks);
    }

    private static String[] row(GridTask task) {
        String due = task.getClocksList().stream()
                .map(Clock::getDueTime)
                .map(Words::time)
                .sorted()
                .reduce("", (first, last) -> last);
        return new String[] {task.getId(), WhereaboutsWords.of(task.getState()), WhereaboutsWords.of(task.getKind()),
            task.getSubject().getSubject().getName(), task.getCourt(), task.getCaseNumber(), holder(task), due,
            answer(task), marks(task)};
    }

    private static String holder(GridTask task) {
        String office = task.getOffice().isEmpty() ? task.getRecipient() : task.getOffice();
        return task.getWorker().isEmpty() ? office : office + "/" + task.getWorker();
    }

    private static String answer(GridTask task) {
        if (task.getAnswersCount() == 0) {
            return "";
        }
        GridAnswer last = task.getAnswers(task.getAnswersCount() - 1);
        return Stream.of(WhereaboutsWords.of(last.getResult()), last.getAddressStatus().getNumber() == 0 ? ""
                        : WhereaboutsWords.of(last.getAddressStatus()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String marks(GridTask task) {
        return ((task.getOverdue() ? "超期 " : "") + (task.getRound() > 1 ? "已更新，请重查 round " + task.getRound() : ""))
                .strip();
    }

    /** A push, and its counts. */
    public static void rollup(GridServiceGetPushResponse answer, Output output) {
        if (output.json()) {
            output.json(answer);
            return;
        }
        var push = answer.getPush();
        GridRollup all = answer.getRollup();
        output.line("push 推送 " + push.getId() + ": " + WhereaboutsWords.of(push.getKind()) + ", "
                + push.getSubjectCount() + " persons 人, " + push.getTaskCount() + " tasks 任务, to "
                + String.join(" ", push.getRecipientsList()));
        output.line("answered 已回报 " + all.getAnswered() + "/" + all.getTasks() + ", late 超期 " + all.getOverdue());
        output.line("found 找到 " + all.getFound() + ", not found 未找到 " + all.getNotFound() + ", served 已送达 "
                + all.getServed() + ", witnessed 已见证 " + all.getWitnessed());
        output.line("address 地址: right 属实 " + all.getAddressOk() + " (often comes 近期常回 " + all.getReturnsOften()
                + "), not there 不在此居住 " + all.getNotLivingHere() + ", new 有新住址 " + all.getNewAddress()
                + ", deceased 已去世 " + all.getDeceased() + ", unknown 不详 " + all.getUnknown());
    }
}

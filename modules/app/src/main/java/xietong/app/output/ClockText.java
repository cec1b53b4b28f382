// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import xietong.v1.ClockArithmetic;
import xietong.v1.ClockStepTime;

/** Clocks with their arithmetic 期限计算, so that nobody has to believe a date. */
public final class ClockText {
    private ClockText() {}

    /** One after the other; one JSON object a line where asked. */
    public static void print(Output output, List<ClockArithmetic> clocks) {
        if (output.json()) {
            output.json(clocks);
            return;
        }
        clocks.forEach(clock -> print(clock, output::line));
        output.aside(clocks.size() + " clock" + (clocks.size() == 1 ? "" : "s"));
    }

    /** One, line by line. */
    public static void print(ClockArithmetic clock, Consumer<String> out) {
        out.accept(clock.getName() + "  " + WarningWords.of(clock.getState()) + "  due 截止 " + Words.time(clock.getDueTime())
                + (clock.getProvisionalYearsCount() == 0 ? "" : "  provisional 暂定: " + years(clock)));
        clock.getLinesList().forEach(line -> out.accept("  " + line));
        out.accept("  source 依据: " + (clock.getSource().isEmpty() ? "no longer in the rule book 规则已删除" : clock.getSource())
                + "; rule book 规则版本 " + clock.getRuleBookVersion());
        clock.getStepsList().forEach(step -> out.accept("  " + step(step)));
    }

    private static String years(ClockArithmetic clock) {
        return "no holiday notice yet 放假通知未发布 "
                + clock.getProvisionalYearsList().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String step(ClockStepTime time) {
        var step = time.getStep();
        String when = step.getPercent() > 0 ? step.getPercent() + " %" : step.getDaysBefore() + " days before 天前";
        String state = time.getFired() ? "done 已发生" : time.hasTime() ? Words.time(time.getTime()) : "stands still 中止";
        return "at " + when + ": " + state
                + (step.getTellCount() == 0 ? "" : ", tells 告知 " + String.join(" ", step.getTellList()))
                + (step.getOverdue() ? ", counts as late 计为超期" : "");
    }
}

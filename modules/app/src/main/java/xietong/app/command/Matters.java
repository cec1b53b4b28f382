// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import xietong.app.output.Columns;
import xietong.app.output.Output;
import xietong.app.output.Words;
import xietong.v1.Clock;
import xietong.v1.Entrustment;

/** A list of matters on the screen. */
final class Matters {
    private Matters() {}

    static void print(Output output, Stream<Entrustment> matters) {
        if (output.json()) {
            matters.forEach(output::json);
            return;
        }
        List<Entrustment> all = matters.toList();
        Columns columns = new Columns("ID", "STATE", "KIND", "FROM", "TO", "CASE", "DUE", "");
        all.forEach(matter -> columns.add(matter.getId(), Words.state(matter.getState()), matter.getMatter().getKind(),
                matter.getSender(), matter.getRecipient(), matter.getCaseNumber(), due(matter), marks(matter)));
        columns.print(output::line);
        output.aside(all.size() + (all.size() == 1 ? " matter" : " matters"));
    }

    private static String due(Entrustment matter) {
        return matter.getClocksList().stream()
                .filter(clock -> !clock.hasPauseTime())
                .map(Clock::getDueTime)
                .min(Comparator.comparingLong(com.google.protobuf.Timestamp::getSeconds))
                .map(Words::time)
                .orElse("");
    }

    private static String marks(Entrustment matter) {
        return ((matter.getOverdue() ? "超期 " : "") + (matter.getMatter().getUrgent() ? "紧急 " : "")
                + (matter.getUrgeCount() > 0 ? "催办" + matter.getUrgeCount() : "")).strip();
    }
}

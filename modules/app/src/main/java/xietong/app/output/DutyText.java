// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import xietong.rules.Times;
import xietong.v1.Duty;
import xietong.v1.DutyHandOver;
import xietong.v1.DutyOpenItem;
import xietong.v1.DutyShift;

/** Duty at desks 值班: who should be there, who is, and what was handed over. */
public final class DutyText {
    private DutyText() {}

    /** A table of desks, with the turn of this moment. */
    public static void list(Output output, Stream<Duty> duties, Instant now) {
        new Listing<Duty>("desk", duty -> row(duty, now), "DESK", "PRESENT", "SINCE", "A", "B", "UNTIL", "NEXT TURN", "")
                .print(output, duties);
    }

    private static String[] row(Duty duty, Instant now) {
        Optional<DutyShift> turn = turn(duty, now);
        String next = duty.getShiftsList().stream()
                .filter(s -> Times.instant(s.getStartTime()).isAfter(now))
                .findFirst()
                .map(s -> Words.time(s.getStartTime()))
                .orElse("");
        return new String[] {duty.getOrganisation() + "/" + duty.getDesk(), duty.getPresent().getId(),
            Words.time(duty.getPresentSince()), turn.map(DutyShift::getOfficerA).orElse(""),
            turn.map(DutyShift::getOfficerB).orElse(""), turn.map(s -> Words.time(s.getEndTime())).orElse(""), next,
            marks(duty, turn.isPresent())};
    }

    private static Optional<DutyShift> turn(Duty duty, Instant now) {
        return duty.getShiftsList().stream()
                .filter(s -> !Times.instant(s.getStartTime()).isAfter(now) && Times.instant(s.getEndTime()).isAfter(now))
                .findFirst();
    }

    private static String marks(Duty duty, boolean turn) {
        if (duty.getOutOfRoster()) {
            return "not on the roster 非排班";
        }
        return turn && !duty.hasPresent() ? "unattended 无人在岗" : "";
    }

    /** In a line of others. */
    public static String brief(Duty duty) {
        return duty.getDesk() + ", " + (duty.hasPresent() ? "present 在岗 " + duty.getPresent().getId() : "nobody 无人在岗")
                + (duty.getOutOfRoster() ? ", not on the roster 非排班" : "");
    }

    /** One desk: its turns, then its hand-overs with what was open. */
    public static void show(Duty duty, Consumer<String> out) {
        out.accept(duty.getOrganisation() + "/" + brief(duty)
                + (duty.hasPresent() ? ", since 到岗 " + Words.time(duty.getPresentSince()) : ""));
        var turns = new Columns("FROM", "UNTIL", "A 主班", "B 副班");
        duty.getShiftsList().forEach(s ->
                turns.add(Words.time(s.getStartTime()), Words.time(s.getEndTime()), s.getOfficerA(), s.getOfficerB()));
        turns.print(out);
        for (DutyHandOver over : duty.getHandOversList()) {
            out.accept("");
            handedOver(over, out);
        }
    }

    /** One hand-over with what was open. */
    public static void handedOver(DutyHandOver over, Consumer<String> out) {
        out.accept("handed over 交接 " + Words.time(over.getTime()) + " " + over.getFrom().getId() + " → "
                + (over.getTo().isEmpty() ? "—" : over.getTo()) + (over.getText().isEmpty() ? "" : ": " + over.getText()));
        out.accept("open 未了 " + over.getTotal()
                + (over.getTotal() > over.getOpenCount() ? ", listed 列出 " + over.getOpenCount() : ""));
        if (over.getOpenCount() > 0) {
            var open = new Columns("KIND", "ID");
            for (DutyOpenItem item : over.getOpenList()) {
                open.add(item.getKind(), item.getResource());
            }
            open.print(out);
        }
    }
}

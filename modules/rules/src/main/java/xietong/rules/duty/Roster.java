// SPDX-License-Identifier: Apache-2.0
package xietong.rules.duty;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.DutyOrBuilder;
import xietong.v1.DutyShift;

/** The turns of a desk: who is on which, which is unattended, and how a new roster takes the place of an old one. */
final class Roster {
    private static final Duration KEPT = Duration.ofDays(7);

    private Roster() {}

    private static Instant start(DutyShift shift) {
        return Times.instant(shift.getStartTime());
    }

    private static Instant end(DutyShift shift) {
        return Times.instant(shift.getEndTime());
    }

    /** The turn of a moment. */
    static Optional<DutyShift> current(List<DutyShift> shifts, Instant now) {
        return shifts.stream().filter(s -> !start(s).isAfter(now) && end(s).isAfter(now)).findFirst();
    }

    /** Whether an officer is A or B of a turn. */
    static boolean isOn(DutyShift shift, String officer) {
        return officer.equals(shift.getOfficerA()) || officer.equals(shift.getOfficerB());
    }

    /**
     * When it will be noticed that nobody came to the next turn that is unattended: some time after it began, or after the
     * one before left. A turn is attended by its own officers, and by whoever took duty while it lasted, with a reason. One
     * that has ended by then is over: whoever hands over shortly before the end leaves the next turn its whole time to come.
     */
    static Optional<Instant> absent(DutyOrBuilder duty, Instant now, Duration grace) {
        Instant left = duty.getHandOversCount() == 0
                ? Instant.EPOCH
                : Times.instant(duty.getHandOvers(duty.getHandOversCount() - 1).getTime());
        return duty.getShiftsList().stream()
                .filter(s -> end(s).isAfter(now) && !isAttended(duty, s) && noticed(s, left, grace).isBefore(end(s)))
                .findFirst()
                .map(s -> noticed(s, left, grace));
    }

    private static Instant noticed(DutyShift shift, Instant left, Duration grace) {
        return (start(shift).isAfter(left) ? start(shift) : left).plus(grace);
    }

    private static boolean isAttended(DutyOrBuilder duty, DutyShift shift) {
        if (!duty.hasPresent()) {
            return false;
        }
        boolean during = !Times.instant(duty.getPresentSince()).isBefore(start(shift));
        return isOn(shift, duty.getPresent().getId()) || during;
    }

    /** Turns that have begun stay, those that ended long ago go, the others are as told now. */
    static List<DutyShift> replaced(List<DutyShift> old, List<DutyShift> told, Instant now) {
        Checks.list("shifts", told, 0);
        var shifts = new ArrayList<DutyShift>();
        old.stream()
                .filter(s -> start(s).isBefore(now) && end(s).isAfter(now.minus(KEPT)))
                .forEach(shifts::add);
        Instant free = shifts.isEmpty() ? Instant.EPOCH : end(shifts.get(shifts.size() - 1));
        for (DutyShift shift : told) {
            Checks.required("shifts.officer_a", shift.getOfficerA(), 64);
            Checks.required("shifts.officer_b", shift.getOfficerB(), 64);
            if (shift.getOfficerA().equals(shift.getOfficerB())) {
                throw Refused.field("shifts.officer_b", "another officer than A");
            }
            if (start(shift).isBefore(now) || start(shift).isBefore(free) || !start(shift).isBefore(end(shift))) {
                throw Refused.field("shifts.start_time", "turns that have not begun, in order and without overlap");
            }
            free = end(shift);
            shifts.add(shift);
        }
        return shifts;
    }
}

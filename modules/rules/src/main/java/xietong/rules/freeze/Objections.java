// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import static xietong.v1.ObjectionState.OBJECTION_STATE_NOT_SUED;
import static xietong.v1.ObjectionState.OBJECTION_STATE_OPPOSED;
import static xietong.v1.ObjectionState.OBJECTION_STATE_RAISED;
import static xietong.v1.ObjectionState.OBJECTION_STATE_SUED;
import static xietong.v1.ObjectionState.OBJECTION_STATE_UNOPPOSED;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.Clock;
import xietong.v1.Distribution;
import xietong.v1.DistributionOrBuilder;
import xietong.v1.DistributionParty;
import xietong.v1.DistributionPartyOrBuilder;
import xietong.v1.Objection;
import xietong.v1.ObjectionOrBuilder;
import xietong.v1.ObjectionState;
import xietong.v1.Reason;

/** Objections to a distribution and their periods (INT 509, 510): who is too late, and what time alone ends. */
final class Objections {
    private static final String OBJECTION = "distribution.objection";
    private static final Set<ObjectionState> OPEN =
            EnumSet.of(OBJECTION_STATE_RAISED, OBJECTION_STATE_OPPOSED, OBJECTION_STATE_SUED);

    private Objections() {}

    /** Whether it holds nothing back any more. */
    static boolean hasEnded(ObjectionOrBuilder objection) {
        return !OPEN.contains(objection.getState());
    }

    /** What time has ended: nobody opposed, so the objector is right; or the objector did not sue, so the plan stands. */
    static void lapse(Objection.Builder objection, Instant now) {
        Optional<Instant> due = due(objection.getClocksList());
        if (due.isEmpty() || now.isBefore(due.get())) {
            return;
        }
        if (objection.getState() == OBJECTION_STATE_RAISED) {
            end(objection, OBJECTION_STATE_UNOPPOSED, objection.getAmount().getMinorUnits(), due.get());
        } else if (objection.getState() == OBJECTION_STATE_OPPOSED) {
            end(objection, OBJECTION_STATE_NOT_SUED, 0, due.get());
        }
    }

    /** Ends it with what goes where the objector wanted it. */
    static void end(Objection.Builder objection, ObjectionState state, long awarded, Instant time) {
        objection.setState(state)
                .setAwarded(Measures.money(awarded, objection.getAmount().getCurrencyCode()))
                .setEndTime(Times.timestamp(time));
    }

    /** When the period of an objection ends that runs. */
    static Optional<Instant> due(List<Clock> clocks) {
        return clocks.stream().map(c -> Times.instant(c.getDueTime())).min(Instant::compareTo);
    }

    /** Whether a court's creditors can object no more: they said so, or their time is over. */
    static boolean isOver(DistributionPartyOrBuilder party, Instant now) {
        boolean late = party.hasObjectionEndTime() && !now.isBefore(Times.instant(party.getObjectionEndTime()));
        return party.hasWaiveTime() || late;
    }

    /** Refused with REASON_TOO_LATE where they can object no more. */
    static void requireTime(DistributionPartyOrBuilder party, Instant now) {
        if (isOver(party, now)) {
            Instant ended = Times.instant(party.hasWaiveTime() ? party.getWaiveTime() : party.getObjectionEndTime());
            throw tooLate("the period in which this court's creditors may object has ended", ended, "INT 509");
        }
    }

    /** Refused with REASON_TOO_LATE where an objection is not in this state any more. */
    static void require(ObjectionOrBuilder objection, ObjectionState state) {
        if (objection.getState() != state) {
            Instant ended = Times.instant(objection.hasEndTime() ? objection.getEndTime() : objection.getOpposeTime());
            throw tooLate("the objection is past this", ended, "INT 510")
                    .with("objection_state", objection.getState().name());
        }
    }

    static Refused tooLate(String message, Instant ended, String article) {
        return new Refused(Reason.REASON_TOO_LATE, message).with("ended", ended).with("article", article);
    }

    /** Until when some court may still object; empty where none may. No clock in the rule book: until all say so. */
    static Optional<Instant> openUntil(DistributionOrBuilder distribution, Instant now) {
        return distribution.getPartiesList().stream()
                .filter(p -> !isOver(p, now))
                .map(p -> p.hasObjectionEndTime() ? Times.instant(p.getObjectionEndTime()) : Instant.MAX)
                .max(Instant::compareTo);
    }

    /** When the next period of an objection ends; empty where none runs. */
    static Optional<Instant> nextEnd(DistributionOrBuilder distribution) {
        return distribution.getObjectionsList().stream()
                .filter(o -> !hasEnded(o))
                .flatMap(o -> due(o.getClocksList()).stream())
                .min(Instant::compareTo);
    }

    /** Each court's period, from its service: the clock that just began. */
    static void dateParties(Distribution.Builder next) {
        next.getClocksList().stream().filter(c -> c.getName().equals(OBJECTION)).findFirst().ifPresent(clock ->
                next.getPartiesBuilderList().stream()
                        .filter(p -> !p.hasObjectionEndTime())
                        .forEach(p -> p.setObjectionEndTime(clock.getDueTime())));
    }

    /** Whether every court but the objector's said that its creditors do not oppose. */
    static boolean isUnopposedByAll(ObjectionOrBuilder objection, DistributionOrBuilder distribution) {
        return distribution.getPartiesList().stream()
                .map(DistributionParty::getCourt)
                .filter(court -> !court.equals(objection.getCourt()))
                .allMatch(objection.getUnopposingList()::contains);
    }
}

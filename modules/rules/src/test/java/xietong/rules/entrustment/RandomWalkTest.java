// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import xietong.rules.Caller;
import xietong.rules.Case;
import xietong.rules.Catalogue;
import xietong.rules.Config;
import xietong.rules.Context;
import xietong.rules.Court;
import xietong.rules.Decision;
import xietong.rules.Look;
import xietong.rules.Motion;
import xietong.rules.Refused;
import xietong.rules.clock.ClockRunner;
import xietong.store.v1.ClockFired;
import xietong.v1.Clock;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentState;
import xietong.v1.Mode;
import xietong.v1.Reason;

/** Twenty thousand random commands on matters, time passing at random: what must hold after every one of them. */
class RandomWalkTest {
    private static final int COMMANDS = 20_000;
    private static final EntrustmentResource RESOURCE = new EntrustmentResource();

    private final long seed = Long.getLong("xietong.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final RandomMotions motions = new RandomMotions(random);
    private final Map<EntrustmentState, Integer> seen = new EnumMap<>(EntrustmentState.class);
    private Instant now = Case.beijing("2026-01-05T09:00");
    private Entrustment matter = Entrustment.getDefaultInstance();

    @Test
    void whatMustHoldHoldsAfterEveryCommand() {
        System.out.println("RandomWalkTest -Dxietong.seed=" + seed);
        int accepted = 0;
        for (int i = 0; i < COMMANDS; i++) {
            int patience = EntrustmentResource.FINAL.contains(matter.getState()) ? 4 : 60;
            if (random.nextInt(patience) == 0) {
                matter = Entrustment.getDefaultInstance();
            }
            pass(Duration.ofMinutes(random.nextInt(random.nextInt(5) == 0 ? 20_000 : 600)));
            accepted += hear(motions.next(matter)) ? 1 : 0;
            seen.merge(matter.getState(), 1, Integer::sum);
        }
        assertThat(accepted).as("accepted").isGreaterThan(COMMANDS / 10);
        assertThat(seen.keySet()).as("every state was visited").hasSize(11);
    }

    private void pass(Duration time) {
        Instant then = now.plus(time);
        while (true) {
            var due = ClockRunner.pending(matter.getClocksList()).stream()
                    .filter(step -> !step.due().isAfter(then))
                    .min(Comparator.comparing(ClockRunner.PendingStep::due));
            if (due.isEmpty()) {
                break;
            }
            now = due.get().due().isAfter(now) ? due.get().due() : now;
            accept(fired(due.get()));
        }
        now = then;
    }

    /** The hub's own command. */
    private Decision<Message> fired(ClockRunner.PendingStep step) {
        var fired = ClockFired.newBuilder()
                .setResource(matter.getId())
                .setClock(step.clock().getName())
                .setRun(step.clock().getRun())
                .setPercent(step.step().getPercent())
                .build();
        return Catalogue.rule("xietong.store.v1.ClockFired/entrustment").orElseThrow()
                .decide(matter, fired, new Context(now, Caller.hub(), Config.BOOK, Mode.MODE_LIVE, "", Look.NOTHING));
    }

    private boolean hear(Motion<?> motion) {
        Caller caller = motion.caller(Config.BOOK.directory());
        var context = new Context(now, caller, Config.BOOK, Mode.MODE_LIVE, Court.MATTER, Look.NOTHING);
        Message command = motion.command();
        Decision<Message> decision;
        try {
            decision = motion.rule().decide(matter, command, context);
        } catch (Refused e) {
            assertThat(e.reason()).as(e.getMessage()).isNotIn(Reason.REASON_INTERNAL, Reason.REASON_UNSPECIFIED);
            return false;
        }
        if (random.nextInt(20) == 0) {
            assertThat(motion.rule().decide(matter, command, context)).as("a pure function").isEqualTo(decision);
        }
        accept(decision);
        return true;
    }

    private void accept(Decision<Message> decision) {
        Entrustment next = (Entrustment) decision.state();
        String where = matter.getState() + " to " + next.getState() + " by "
                + next.getSteps(next.getStepsCount() - 1).getAction() + ", seed " + seed;
        assertThat(next.getRevision()).as(where).isEqualTo(matter.getRevision() + 1);
        assertThat(next.getStepsCount()).as(where).isEqualTo((int) next.getRevision());
        assertThat(next.getSteps(next.getStepsCount() - 1).getRevision()).isEqualTo(next.getRevision());
        assertThat(next.getSteps(next.getStepsCount() - 1).getState()).isEqualTo(next.getState());
        assertThat(next.getStepsList().subList(0, matter.getStepsCount())).isEqualTo(matter.getStepsList());
        if (EntrustmentResource.FINAL.contains(matter.getState())) {
            assertThat(next.getState()).as(where).isEqualTo(matter.getState());
        }
        assertThat(next.getOverdue() || !matter.getOverdue()).as("late stays late").isTrue();
        assertThat(next.getDisputedState() != EntrustmentState.ENTRUSTMENT_STATE_UNSPECIFIED)
                .isEqualTo(next.getState() == EntrustmentState.ENTRUSTMENT_STATE_DISPUTED);
        clocksHold(next, where);
        readersHold(next, decision, where);
        matter = next;
    }

    private static void clocksHold(Entrustment next, String where) {
        String state = next.getState().name().substring("ENTRUSTMENT_STATE_".length());
        var names = new HashSet<String>();
        for (Clock clock : next.getClocksList()) {
            assertThat(names.add(clock.getName())).as(clock.getName() + " twice " + where).isTrue();
            var rule = Config.BOOK.clocks().find(clock.getName()).orElseThrow();
            boolean runs = rule.runsIn().contains(state);
            assertThat(runs || rule.pausesIn().contains(state)).as(clock.getName() + " " + where).isTrue();
            assertThat(clock.hasPauseTime() && runs).as(clock.getName() + " stands still " + where).isFalse();
        }
    }

    private static void readersHold(Entrustment next, Decision<Message> decision, String where) {
        var directory = Config.BOOK.directory();
        for (Court court : RandomMotions.COURTS) {
            var caller = new Caller(directory.require(court.code()), court.officer());
            boolean party = !RESOURCE.relations(next, caller, directory).isEmpty();
            assertThat(RESOURCE.parties(next).contains(court.code())).as(court + " " + where).isEqualTo(party);
            assertThat(RESOURCE.rows(next).stream().anyMatch(r -> r.owner().equals(court.code()) && !party))
                    .as("row of a stranger " + court + " " + where).isFalse();
        }
        assertThat(RESOURCE.rows(next)).doesNotHaveDuplicates();
        decision.notices().forEach(notice -> {
            var told = new Caller(directory.require(notice.mailbox()), xietong.v1.Officer.getDefaultInstance());
            assertThat(RESOURCE.relations(next, told, directory)).as(notice + " " + where).contains(notice.right());
        });
        assertThat(decision.notices()).doesNotHaveDuplicates();
    }
}

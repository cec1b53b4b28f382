// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xietong.rules.book.RuleBook;
import xietong.rules.calendar.Deadlines;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.ClockRunner.PendingStep;
import xietong.rules.entrustment.EntrustmentResource;
import xietong.store.v1.ClockFired;
import xietong.v1.Clock;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentState;
import xietong.v1.Mode;

/**
 * The minutes of one entrusted matter: courts move, time passes, steps of clocks fire when they are due.
 *
 * <p>Every accepted motion is also held against the rights table, and must make exactly one revision and one step.
 * Every refusal must be listed in the comments of the contract and repeat nothing personal.
 */
public final class Case {
    private static final EntrustmentResource RESOURCE = new EntrustmentResource();

    private RuleBook book = Config.BOOK;
    private Instant now;
    private Entrustment matter = Entrustment.getDefaultInstance();
    private final List<String> told = new ArrayList<>();
    private final List<String> minutes = new ArrayList<>();
    private List<String> warnings = List.of();

    private Case(Instant now) {
        this.now = now;
    }

    /** An empty file at a moment of Beijing time, e.g. {@code 2026-03-02T09:00} (a Monday). */
    public static Case opens(String local) {
        return new Case(beijing(local));
    }

    /** An instant as a clerk in China writes it. */
    public static Instant beijing(String local) {
        return LocalDateTime.parse(local).atZone(Deadlines.ZONE).toInstant();
    }

    /** A file with 平谷's matter of this kind before 蓟州, sent at 2026-03-02T09:00. */
    public static Case sent(String kind) {
        Case file = opens("2026-03-02T09:00").hears(Court.PINGGU.submit(Court.JIZHOU, Examples.matter(kind)));
        return file.state() == EntrustmentState.ENTRUSTMENT_STATE_SENT ? file : file.hears(Court.PINGGU.approve());
    }

    /** From now on by these rules. */
    public Case under(RuleBook rules) {
        book = rules;
        return this;
    }

    /** Time passes; what falls due on the way fires at its instant, in order. */
    public Case at(String local) {
        return at(beijing(local));
    }

    /** Time passes. */
    public Case after(Duration time) {
        return at(now.plus(time));
    }

    private Case at(Instant then) {
        told.clear();
        assertThat(then).isAfterOrEqualTo(now);
        for (Optional<PendingStep> next = next(then); next.isPresent(); next = next(then)) {
            now = next.get().due().isAfter(now) ? next.get().due() : now;
            fire(next.get());
        }
        now = then;
        return this;
    }

    private Optional<PendingStep> next(Instant until) {
        return ClockRunner.pending(matter.getClocksList()).stream()
                .filter(step -> !step.due().isAfter(until))
                .min(Comparator.comparing(PendingStep::due));
    }

    /** A clock's step falls due. */
    public Case fire(PendingStep step) {
        var fired = ClockFired.newBuilder()
                .setResource(matter.getId())
                .setClock(step.clock().getName())
                .setRun(step.clock().getRun())
                .setPercent(step.step().getPercent())
                .setDueTime(Times.timestamp(step.due()))
                .build();
        var rule = Catalogue.rule(ClockFired.getDescriptor().getFullName() + "/entrustment").orElseThrow();
        accept(rule.decide(matter, fired, context(Caller.hub())));
        return this;
    }

    /** The motion is accepted. */
    public Case hears(Motion<?> motion) {
        told.clear();
        Caller caller = motion.caller(book.directory());
        Checks.header(motion.rule().header(motion.command()));
        boolean creates = motion.rule().resource(motion.command(), caller).isEmpty();
        assertThat(Rights.standard().permits(motion.rule().method(), caller.organisation().getKind(), caller.role(),
                        creates ? Set.of(Relation.NONE) : relations(motion.by())))
                .as("right of %s to %s", motion.by().code(), motion.rule().method())
                .isTrue();
        accept(motion.rule().decide(matter, motion.command(), context(caller)));
        return this;
    }

    private void accept(Decision<?> decision) {
        Entrustment next = (Entrustment) decision.state();
        assertThat(next.getRevision()).isEqualTo(matter.getRevision() + 1);
        assertThat(next.getStepsCount()).isEqualTo((int) next.getRevision());
        matter = next;
        warnings = decision.warnings();
        for (Notice notice : decision.notices()) {
            String line = notice.mailbox() + " " + notice.topic().substring("entrustment.".length());
            told.add(line);
            minutes.add(now.atZone(Deadlines.ZONE).toLocalDateTime() + " " + line);
        }
    }

    /** The motion is refused; the matter stays as it is. */
    public Refusal refuses(Motion<?> motion) {
        Message command = motion.command();
        Refused refused = catchThrowableOfType(
                Refused.class, () -> motion.rule().decide(matter, command, context(motion.caller(book.directory()))));
        assertThat(refused).as("%s should be refused", motion.rule().method()).isNotNull();
        RESOURCE.explained(refused, matter);
        return new Refusal(motion.rule().method(), refused, matter).repeatsNothingPersonalOf(command, matter);
    }

    private Context context(Caller caller) {
        return new Context(now, caller, book, Mode.MODE_LIVE, Court.MATTER, Look.NOTHING);
    }

    /** The time. */
    public Instant now() {
        return now;
    }

    /** The matter as it is stored. */
    public Entrustment matter() {
        return matter;
    }

    /** Where it stands. */
    public EntrustmentState state() {
        return matter.getState();
    }

    /** Whom the last move, or the time that passed last, told of what: {@code 津0119 sent}. */
    public List<String> told() {
        return List.copyOf(told);
    }

    /** All that was told so far, with its time: {@code 2026-03-02T09:00 津0119 sent}. */
    public List<String> minutes() {
        return List.copyOf(minutes);
    }

    /** What was accepted last but looked wrong. */
    public List<String> warnings() {
        return warnings;
    }

    /** A clock that is there. */
    public Clock clock(String name) {
        return matter.getClocksList().stream().filter(c -> c.getName().equals(name)).findFirst().orElseThrow();
    }

    /** When a clock ends, in Beijing time. */
    public String due(String name) {
        return Times.instant(clock(name).getDueTime()).atZone(Deadlines.ZONE).toLocalDateTime().toString();
    }

    /** Names of the clocks that run; one that stands still in brackets. */
    public List<String> clocks() {
        return matter.getClocksList().stream()
                .map(c -> c.hasPauseTime() ? "(" + c.getName() + ")" : c.getName())
                .toList();
    }

    /** How a court stands to it. */
    public Set<Relation> relations(Court court) {
        return RESOURCE.relations(matter, caller(court), book.directory());
    }

    /** What a court would read. */
    public Entrustment view(Court court) {
        return RESOURCE.view(matter, caller(court), Rights.standard(), book.directory());
    }

    private Caller caller(Court court) {
        return new Caller(book.directory().require(court.code()), court.officer());
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import xietong.rules.admin.AdminRules;
import xietong.rules.alert.Hits;
import xietong.rules.book.RuleBook;
import xietong.rules.clock.ClockRunner;
import xietong.rules.clock.ClockRunner.PendingStep;
import xietong.rules.retention.Retained;
import xietong.store.v1.ClockFired;
import xietong.store.v1.SightingMatched;
import xietong.v1.Mode;

/**
 * Many resources under the rules alone: whatever a command changes, here or elsewhere, is taken over as the hub does,
 * rights are checked, clocks fire when they are due, and what every change must keep is looked at after each.
 */
public final class Docket implements Look {
    private final Map<String, Message> states = new LinkedHashMap<>();
    private final Map<List<String>, TreeSet<Row>> lists = new HashMap<>();
    private final Map<String, Instant> touched = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private RuleBook book = Config.BOOK;
    private Instant now;
    private int ids;
    private List<String> warnings = List.of();

    private record Row(Instant due, String resource) implements Comparable<Row> {
        @Override
        public int compareTo(Row other) {
            return Comparator.comparing(Row::due).thenComparing(Row::resource).compare(this, other);
        }
    }

    private record Due(String id, PendingStep step) {}

    private Docket(Instant now) {
        this.now = now;
    }

    /** Empty, at a moment of Beijing time. */
    public static Docket opens(String local) {
        return new Docket(Case.beijing(local));
    }

    /** From now on by these rules. */
    public Docket under(RuleBook rules) {
        book = rules;
        return this;
    }

    // --- what rules may look at

    @Override
    public Optional<Message> state(String id) {
        return Optional.ofNullable(states.get(id));
    }

    @Override
    public List<String> listed(String list, String owner) {
        return lists.getOrDefault(List.of(list, owner), new TreeSet<>()).stream().map(Row::resource).toList();
    }

    @Override
    public Instant touched(String id) {
        return touched.entrySet().stream()
                .filter(e -> e.getKey().equals(id) || e.getKey().startsWith(AdminRules.readingsOf(id)))
                .map(Map.Entry::getValue)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    // --- time

    /** Time passes; what falls due on the way fires at its instant, in order. */
    public Docket at(Instant then) {
        assertThat(then).isAfterOrEqualTo(now);
        told.clear();
        for (Optional<Due> next = next(then); next.isPresent(); next = next(then)) {
            PendingStep step = next.get().step();
            now = step.due().isAfter(now) ? step.due() : now;
            fire(next.get());
        }
        now = then;
        return this;
    }

    /** Nothing fires until then: the hub was not there. Then all that is due fires, in order of due time, at that moment. */
    public Docket away(String local) {
        Instant back = Case.beijing(local);
        told.clear();
        now = back;
        for (Optional<Due> next = next(back); next.isPresent(); next = next(back)) {
            fire(next.get());
        }
        return this;
    }

    /** Time passes to a moment of Beijing time. */
    public Docket at(String local) {
        return at(Case.beijing(local));
    }

    /** Time passes. */
    public Docket after(Duration time) {
        return at(now.plus(time));
    }

    private Optional<Due> next(Instant until) {
        Due first = null;
        for (var e : states.entrySet()) {
            Resource<Message> resource = Catalogue.resourceOf(e.getValue());
            for (PendingStep step : ClockRunner.next(resource.clocks(e.getValue()))) {
                if (!step.due().isAfter(until) && (first == null || step.due().isBefore(first.step().due()))) {
                    first = new Due(e.getKey(), step);
                }
            }
        }
        return Optional.ofNullable(first);
    }

    private void fire(Due due) {
        var fired = ClockFired.newBuilder()
                .setResource(due.id())
                .setClock(due.step().clock().getName())
                .setRun(due.step().clock().getRun())
                .setPercent(due.step().step().getPercent())
                .setDaysBefore(due.step().step().getDaysBefore())
                .setDueTime(Times.timestamp(due.step().due()))
                .build();
        String kind = Catalogue.resourceOf(states.get(due.id())).kind();
        var rule = Catalogue.rule(ClockFired.getDescriptor().getFullName() + "/" + kind).orElseThrow();
        take(due.id(), rule.decide(states.get(due.id()), fired, context(Caller.hub(), "")));
    }

    // --- commands

    /** The motion is accepted; the identifier of its resource. */
    public String hears(Motion<?> motion) {
        told.clear();
        Caller caller = motion.caller(book.directory());
        CommandRule<Message, Message> rule = motion.rule();
        Checks.header(rule.header(motion.command()));
        assertThat(permits(motion, caller)).as("right of %s to %s", motion.by().code(), rule.method()).isTrue();
        String id = rule.resource(motion.command(), caller);
        String made = id.isEmpty() ? "R" + ++ids : id;
        Decision<Message> decision = rule.decide(before(rule, id), motion.command(), context(caller, made));
        assertThat(rule.decide(before(rule, id), motion.command(), context(caller, made)))
                .as("a pure function")
                .isEqualTo(decision);
        take(made, decision);
        return made;
    }

    /** The motion is accepted, or refused and everything stays as it is; whether it was accepted. */
    public boolean tries(Motion<?> motion) {
        Caller caller = motion.caller(book.directory());
        CommandRule<Message, Message> rule = motion.rule();
        String id = rule.resource(motion.command(), caller);
        boolean permitted = permits(motion, caller);
        try {
            if (permitted) {
                rule.decide(before(rule, id), motion.command(), context(caller, "R-tried"));
            }
        } catch (Refused refused) {
            permitted = false;
        }
        if (permitted) {
            hears(motion);
        }
        return permitted;
    }

    /** The motion is refused, by right or by rule; everything stays as it is. */
    public Refused refuses(Motion<?> motion) {
        Caller caller = motion.caller(book.directory());
        CommandRule<Message, Message> rule = motion.rule();
        if (!permits(motion, caller)) {
            return Refused.notParty();
        }
        String id = rule.resource(motion.command(), caller);
        Refused refused = catchThrowableOfType(
                Refused.class, () -> rule.decide(before(rule, id), motion.command(), context(caller, "R-refused")));
        assertThat(refused).as("%s should be refused", rule.method()).isNotNull();
        assertThat(Contract.reasons(rule.method())).as("listed for %s", rule.method()).contains(refused.reason());
        return refused;
    }

    /** A hit of the index: the hub gives its own command, as {@link Hits} says; the alert, or empty where there is none. */
    public Optional<String> sees(SightingMatched hit) {
        told.clear();
        Optional<Message> routed = Hits.route(hit, this, book.locating());
        if (routed.isEmpty()) {
            return Optional.empty();
        }
        Message command = routed.get();
        boolean matched = command instanceof SightingMatched;
        String kind = matched ? "/alert" : "/watch_order";
        var rule = Catalogue.rule(command.getDescriptorForType().getFullName() + kind).orElseThrow();
        String id = rule.resource(command, Caller.hub());
        String made = id.isEmpty() ? "R" + ++ids : id;
        take(made, rule.decide(before(rule, id), command, context(Caller.hub(), made)));
        return matched ? Optional.of(made) : Optional.empty();
    }

    /** The hub gives a command of its own, which is accepted. */
    public void does(Message own) {
        told.clear();
        CommandRule<Message, Message> rule = Catalogue.own(own);
        String id = rule.resource(own, Caller.hub());
        take(id, rule.decide(before(rule, id), own, context(Caller.hub(), id)));
    }

    /** The hub gives a command of its own, which is refused; everything stays as it is. */
    public Refused declines(Message own) {
        CommandRule<Message, Message> rule = Catalogue.own(own);
        String id = rule.resource(own, Caller.hub());
        Refused refused = catchThrowableOfType(
                Refused.class, () -> rule.decide(before(rule, id), own, context(Caller.hub(), id)));
        assertThat(refused).as("%s should be refused", rule.method()).isNotNull();
        return refused;
    }

    /** How a resource stands to the passing of time now. */
    public Retained retained(String id) {
        return Retained.of(id, states.get(id), this, book, now);
    }

    /** The same at a local time, once all that falls due before has fired. */
    public Retained.Standing standing(String local, String id) {
        return at(local).retained(id).standing();
    }

    /** What the passing of time asks for is done, if it asks for something; whether it did. */
    public boolean passes(String id) {
        Message state = states.get(id);
        Optional<Message> erasure = Retained.erasure(
                id, Catalogue.resourceOf(state).revision(state), "retention/" + id, this, book, now);
        erasure.ifPresent(e -> {
            Decision<Message> decision = Catalogue.rule(AdminRules.ERASE).orElseThrow().decide(state, e, context(Caller.hub(), id));
            assertThat(decision.erase()).isTrue();
            take(id, decision);
        });
        return erasure.isPresent();
    }

    private boolean permits(Motion<?> motion, Caller caller) {
        String subject = motion.rule().subject(motion.command(), caller);
        var relations = EnumSet.noneOf(Relation.class);
        if (subject.isEmpty()) {
            relations.add(Relation.NONE);
        } else if (states.containsKey(subject)) {
            Message state = states.get(subject);
            relations.addAll(Catalogue.resourceOf(state).relations(state, caller, book.directory()));
        }
        return Rights.standard()
                .permits(motion.rule().method(), caller.organisation().getKind(), caller.role(), relations);
    }

    private Message before(CommandRule<Message, Message> rule, String id) {
        Resource<Message> resource = Catalogue.resource(rule.kind());
        return id.isEmpty() || resource.implicit() && !states.containsKey(id) ? resource.empty() : states.get(id);
    }

    private Context context(Caller caller, String id) {
        return new Context(now, caller, book, Mode.MODE_DRILL, id, this);
    }

    private void take(String id, Decision<Message> decision) {
        var changed = new LinkedHashMap<String, Message>();
        changed.put(id, decision.state());
        decision.effects().forEach(e -> assertThat(changed.put(e.id(), e.state())).as("%s twice", e.id()).isNull());
        changed.forEach(this::put);
        told(id, decision.notices());
        decision.effects().forEach(e -> told(e.id(), e.notices()));
        warnings = decision.warnings();
    }

    private void put(String id, Message after) {
        Resource<Message> resource = Catalogue.resourceOf(after);
        Message before = states.getOrDefault(id, resource.empty());
        assertThat(resource.revision(after)).as("revision of %s", id).isEqualTo(resource.revision(before) + 1);
        if (states.containsKey(id)) {
            resource.rows(before).forEach(r -> rows(r).remove(new Row(r.due(), id)));
        }
        assertThat(resource.rows(after)).as("rows of %s", id).doesNotHaveDuplicates();
        resource.rows(after).forEach(r -> rows(r).add(new Row(r.due(), id)));
        states.put(id, after);
        touched.put(id, now);
    }

    private TreeSet<Row> rows(Resource.ListRow row) {
        return lists.computeIfAbsent(List.of(row.list(), row.owner()), k -> new TreeSet<>());
    }

    private void told(String id, List<Notice> notices) {
        Message state = states.get(id);
        for (Notice notice : notices) {
            var reader = new Caller(
                    book.directory().require(notice.mailbox().split("/")[0]), xietong.v1.Officer.getDefaultInstance());
            assertThat(Catalogue.resourceOf(state).relations(state, reader, book.directory()))
                    .as("%s is entitled", notice)
                    .contains(notice.right());
            told.add(notice.mailbox() + " " + notice.topic());
        }
    }

    // --- what is there now

    /** The time. */
    public Instant now() {
        return now;
    }

    /** A resource as it is stored. */
    public <S extends Message> S get(String id, S empty) {
        return state(id, empty).orElseThrow();
    }

    /** All resources of a kind by identifier. */
    public <S extends Message> Map<String, S> all(S empty) {
        var found = new LinkedHashMap<String, S>();
        states.keySet().forEach(id -> state(id, empty).ifPresent(s -> found.put(id, s)));
        return found;
    }

    /** What an organisation may read of a resource; empty for a stranger. */
    public Optional<Message> view(String id, String organisation, String method) {
        return view(id, organisation, method, new Court(organisation).officer());
    }

    /** What one officer of an organisation may read of a resource; empty for a stranger. */
    public Optional<Message> view(String id, String organisation, String method, xietong.v1.Officer officer) {
        Message state = states.get(id);
        Resource<Message> resource = Catalogue.resourceOf(state);
        var reader = new Caller(book.directory().require(organisation), officer);
        boolean permitted = Rights.standard().permits(
                "xietong.v1." + method,
                reader.organisation().getKind(),
                reader.role(),
                resource.relations(state, reader, book.directory()));
        return permitted ? Optional.of(resource.view(state, reader, Rights.standard(), book.directory())) : Optional.empty();
    }

    /** Whom the last move, or the time that passed last, told of what: {@code 津0119 freeze.activated}. */
    public List<String> told() {
        return List.copyOf(told);
    }

    /** What was accepted last but looked wrong. */
    public List<String> warnings() {
        return warnings;
    }
}

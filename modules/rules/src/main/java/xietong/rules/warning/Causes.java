// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.rules.Catalogue;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.Resource;
import xietong.rules.Resource.Owing;
import xietong.rules.Times;
import xietong.rules.book.Warnings.Cause;
import xietong.rules.clock.ClockRunner;
import xietong.store.v1.ClockFired;
import xietong.v1.Clock;
import xietong.v1.ClockStep;
import xietong.v1.Warning;
import xietong.v1.WarningEnd;
import xietong.v1.WarningLevel;

/**
 * What follows for warnings from a change of one resource. A step of a clock that the rule book names as a cause raises one,
 * or makes the one that is there graver; a clock that ends, or begins anew, clears what it caused. A cause is a run of a
 * clock of a resource, and one who owes: so there is one warning for each, however often anyone looks, and the next run
 * causes a new one.
 */
final class Causes {
    private static final int END = 100;

    private final String id;
    private final Resource<Message> resource;
    private final Message before;
    private final Message after;
    private final Context context;
    private final Instant due;
    private final Map<String, Effect> effects = new LinkedHashMap<>();

    private Causes(String id, Message before, Message after, Instant due, Context context) {
        this.id = id;
        this.resource = Catalogue.resourceOf(after);
        this.before = before;
        this.after = after;
        this.context = context;
        this.due = due;
    }

    /** Of a change; {@code fired} is the step that made it, the default instance where a caller's command did. */
    static List<Effect> of(String id, Message before, Message after, ClockFired fired, Context context) {
        var causes = new Causes(id, before, after, Times.instant(fired.getDueTime()), context);
        List<Clock> clocks = causes.resource.clocks(before);
        if (!clocks.isEmpty() && !(after instanceof Warning)) {
            boolean own = fired.getResource().equals(id);
            List<ClockStep> steps = own ? ClockRunner.fire(clocks, fired).steps() : List.of();
            clocks.forEach(clock -> causes.look(clock, own && isOf(clock, fired) ? steps : List.of()));
        }
        return List.copyOf(causes.effects.values());
    }

    private static boolean isOf(Clock clock, ClockFired fired) {
        return clock.getName().equals(fired.getClock()) && clock.getRun() == fired.getRun();
    }

    private void look(Clock clock, List<ClockStep> steps) {
        Optional<Cause> found = context.book().warnings().cause(clock.getName());
        List<Clock> now = resource.clocks(after).stream().filter(c -> c.getName().equals(clock.getName())).toList();
        boolean runs = now.stream().anyMatch(c -> c.getRun() == clock.getRun());
        boolean ranOut = steps.stream().anyMatch(s -> s.getPercent() == END);
        boolean lapsed = false;
        for (ClockStep step : steps) {
            Optional<WarningLevel> level = found.flatMap(cause -> cause.level(step)).filter(l -> runs || ranOut);
            level.ifPresent(l -> raise(clock, found.orElseThrow(), l, !runs));
            lapsed |= level.isPresent() && !runs;
        }
        // What was raised under an older rule book is cleared too, though its cause may have gone from the book.
        boolean warned = clock.getFiredPercent() > 0 || clock.getFiredDaysBefore() > 0;
        if (!runs && !lapsed && warned) {
            clear(clock, now.isEmpty() ? WarningEnd.WARNING_END_CAUSE_GONE : WarningEnd.WARNING_END_CLOCK_ANEW);
        }
    }

    private void raise(Clock clock, Cause cause, WarningLevel level, boolean lapsed) {
        // Of a resource that the step itself ended, who owed is said by the state before.
        for (Owing owing : resource.owing(before, cause.owes())) {
            String warning = warning(clock, owing.organisation());
            Optional<Warning> known = context.look().state(warning, Warning.getDefaultInstance());
            if (known.isPresent()) {
                graver(warning, known.get(), level, lapsed);
                continue;
            }
            var draft = new WarningDraft(warning, Warning.getDefaultInstance(), "raised", context);
            draft.next
                    .setKind(cause.kind())
                    .setNumber(number())
                    .setResource(id)
                    .setResourceKind(resource.kind())
                    .setClock(clock.getName())
                    .setRun(clock.getRun())
                    .setOrganisation(owing.organisation())
                    .setCaseNumber(owing.caseNumber())
                    .setTeam(owing.team())
                    .setHandler(owing.handler())
                    .setDueTime(clock.getDueTime())
                    .setProvisional(clock.getProvisional())
                    .setLapsed(lapsed)
                    .setRaiseTime(Times.timestamp(context.now()));
            effects.put(warning, late(draft).open(level, "raised").effect());
        }
    }

    private void graver(String warning, Warning known, WarningLevel level, boolean lapsed) {
        boolean graver = level.getNumber() > known.getLevel().getNumber() || lapsed && !known.getLapsed();
        if (!graver || WarningResource.isCleared(known)) {
            return;
        }
        var draft = new WarningDraft(warning, known, lapsed ? "lapsed" : "graver", context);
        draft.next.setLapsed(lapsed);
        effects.put(warning, late(draft).open(level, lapsed ? "lapsed" : "graver").effect());
    }

    private WarningDraft late(WarningDraft draft) {
        return draft.fellDue(due, resource.told(before));
    }

    private void clear(Clock clock, WarningEnd end) {
        for (String warning : context.look().listed(WarningLists.BY_RESOURCE, id)) {
            context.look().state(warning, Warning.getDefaultInstance())
                    .filter(w -> w.getClock().equals(clock.getName()) && w.getRun() == clock.getRun())
                    .filter(w -> !WarningResource.isCleared(w))
                    .ifPresent(w -> effects.put(
                            warning, new WarningDraft(warning, w, "cleared", context).clear(end).effect()));
        }
    }

    private int number() {
        var raised = new ArrayList<>(effects.keySet());
        raised.removeIf(w -> context.look().state(w).isPresent());
        return context.look().listed(WarningLists.BY_RESOURCE, id).size() + raised.size() + 1;
    }

    /** The cause names the warning: whoever looks again finds it. */
    private String warning(Clock clock, String organisation) {
        return id + ".w." + clock.getName() + "." + clock.getRun() + "." + organisation;
    }
}

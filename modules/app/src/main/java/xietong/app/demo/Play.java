// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import xietong.client.HubRefusal;
import xietong.rules.Times;
import xietong.rules.calendar.Deadlines;
import xietong.v1.MailboxItem;
import xietong.v1.Receipt;
import xietong.v1.SightingAnswer;

/**
 * Plays a scenario step by step. Between steps those who act by themselves get their deliveries and do what their time
 * has come for; the clock moves from one such moment to the next and waits for nobody.
 */
final class Play implements Voice {
    private static final String DAY = "DAY ";

    private final Cast cast;
    private final References references;
    private final Player player;
    private final Lookout lookout;
    private final Summary summary;
    private final Progress progress;
    private final List<Scenario.Watch> shown;
    private final Agenda agenda = new Agenda();
    private final Map<String, Actor> actors = new HashMap<>();
    private final Instant begin;
    private boolean asWritten = true;

    Play(Scenario scenario, Cast cast, References references, Summary summary, Progress progress) {
        this.cast = cast;
        this.references = references;
        this.summary = summary;
        this.progress = progress;
        player = new Player(cast, references);
        lookout = new Lookout(cast, references);
        shown = scenario.shown();
        if (scenario.starts() != null) {
            cast.advance(Duration.between(cast.now(), next(scenario.starts(), cast.now())));
        }
        begin = cast.now();
        scenario.institutions().forEach(row -> actors.put(row.code(), new Institution(row, cast, agenda, this, begin)));
        if (scenario.caseload() != null) {
            actors.put("", new Caseload(scenario.caseload(), cast, agenda, begin, progress::between));
        }
        if (scenario.clerks() != null) {
            List<String> courts = scenario.courts();
            for (int i = 0; i < courts.size(); i++) {
                String court = courts.get(i);
                actors.put(court, new Clerk(court, scenario.clerks(), i, courts.size(), cast, agenda, this));
            }
        }
    }

    /** Plays all steps; says whether everything went as it is written. */
    boolean all(List<Scenario.Step> steps) throws Exception {
        for (Scenario.Step step : steps) {
            play(step);
        }
        settle();
        return asWritten;
    }

    private void play(Scenario.Step step) throws Exception {
        if (step.advance() != null) {
            Instant end = cast.now().plus(step.advanceBy());
            until(end, step.advanceBy(), () -> false);
            progress.step(cast.now(), "⏩ " + (step.say() == null ? "" : step.say() + "，") + "时钟前进 " + length(step.advanceBy()));
        } else if (step.at() != null) {
            Instant end = step.at().startsWith(DAY) ? day(step.at()) : next(step.at(), cast.now());
            until(end, Duration.ofDays(7), () -> false);
            if (step.name() != null) {
                references.timed(step.name(), end);
            }
            progress.step(cast.now(), "⏩ " + step.at() + (step.say() == null ? "" : "  " + step.say()));
        } else if (step.until() != null) {
            Condition condition = step.until();
            boolean held = until(cast.now().plus(condition.patience()), condition.stride(),
                    () -> condition.holds(cast, references));
            progress.step(cast.now(), "⏩ " + step.say() + written(held));
        } else if (step.show() != null) {
            settle();
            progress.step(cast.now(), step.say());
            asWritten &= summary.show(step.show());
            progress.blank();
        } else if (step.sight() != null) {
            sight(step);
        } else {
            List<Scenario.Step> all = all(step);
            Player.Played played = step.each() == null ? player.play(step) : player.playAll(all);
            boolean fits = step.refused() == null
                    ? played.receipt() != null
                    : played.refusal() != null && played.refusal().reason().name().equals("REASON_" + step.refused());
            Instant time = played.receipt() == null ? cast.now() : Times.instant(played.receipt().getAcceptTime());
            progress.step(time, Progress.line(step.as(), said(step, all), played) + written(fits));
            if (!step.quick()) {
                settle();
            }
        }
    }

    private static String length(Duration by) {
        return by.toDays() > 0 && by.equals(Duration.ofDays(by.toDays())) ? by.toDays() + " 天" : by.toString().substring(2);
    }

    /** The step itself, or one for each item of its list. */
    private List<Scenario.Step> all(Scenario.Step step) {
        return step.each() == null ? List.of(step) : references.items(step.each()).stream().map(step::of).toList();
    }

    private static String said(Scenario.Step step, List<Scenario.Step> all) {
        return step.say() + (step.each() == null ? "" : " ×" + all.size());
    }

    private void sight(Scenario.Step step) throws Exception {
        List<Scenario.Step> all = all(step);
        long began = System.nanoTime();
        List<SightingAnswer> answers = lookout.report(step.as(), all.stream().map(Scenario.Step::sight).toList());
        String verdicts = Progress.verdicts(answers, Duration.ofNanos(System.nanoTime() - began));
        boolean fits = answers.stream()
                .allMatch(a -> a.getVerdict().name().equals("SIGHTING_VERDICT_" + step.sight().verdict()));
        progress.step(cast.now(), step.as() + "  " + said(step, all) + verdicts + written(fits));
        settle();
    }

    private String written(boolean fits) {
        asWritten &= fits;
        return fits ? "" : "   ✗ not as written";
    }

    /** Lets the clock run to an end, or until something holds; says whether it does. */
    private boolean until(Instant end, Duration stride, Callable<Boolean> holds) throws Exception {
        while (true) {
            settle();
            if (holds.call()) {
                return true;
            }
            Instant now = cast.now();
            if (!now.isBefore(end)) {
                return false;
            }
            Instant next = now.plus(stride).isBefore(end) ? now.plus(stride) : end;
            Optional<Instant> due = agenda.next();
            if (due.isPresent() && due.get().isBefore(next)) {
                next = due.get();
            }
            cast.advance(Duration.between(now, next));
        }
    }

    /** Until nobody has anything to do at this time. */
    private void settle() {
        while (true) {
            cast.news().forEach(this::tell);
            Instant now = cast.now();
            Optional<Runnable> due = agenda.due(now);
            if (due.isEmpty()) {
                return;
            }
            while (due.isPresent()) {
                due.get().run();
                due = agenda.due(now);
            }
        }
    }

    private void tell(Cast.News news) {
        MailboxItem item = news.item();
        if (item.getTopic().equals("dispatch_order.sent")) {
            references.ordered(news.organisation(), item.getResource());
        } else if (item.getTopic().equals("alert.raised")) {
            references.alerted(item.getAlert().getWatchOrder(), item.getResource());
        } else if (item.getTopic().equals("warning.raised")) {
            references.warned(item.getWarning().getCaseNumber(), item.getResource());
        } else if (item.getTopic().equals("grid_task.pushed")) {
            references.tasked(item.getGridTask().getPush(), item.getGridTask().getNumber(), item.getResource());
        } else if (item.getTopic().equals("subject.address_reported")) {
            references.filed(item.getSubject().getAddressesList().stream()
                    .reduce((earlier, later) -> later).orElseThrow().getTask(), item.getResource());
        }
        shown.stream()
                .filter(w -> w.shows(news.organisation(), item))
                .forEach(w -> Deliveries.text(item)
                        .ifPresent(text -> progress.between(Times.instant(item.getTime()), "◀ " + w.at() + "  " + w.say() + "  " + text)));
        Optional.ofNullable(actors.get(news.organisation())).ifPresent(actor -> actor.on(item));
    }

    @Override
    @SuppressWarnings("unchecked")
    public <Q extends Message, R extends Message> Receipt send(
            String who, String say, MethodDescriptor<Q, R> method, Q request) {
        long began = System.nanoTime();
        try {
            Receipt receipt =
                    cast.command(who, (MethodDescriptor<Message, Message>) (MethodDescriptor<?, ?>) method, request);
            progress.between(Times.instant(receipt.getAcceptTime()),
                    Progress.line(who, say, Player.Played.accepted(receipt, began)));
            return receipt;
        } catch (HubRefusal refusal) {
            progress.between(cast.now(), Progress.line(who, say, Player.Played.refused(refusal, began)) + written(false));
            return Receipt.getDefaultInstance();
        }
    }

    /** So many days after the play began, e.g. DAY 365 18:00. */
    private Instant day(String at) {
        String[] parts = at.substring(DAY.length()).split(" ");
        return begin.atZone(Deadlines.ZONE).plusDays(Long.parseLong(parts[0])).with(LocalTime.parse(parts[1])).toInstant();
    }

    /** The next time that it is such a day and hour in Beijing, e.g. MON 09:00. */
    static Instant next(String at, Instant now) {
        String[] parts = at.split(" ");
        DayOfWeek day = Arrays.stream(DayOfWeek.values())
                .filter(d -> d.name().startsWith(parts[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + at + "': MON 09:00 is accepted"));
        ZonedDateTime local = now.atZone(Deadlines.ZONE).with(LocalTime.parse(parts[1]));
        while (local.getDayOfWeek() != day || !local.toInstant().isAfter(now)) {
            local = local.plusDays(1);
        }
        return local.toInstant();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import static xietong.v1.WarningDelay.WARNING_DELAY_HUB_AWAY;
import static xietong.v1.WarningDelay.WARNING_DELAY_TOLD_LATE;
import static xietong.v1.WarningRung.WARNING_RUNG_OFFICER;
import static xietong.v1.WarningRung.WARNING_RUNG_SUPERIOR;
import static xietong.v1.WarningState.WARNING_STATE_CLEARED;
import static xietong.v1.WarningState.WARNING_STATE_OPEN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Notices;
import xietong.rules.Relation;
import xietong.rules.Times;
import xietong.rules.book.Warnings.Ladder;
import xietong.rules.book.Warnings.Rung;
import xietong.rules.clock.ClockRunner;
import xietong.rules.directory.Address;
import xietong.rules.directory.Directory;
import xietong.v1.Organisation;
import xietong.v1.Warning;
import xietong.v1.WarningEnd;
import xietong.v1.WarningLevel;
import xietong.v1.WarningRung;
import xietong.v1.WarningStep;

/** The next state of a warning while it is written: where it stands on its ladder, and who is told. */
final class WarningDraft {
    private static final Duration ON_TIME = Duration.ofMinutes(1);

    /** Name of the clock to the next rung. */
    static final String LADDER = "warning.ladder";

    final String id;
    final Warning.Builder next;
    private final Context context;
    private final WarningStep.Builder step;
    private final Notices notices = Notices.toAll(WarningResource.KIND);

    WarningDraft(String id, Warning before, String action, Context context) {
        this.id = id;
        this.context = context;
        this.next = before.toBuilder().setId(id).setRevision(before.getRevision() + 1);
        this.step = WarningStep.newBuilder()
                .setRevision(next.getRevision())
                .setTime(Times.timestamp(context.now()))
                .setAction(action);
    }

    /** The step was done by the caller. */
    WarningDraft byCaller(String text) {
        step.setOrganisation(context.caller().code()).setOfficer(context.caller().officer()).setText(text);
        return this;
    }

    Context context() {
        return context;
    }

    /** A step of a clock made it, which fell due then; {@code told} is when what set the clock was told. */
    WarningDraft fellDue(Instant due, Instant told) {
        step.setDueTime(Times.timestamp(due));
        if (context.now().isAfter(due.plus(ON_TIME))) {
            step.setDelay(due.isBefore(told) ? WARNING_DELAY_TOLD_LATE : WARNING_DELAY_HUB_AWAY);
        }
        return this;
    }

    /** From the officer up again, at a level. */
    WarningDraft open(WarningLevel level, String event) {
        next.setState(WARNING_STATE_OPEN).setLevel(level);
        return stand(WARNING_RUNG_OFFICER, event);
    }

    /** To the next rung, if there is one. */
    WarningDraft climb() {
        ladder().above(next.getRung()).ifPresent(rung -> stand(rung.rung(), "climbed"));
        return this;
    }

    private Ladder ladder() {
        return context.book().warnings().ladder(next.getKind());
    }

    private WarningDraft stand(WarningRung rung, String event) {
        next.setRung(rung).clearClocks();
        tell(ladder().rung(rung), event);
        ladder().above(rung).filter(this::reachable).ifPresent(above -> next.addClocks(
                ClockRunner.plain(LADDER, above.pause(), next.getRevision(), context.now(), context.book())));
        return this;
    }

    private boolean reachable(Rung rung) {
        return rung.rung() != WARNING_RUNG_SUPERIOR || superior().isPresent();
    }

    private Optional<Organisation> superior() {
        return context.book().directory().superiors(next.getOrganisation()).stream()
                .filter(o -> !o.getClosed())
                .findFirst();
    }

    private void tell(Rung rung, String event) {
        if (rung.rung() == WARNING_RUNG_SUPERIOR) {
            superior().ifPresent(o -> {
                if (!next.getLaidBeforeList().contains(o.getCode())) {
                    next.addLaidBefore(o.getCode());
                }
                notices.tell(mailbox(o.getCode(), rung.desks().stream()), event, Relation.RECIPIENT_SUPERIOR);
            });
            return;
        }
        Stream<String> own = switch (rung.rung()) {
            case WARNING_RUNG_OFFICER -> Stream.of(next.getHandler());
            case WARNING_RUNG_TEAM -> Stream.of(next.getTeam());
            default -> Stream.empty();
        };
        notices.tell(mailbox(next.getOrganisation(), Stream.concat(own, rung.desks().stream())), event, Relation.RECIPIENT);
    }

    /** The first desk that is there; otherwise the organisation. */
    private String mailbox(String organisation, Stream<String> desks) {
        Directory directory = context.book().directory();
        return desks.filter(desk -> !desk.isEmpty() && directory.exists(Address.of(organisation, desk)))
                .findFirst()
                .map(desk -> organisation + "/" + desk)
                .orElse(organisation);
    }

    /** Who has it now hears of it. */
    WarningDraft tellHandler(String event) {
        notices.tell(mailbox(next.getOrganisation(), Stream.of(next.getHandler())), event, Relation.RECIPIENT);
        return this;
    }

    WarningDraft desk(String desk) {
        step.setDesk(desk);
        return this;
    }

    /** Its ladder stands still for good. */
    WarningDraft rest() {
        next.clearClocks();
        return this;
    }

    /** Its cause has gone; who has it hears so, and every superior that had it before it. */
    WarningDraft clear(WarningEnd end) {
        next.setState(WARNING_STATE_CLEARED).setEnd(end).setClearTime(Times.timestamp(context.now()));
        rest().tellHandler("cleared");
        next.getLaidBeforeList().stream()
                .filter(s -> context.book().directory().isSuperior(next.getOrganisation(), s))
                .forEach(s -> notices.tell(
                        mailbox(s, ladder().rung(WARNING_RUNG_SUPERIOR).desks().stream()),
                        "cleared",
                        Relation.RECIPIENT_SUPERIOR));
        return this;
    }

    private Warning built() {
        return next.addSteps(step.setLevel(next.getLevel()).setRung(next.getRung())).build();
    }

    Decision<Warning> decision() {
        return Decision.of(built(), notices.all(), List.of());
    }

    Effect effect() {
        return new Effect(id, built(), notices.all());
    }
}

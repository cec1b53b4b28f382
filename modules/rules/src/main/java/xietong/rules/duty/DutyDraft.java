// SPDX-License-Identifier: Apache-2.0
package xietong.rules.duty;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Notices;
import xietong.rules.Relation;
import xietong.rules.clock.ClockRunner;
import xietong.v1.Clock;
import xietong.v1.Duty;

/** The next state of a duty while a rule writes it: its clock, and the desk that is told. */
final class DutyDraft {
    final Duty before;
    final Duty.Builder next;
    private final Context context;
    private final Notices notices = Notices.toAll(DutyResource.KIND);

    DutyDraft(String id, Duty before, Context context) {
        this.before = before;
        this.context = context;
        this.next = before.toBuilder().setId(id).setRevision(before.getRevision() + 1);
    }

    Context context() {
        return context;
    }

    /** The desk, where others look too. */
    DutyDraft tellDesk(String event) {
        notices.tell(next.getOrganisation() + "/" + next.getDesk(), event, Relation.RECIPIENT);
        return this;
    }

    /** The organisation. */
    DutyDraft tellOrganisation(String event) {
        notices.tell(next.getOrganisation(), event, Relation.RECIPIENT);
        return this;
    }

    Decision<Duty> decision() {
        Optional<Instant> absent = Roster.absent(next, context.now(), context.book().warnings().duty().waits());
        var change = new ClockRunner.Change(
                DutyResource.KIND,
                before.getClocksCount() > 0 ? "EXPECTED" : "",
                absent.isPresent() ? "EXPECTED" : "",
                "",
                Map.of("absent_at", absent.orElse(Instant.EPOCH).toString()),
                next.getRevision(),
                absent.isEmpty());
        List<Clock> clocks = ClockRunner.advance(next.getClocksList(), change, context.now(), context.book());
        return Decision.of(next.clearClocks().addAllClocks(clocks).build(), notices.all(), List.of());
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xietong.rules.Times;
import xietong.v1.Warning;
import xietong.v1.WarningKind;
import xietong.v1.WarningLevel;

/** One of the five overdue kinds 五超, from when it was late. */
record WarningFact(
        String id,
        long revision,
        WarningKind kind,
        String court,
        String caseNumber,
        String handler,
        List<String> laidBefore,
        Instant due,
        Instant raised,
        Instant cleared,
        Instant last)
        implements Fact {
    static final List<WarningKind> FIVE = List.of(
            WarningKind.WARNING_KIND_UNCONTROLLED,
            WarningKind.WARNING_KIND_UNDISPOSED,
            WarningKind.WARNING_KIND_UNPAID,
            WarningKind.WARNING_KIND_UNCLOSED,
            WarningKind.WARNING_KIND_UNARCHIVED);
    private static final Set<WarningLevel> LATE =
            Set.of(WarningLevel.WARNING_LEVEL_OVERDUE, WarningLevel.WARNING_LEVEL_SEVERE);

    /** Empty of other warnings, and of a reminder: nothing is late yet. */
    static Optional<Fact> of(String id, Warning warning) {
        if (!FIVE.contains(warning.getKind()) || !LATE.contains(warning.getLevel())) {
            return Optional.empty();
        }
        Instant raised = warning.getStepsList().stream()
                .filter(s -> LATE.contains(s.getLevel()))
                .map(s -> Times.instant(s.getTime()))
                .findFirst()
                .orElse(Times.instant(warning.getRaiseTime()));
        Instant last = warning.getStepsCount() == 0
                ? raised
                : Times.instant(warning.getSteps(warning.getStepsCount() - 1).getTime());
        return Optional.of(new WarningFact(
                id, warning.getRevision(), warning.getKind(), warning.getOrganisation(), warning.getCaseNumber(),
                warning.getHandler(), List.copyOf(warning.getLaidBeforeList()),
                warning.hasDueTime() ? Times.instant(warning.getDueTime()) : raised,
                raised, warning.hasClearTime() ? Times.instant(warning.getClearTime()) : null, last));
    }

    @Override
    public boolean open() {
        return cleared == null;
    }

    @Override
    public boolean concerns(Area area) {
        return area.has(court);
    }

    /** Whether the viewer may know which case it is. */
    boolean isFor(Area area) {
        String viewer = area.viewer().code();
        return court.equals(viewer) || laidBefore.contains(viewer);
    }

    @Override
    public void count(Area area, Counts.Taker counts) {
        counts.take(What.OVERDUE_BEGUN, raised, kind.name(), 1);
        if (cleared == null) {
            counts.take(What.OVERDUE, raised, kind.name(), 1);
        } else {
            counts.take(What.OVERDUE_ENDED, cleared, kind.name(), 1);
        }
    }
}

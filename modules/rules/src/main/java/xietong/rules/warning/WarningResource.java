// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import xietong.rules.Caller;
import xietong.rules.Kept;
import xietong.rules.Masking;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.directory.Directory;
import xietong.rules.statistics.Figure.What;
import xietong.rules.statistics.Figure;
import xietong.v1.Clock;
import xietong.v1.Reason;
import xietong.v1.Warning;
import xietong.v1.WarningBox;
import xietong.v1.WarningLevel;
import xietong.v1.WarningState;

/**
 * A warning as a resource: the organisation that owes what is late, and those of its superiors up to whom it has climbed. What
 * the superior line is, the directory says at the moment of reading; nobody beside it sees a warning.
 */
public final class WarningResource implements Resource<Warning> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "warning";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Warning empty() {
        return Warning.getDefaultInstance();
    }

    @Override
    public long revision(Warning warning) {
        return warning.getRevision();
    }

    @Override
    public Set<Relation> relations(Warning warning, Caller caller, Directory directory) {
        var relations = EnumSet.noneOf(Relation.class);
        String code = caller.code();
        if (code.equals(warning.getOrganisation())) {
            relations.add(Relation.RECIPIENT);
        }
        if (warning.getLaidBeforeList().contains(code) && directory.isSuperior(warning.getOrganisation(), code)) {
            relations.add(Relation.RECIPIENT_SUPERIOR);
        }
        return relations;
    }

    @Override
    public List<Clock> clocks(Warning warning) {
        return warning.getClocksList();
    }

    /** Whether it has ended. */
    static boolean isCleared(Warning warning) {
        return warning.getState() == WarningState.WARNING_STATE_CLEARED;
    }

    @Override
    public List<ListRow> rows(Warning warning) {
        var rows = new ArrayList<ListRow>();
        Instant raised = Times.instant(warning.getRaiseTime());
        rows.add(new ListRow(WarningLists.BY_RESOURCE, warning.getResource(), Instant.ofEpochSecond(warning.getNumber())));
        WarningBox box = switch (warning.getState()) {
            case WARNING_STATE_ACKNOWLEDGED -> WarningBox.WARNING_BOX_ACKNOWLEDGED;
            case WARNING_STATE_CLEARED -> WarningBox.WARNING_BOX_CLEARED;
            default -> WarningBox.WARNING_BOX_OPEN;
        };
        rows.add(new ListRow(WarningLists.list(box), warning.getOrganisation(), raised));
        if (!isCleared(warning)) {
            warning.getLaidBeforeList().forEach(superior ->
                    rows.add(new ListRow(WarningLists.list(WarningBox.WARNING_BOX_LAID_BEFORE), superior, raised)));
        }
        return rows;
    }

    @Override
    public String status(Warning warning) {
        return StateNames.of(warning.getState());
    }

    @Override
    public List<String> allowed(Warning warning) {
        return WarningAct.allowed(warning).stream().map(WarningAct::rpc).toList();
    }

    @Override
    public List<Figure> figures(Warning warning) {
        String kind = KIND + "/" + StateNames.of(warning.getKind());
        Instant raised = Times.instant(warning.getRaiseTime());
        var figures = new ArrayList<Figure>();
        if (warning.hasRaiseTime()) {
            figures.add(Figure.of(warning.getOrganisation(), kind, What.RECEIVED, raised));
        }
        if (warning.hasClearTime()) {
            figures.add(Figure.done(warning.getOrganisation(), kind, raised, Times.instant(warning.getClearTime())));
        }
        warning.getStepsList().stream()
                .filter(s -> s.getLevel().getNumber() >= WarningLevel.WARNING_LEVEL_OVERDUE_VALUE)
                .findFirst()
                .ifPresent(s -> figures.add(
                        Figure.of(warning.getOrganisation(), kind, What.OVERDUE, Times.instant(s.getTime()))));
        return figures;
    }

    @Override
    public List<String> parties(Warning warning) {
        return Stream.concat(Stream.of(warning.getOrganisation()), warning.getLaidBeforeList().stream())
                .distinct()
                .toList();
    }

    @Override
    public Kept kept(Warning warning) {
        return Kept.with(warning.getResource());
    }

    @Override
    public Warning erase(Warning warning, Caller by, String reason, Instant now) {
        if (!isCleared(warning)) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "what an open warning says is still needed")
                    .with("article", "PIPL 47");
        }
        return Masking.erase(warning).toBuilder().setRevision(warning.getRevision() + 1).setErased(true).build();
    }

    @Override
    public Warning view(Warning warning, Caller reader, Rights rights, Directory directory) {
        Set<Relation> relations = relations(warning, reader, directory);
        var view = warning.toBuilder().setMasked(true);
        WarningAct.allowed(warning).stream()
                .filter(a -> rights.relates(a.method(), reader.organisation().getKind(), relations))
                .forEach(a -> view.addAllowedCommands(a.rpc()));
        return view.build();
    }
}

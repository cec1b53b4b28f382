// SPDX-License-Identifier: Apache-2.0
package xietong.rules.supervision;

import static xietong.v1.SupervisionBox.SUPERVISION_BOX_BOARD;
import static xietong.v1.SupervisionBox.SUPERVISION_BOX_DONE;
import static xietong.v1.SupervisionBox.SUPERVISION_BOX_LAID_BEFORE;
import static xietong.v1.SupervisionBox.SUPERVISION_BOX_TO_ANSWER;
import static xietong.v1.SupervisionBox.SUPERVISION_BOX_TO_SETTLE;
import static xietong.v1.SupervisionBox.SUPERVISION_BOX_WAITING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import xietong.rules.Caller;
import xietong.rules.Kept;
import xietong.rules.Masking;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Resource;
import xietong.rules.Rights;
import xietong.rules.StateNames;
import xietong.rules.Times;
import xietong.rules.book.ClockRule.Audience;
import xietong.rules.directory.Directory;
import xietong.rules.statistics.Figure.What;
import xietong.rules.statistics.Figure;
import xietong.v1.Clock;
import xietong.v1.DocumentRef;
import xietong.v1.Reason;
import xietong.v1.Supervision;
import xietong.v1.SupervisionBox;
import xietong.v1.SupervisionState;

/** A supervision as a resource: the superior that ordered, who owes the answer, and superiors before whom it was laid. */
public final class SupervisionResource implements Resource<Supervision> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "supervision";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Supervision empty() {
        return Supervision.getDefaultInstance();
    }

    @Override
    public long revision(Supervision supervision) {
        return supervision.getRevision();
    }

    @Override
    public Set<Relation> relations(Supervision supervision, Caller caller, Directory directory) {
        var relations = EnumSet.noneOf(Relation.class);
        String code = caller.code();
        if (code.equals(supervision.getSuperior())) {
            relations.add(Relation.SENDER);
        }
        if (code.equals(supervision.getRecipient())) {
            relations.add(Relation.RECIPIENT);
        }
        if (supervision.getLaidBeforeList().contains(code) && directory.isSuperior(supervision.getRecipient(), code)) {
            relations.add(Relation.RECIPIENT_SUPERIOR);
        }
        return relations;
    }

    @Override
    public List<Clock> clocks(Supervision supervision) {
        return supervision.getClocksList();
    }

    @Override
    public List<ListRow> rows(Supervision supervision) {
        var rows = new ArrayList<ListRow>();
        Instant due = Times.instant(supervision.getDueTime());
        String superior = supervision.getSuperior();
        String recipient = supervision.getRecipient();
        if (supervision.getHung()) {
            rows.add(row(SUPERVISION_BOX_BOARD, superior, due));
        }
        if (supervision.getState() == SupervisionState.SUPERVISION_STATE_SETTLED) {
            rows.add(row(SUPERVISION_BOX_DONE, superior, due));
            rows.add(row(SUPERVISION_BOX_DONE, recipient, due));
            return rows;
        }
        if (!supervision.getResource().isEmpty()) {
            rows.add(new ListRow(SupervisionLists.OPEN_ABOUT, supervision.getResource(), due));
        }
        boolean ordered = supervision.getState() == SupervisionState.SUPERVISION_STATE_ORDERED;
        rows.add(row(ordered ? SUPERVISION_BOX_WAITING : SUPERVISION_BOX_TO_SETTLE, superior, due));
        if (ordered) {
            rows.add(row(SUPERVISION_BOX_TO_ANSWER, recipient, due));
        }
        supervision.getLaidBeforeList().forEach(above -> rows.add(row(SUPERVISION_BOX_LAID_BEFORE, above, due)));
        return rows;
    }

    private static ListRow row(SupervisionBox box, String owner, Instant due) {
        return new ListRow(SupervisionLists.list(box), owner, due);
    }

    @Override
    public Set<DocumentRef> citations(Supervision supervision) {
        return Papers.documents(Stream.concat(
                supervision.getPapersList().stream(),
                supervision.getStepsList().stream().flatMap(s -> s.getPapersList().stream())));
    }

    @Override
    public String status(Supervision supervision) {
        return StateNames.of(supervision.getState());
    }

    @Override
    public List<String> allowed(Supervision supervision) {
        return SupervisionAct.allowed(supervision).stream().map(SupervisionAct::rpc).toList();
    }

    @Override
    public List<Owing> owing(Supervision supervision, Audience audience) {
        return audience == Audience.RECIPIENT
                ? List.of(Owing.of(supervision.getRecipient(), supervision.getCaseNumber()))
                : List.of();
    }

    @Override
    public List<Figure> figures(Supervision supervision) {
        Instant ordered = Times.instant(supervision.getOrderTime());
        String recipient = supervision.getRecipient();
        var figures = new ArrayList<Figure>();
        if (supervision.hasOrderTime()) {
            figures.add(Figure.of(recipient, KIND, What.RECEIVED, ordered));
        }
        if (supervision.hasSettleTime()) {
            figures.add(Figure.done(recipient, KIND, ordered, Times.instant(supervision.getSettleTime())));
        }
        if (supervision.hasOverdueTime()) {
            figures.add(Figure.of(recipient, KIND, What.OVERDUE, Times.instant(supervision.getOverdueTime())));
        }
        return figures;
    }

    @Override
    public List<String> parties(Supervision supervision) {
        return Stream.concat(
                        Stream.of(supervision.getSuperior(), supervision.getRecipient()),
                        supervision.getLaidBeforeList().stream())
                .distinct()
                .toList();
    }

    @Override
    public Kept kept(Supervision supervision) {
        return Kept.with(supervision.getResource());
    }

    @Override
    public Supervision erase(Supervision supervision, Caller by, String reason, Instant now) {
        if (supervision.getState() != SupervisionState.SUPERVISION_STATE_SETTLED) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "what an open supervision says is still needed")
                    .with("article", "PIPL 47");
        }
        return Masking.erase(supervision).toBuilder().setRevision(supervision.getRevision() + 1).setErased(true).build();
    }

    @Override
    public Supervision view(Supervision supervision, Caller reader, Rights rights, Directory directory) {
        Set<Relation> relations = relations(supervision, reader, directory);
        var view = supervision.toBuilder().setMasked(true);
        SupervisionAct.allowed(supervision).stream()
                .filter(a -> rights.relates(a.method(), reader.organisation().getKind(), relations))
                .forEach(a -> view.addAllowedCommands(a.rpc()));
        return view.build();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import xietong.rules.About;
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
import xietong.v1.GridAnswer;
import xietong.v1.GridBox;
import xietong.v1.GridTask;
import xietong.v1.GridTaskState;
import xietong.v1.OrganisationKind;
import xietong.v1.Personal;
import xietong.v1.Reason;
import xietong.v1.Subject;

/**
 * A task as a resource. Whoever works on it reads the name, the place and what is asked, in clear, and nothing else: no
 * number, no telephone, no case. Police, who have their own registers, read what a court reads, masked.
 */
public final class GridTaskResource implements Resource<GridTask> {
    /** Name of the kind; topics begin with it. */
    public static final String KIND = "grid_task";

    private static final List<Personal> WORK =
            List.of(Personal.PERSONAL_NAME, Personal.PERSONAL_ADDRESS, Personal.PERSONAL_TEXT);

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public GridTask empty() {
        return GridTask.getDefaultInstance();
    }

    @Override
    public long revision(GridTask task) {
        return task.getRevision();
    }

    /** Whether an answer is still to come. */
    static boolean isOpen(GridTask task) {
        return task.getState() == GridTaskState.GRID_TASK_STATE_SENT
                || task.getState() == GridTaskState.GRID_TASK_STATE_ASSIGNED;
    }

    /** Whoever has to answer now: the office that it was assigned to, otherwise the recipient. */
    static String holder(GridTask task) {
        return task.getOffice().isEmpty() ? task.getRecipient() : task.getOffice();
    }

    @Override
    public Set<Relation> relations(GridTask task, Caller caller, Directory directory) {
        var relations = EnumSet.noneOf(Relation.class);
        String code = caller.code();
        if (code.equals(task.getCourt())) {
            relations.add(Relation.SENDER);
        }
        if (code.equals(task.getRecipient()) || code.equals(task.getOffice())) {
            relations.add(Relation.RECIPIENT);
        }
        if (task.getLaidBeforeList().contains(code)) {
            relations.add(Relation.RECIPIENT_SUPERIOR);
        }
        return relations;
    }

    @Override
    public List<Clock> clocks(GridTask task) {
        return task.getClocksList();
    }

    @Override
    public About about(GridTask task) {
        return About.person(task.getPush());
    }

    @Override
    public List<ListRow> rows(GridTask task) {
        var rows = new ArrayList<ListRow>();
        Instant sent = Times.instant(task.getSendTime());
        rows.add(new ListRow(GridLists.BY_PUSH, task.getPush(), Instant.ofEpochSecond(task.getNumber())));
        if (!task.getErased()) {
            rows.add(new ListRow(GridLists.BY_SUBJECT,
                    GridLists.owner(task.getCourt(), task.getCaseNumber(), task.getSubject().getSubject()), sent));
        }
        var holders = new LinkedHashSet<>(List.of(task.getRecipient(), holder(task)));
        if (!task.getWorker().isEmpty()) {
            holders.add(holder(task) + "/" + task.getWorker());
        }
        if (isOpen(task)) {
            holders.forEach(h -> rows.add(row(GridBox.GRID_BOX_TO_ANSWER, h, sent)));
            rows.add(row(GridBox.GRID_BOX_WAITING, task.getCourt(), sent));
            return rows;
        }
        holders.forEach(h -> rows.add(row(GridBox.GRID_BOX_DONE, h, sent)));
        boolean rated = task.getState() == GridTaskState.GRID_TASK_STATE_RATED;
        rows.add(row(rated ? GridBox.GRID_BOX_DONE : GridBox.GRID_BOX_TO_VERIFY, task.getCourt(), sent));
        return rows;
    }

    private static ListRow row(GridBox box, String owner, Instant due) {
        return new ListRow(GridLists.list(box), owner, due);
    }

    @Override
    public Set<DocumentRef> citations(GridTask task) {
        return Papers.documents(Stream.concat(
                task.getPapersList().stream(),
                task.getAnswersList().stream().flatMap(a -> a.getEvidenceList().stream())));
    }

    @Override
    public String status(GridTask task) {
        return StateNames.of(task.getState());
    }

    @Override
    public List<String> allowed(GridTask task) {
        return GridAct.allowed(task).stream().map(GridAct::rpc).toList();
    }

    @Override
    public List<Owing> owing(GridTask task, Audience audience) {
        return audience == Audience.RECIPIENT ? List.of(new Owing(holder(task), "", "", task.getWorker())) : List.of();
    }

    @Override
    public List<Figure> figures(GridTask task) {
        String kind = KIND + "/" + StateNames.of(task.getKind());
        Instant sent = Times.instant(task.getSendTime());
        var figures = new ArrayList<Figure>();
        if (task.hasSendTime()) {
            figures.add(Figure.of(task.getRecipient(), kind, What.RECEIVED, sent));
        }
        if (task.hasSendTime() && !isOpen(task) && task.getAnswersCount() > 0) {
            Instant answered = Times.instant(task.getAnswers(task.getAnswersCount() - 1).getTime());
            figures.add(Figure.done(task.getRecipient(), kind, sent, answered));
        }
        if (task.hasOverdueTime()) {
            figures.add(Figure.of(task.getRecipient(), kind, What.OVERDUE, Times.instant(task.getOverdueTime())));
        }
        return figures;
    }

    @Override
    public List<String> parties(GridTask task) {
        return Stream.concat(Stream.of(task.getCourt(), task.getRecipient(), holder(task)), task.getLaidBeforeList().stream())
                .distinct()
                .toList();
    }

    @Override
    public Kept kept(GridTask task) {
        return Kept.ALONE.whileOpen(task.getState() != GridTaskState.GRID_TASK_STATE_RATED);
    }

    @Override
    public GridTask erase(GridTask task, Caller by, String reason, Instant now) {
        if (isOpen(task)) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "personal data of an open task is still needed")
                    .with("article", "PIPL 47");
        }
        return Masking.erase(task).toBuilder().setRevision(task.getRevision() + 1).setErased(true).build();
    }

    @Override
    public GridTask view(GridTask task, Caller reader, Rights rights, Directory directory) {
        Set<Relation> relations = relations(task, reader, directory);
        var view = task.toBuilder().setMasked(true);
        GridAct.allowed(task).stream()
                .filter(a -> rights.relates(a.method(), reader.organisation().getKind(), relations))
                .forEach(a -> view.addAllowedCommands(a.rpc()));
        return needsNumbers(reader) ? view.build() : forWork(view);
    }

    private static boolean needsNumbers(Caller reader) {
        OrganisationKind kind = reader.organisation().getKind();
        return kind == OrganisationKind.ORGANISATION_KIND_COURT || kind == OrganisationKind.ORGANISATION_KIND_POLICE;
    }

    private static GridTask forWork(GridTask.Builder view) {
        Subject subject = view.getSubject().getSubject();
        view.getSubjectBuilder().setSubject(Subject.newBuilder()
                .setKind(subject.getKind())
                .setName(subject.getName())
                .addAllFormerNames(subject.getFormerNamesList())
                .addAllAddresses(subject.getAddressesList()));
        List<GridAnswer> answers = view.getAnswersList().stream()
                .map(a -> a.toBuilder().clearOfficer().build())
                .toList();
        return view.clearCaseNumber()
                .clearPapers()
                .clearAnswers()
                .addAllAnswers(answers)
                .addAllClearKinds(WORK)
                .build();
    }
}

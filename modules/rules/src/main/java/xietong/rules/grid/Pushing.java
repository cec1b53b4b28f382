// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.Papers;
import xietong.rules.Refused;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.rules.book.Grids;
import xietong.v1.CommandHeader;
import xietong.v1.GridPush;
import xietong.v1.GridSubject;
import xietong.v1.GridTask;
import xietong.v1.GridTaskKind;
import xietong.v1.GridTaskState;
import xietong.v1.Organisation;
import xietong.v1.Paper;
import xietong.v1.Reason;
import xietong.v1.Subject;
import xietong.v1.SubjectKind;

/**
 * What pushing one person to many and many persons in one letter share: a task for each person and recipient.
 *
 * <p>Refused with: REASON_FIELD_INVALID for a person without identifier or who is none; REASON_IDENTIFIER_INVALID;
 * REASON_ADDRESSEE_FORBIDDEN, REASON_ORGANISATION_UNKNOWN; REASON_PAPERS_MISSING, REASON_DOCUMENT_UNKNOWN; REASON_TOO_LARGE for
 * more tasks than one command makes.
 */
abstract class Pushing<C extends Message> extends StandardRule<C, GridPush> {
    /** About as many mailboxes as one command can tell. */
    private static final int MOST_TASKS = 240;
    private static final int MOST_FORMER_NAMES = 10;

    Pushing(String rpc, C prototype) {
        super("GridService/" + rpc, prototype, GridPushResource.KIND);
    }

    /** What a command pushes. */
    record Pushed(GridTaskKind kind, List<GridSubject> subjects, List<String> recipients, List<Paper> papers) {}

    abstract Pushed pushed(C command);

    @Override
    public final Decision<GridPush> decide(GridPush state, C command, Context context) {
        Pushed pushed = pushed(command);
        CommandHeader head = header(command);
        Checks.known("kind", pushed.kind(), GridTaskKind.GRID_TASK_KIND_UNSPECIFIED);
        Grids.Kind kind = context.book().grids().kind(pushed.kind());
        var warnings = new ArrayList<String>();
        Set<String> recipients = recipients(pushed, context);
        if (pushed.subjects().isEmpty()) {
            throw Refused.field("subjects", "at least one");
        }
        if ((long) pushed.subjects().size() * recipients.size() > MOST_TASKS) {
            throw new Refused(Reason.REASON_TOO_LARGE, "more tasks than one command makes")
                    .with("accepted", MOST_TASKS + " tasks");
        }
        List<GridSubject> subjects = pushed.subjects().stream().map(s -> subject(s, warnings)).toList();
        String caseNumber =
                Checks.caseNumber("header.case_number", Checks.required("header.case_number", head.getCaseNumber(), 64));
        var push = GridPush.newBuilder()
                .setId(context.newId())
                .setRevision(1)
                .setCourt(context.caller().code())
                .setCaseNumber(caseNumber)
                .setKind(pushed.kind())
                .addAllRecipients(recipients)
                .setSubjectCount(subjects.size())
                .setTaskCount(subjects.size() * recipients.size())
                .setTime(Times.timestamp(context.now()))
                .addAllPapers(Papers.complete(pushed.papers(), kind.papers(), kind.source(), context))
                .build();
        return Decision.of(push, List.of(), warnings).with(tasks(push, subjects, context));
    }

    private static List<Effect> tasks(GridPush push, List<GridSubject> subjects, Context context) {
        var tasks = new ArrayList<Effect>();
        for (GridSubject subject : subjects) {
            for (String recipient : push.getRecipientsList()) {
                int number = tasks.size() + 1;
                var draft = new GridDraft(context.newId(number), GridTask.getDefaultInstance(), context);
                draft.next
                        .setKind(push.getKind())
                        .setPush(push.getId())
                        .setNumber(number)
                        .setCourt(push.getCourt())
                        .setCaseNumber(push.getCaseNumber())
                        .setSubject(subject)
                        .setRecipient(recipient)
                        .setRound(1)
                        .setSendTime(Times.timestamp(context.now()))
                        .addAllPapers(push.getPapersList());
                tasks.add(draft.state(GridTaskState.GRID_TASK_STATE_SENT).tellHolders("pushed").effect());
            }
        }
        return tasks;
    }

    private static Set<String> recipients(Pushed pushed, Context context) {
        Set<String> recipients = new LinkedHashSet<>(Checks.list("recipients", pushed.recipients(), 1));
        for (String code : recipients) {
            Organisation to = context.book().directory().requireOpen(Checks.required("recipients", code, 32));
            if (!context.book().grids().recipients().contains(to.getKind())) {
                throw new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, "recipients: not such an organisation")
                        .with("field", "recipients")
                        .with("accepted", context.book().grids().recipients().stream()
                                .map(k -> k.name().replace("ORGANISATION_KIND_", "")).sorted().toList());
            }
        }
        return recipients;
    }

    /** The number stays with the court: it is what tells two persons of one name apart. */
    private static GridSubject subject(GridSubject given, List<String> warnings) {
        String at = "subject.subject";
        Checks.text("subject.task", given.getTask(), Checks.REASON);
        Checks.required(at + ".identifier", given.getSubject().getIdentifier(), 64);
        Subject subject = Checks.subject(at, given.getSubject(), warnings);
        if (subject.getKind() != SubjectKind.SUBJECT_KIND_PERSON || subject.getFormerNamesCount() > MOST_FORMER_NAMES) {
            throw Refused.field(at, "a person, with at most " + MOST_FORMER_NAMES + " former names");
        }
        return given.toBuilder().setSubject(subject).build();
    }
}

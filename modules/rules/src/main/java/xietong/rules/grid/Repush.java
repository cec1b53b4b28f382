// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.subject.Subjects;
import xietong.v1.GridAnswer;
import xietong.v1.GridTask;
import xietong.v1.GridTaskState;
import xietong.v1.Subject;

/** A new name asks everyone again who answered that the person was not found; what he answered stays 已更新，请重查. */
public final class Repush {
    /** More tasks are not asked again by one command. */
    private static final int MOST = 200;

    private final List<Effect> effects;
    private final int left;

    private Repush(List<Effect> effects, int left) {
        this.effects = effects;
        this.left = left;
    }

    /** Every task about a person in a case: those to be asked again, and those still open, get the names as they are now. */
    public static Repush of(String court, String caseNumber, Subject known, Context context) {
        var effects = new ArrayList<Effect>();
        int left = 0;
        for (String id : context.look().listed(GridLists.BY_SUBJECT, GridLists.owner(court, caseNumber, known))) {
            GridTask task = context.look().state(id, GridTask.getDefaultInstance()).orElseThrow();
            boolean again = isAskedAgain(task, context);
            if (!again && !GridTaskResource.isOpen(task)) {
                continue;
            }
            if (effects.size() == MOST) {
                left++;
                continue;
            }
            var draft = new GridDraft(id, task, context);
            draft.next.getSubjectBuilder().getSubjectBuilder()
                    .setName(known.getName())
                    .clearFormerNames()
                    .addAllFormerNames(Subjects.formerNames(known, task.getSubject().getSubject()));
            if (again) {
                draft.next.setRound(task.getRound() + 1);
                draft.sentAgain().state(task.getWorker().isEmpty() && task.getOffice().isEmpty()
                        ? GridTaskState.GRID_TASK_STATE_SENT
                        : GridTaskState.GRID_TASK_STATE_ASSIGNED);
            }
            effects.add(draft.event("pushed_again").tellHolders(again ? "pushed_again" : "updated").effect());
        }
        return new Repush(List.copyOf(effects), left);
    }

    private static boolean isAskedAgain(GridTask task, Context context) {
        if (GridTaskResource.isOpen(task) || task.getErased() || task.getAnswersCount() == 0) {
            return false;
        }
        GridAnswer last = task.getAnswers(task.getAnswersCount() - 1);
        return context.book().grids().askedAgain().contains(last.getResult());
    }

    /** The tasks as they become. */
    public List<Effect> effects() {
        return effects;
    }

    /** How many more there are at least. */
    public int left() {
        return left;
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import xietong.rules.Look;
import xietong.v1.AddressStatus;
import xietong.v1.GridAnswer;
import xietong.v1.GridResult;
import xietong.v1.GridRollup;
import xietong.v1.GridTask;

/** How far a push has come, counted from its tasks as they stand: each task by its last answer. */
public final class Rollups {
    private Rollups() {}

    /** Of a push. */
    public static GridRollup of(String push, Look look) {
        return of(look.listed(GridLists.BY_PUSH, push).stream()
                .flatMap(id -> look.state(id, GridTask.getDefaultInstance()).stream())
                .toList());
    }

    /** Of some tasks. */
    public static GridRollup of(Collection<GridTask> tasks) {
        List<GridAnswer> answers = tasks.stream().flatMap(t -> last(t).stream()).toList();
        return GridRollup.newBuilder()
                .setTasks(tasks.size())
                .setAnswered(answers.size())
                .setOverdue((int) tasks.stream().filter(GridTask::getOverdue).count())
                .setFound(count(answers, a -> a.getResult() == GridResult.GRID_RESULT_FOUND))
                .setNotFound(count(answers, a -> a.getResult() == GridResult.GRID_RESULT_NOT_FOUND))
                .setServed(count(answers, a -> a.getResult() == GridResult.GRID_RESULT_SERVED))
                .setWitnessed(count(answers, a -> a.getResult() == GridResult.GRID_RESULT_WITNESSED))
                .setNotLivingHere(status(answers, AddressStatus.ADDRESS_STATUS_NOT_LIVING_HERE))
                .setNewAddress(status(answers, AddressStatus.ADDRESS_STATUS_NEW))
                .setAddressOk(status(answers, AddressStatus.ADDRESS_STATUS_OK)
                        + status(answers, AddressStatus.ADDRESS_STATUS_OK_RETURNS_OFTEN))
                .setReturnsOften(status(answers, AddressStatus.ADDRESS_STATUS_OK_RETURNS_OFTEN))
                .setDeceased(status(answers, AddressStatus.ADDRESS_STATUS_DECEASED))
                .setUnknown(status(answers, AddressStatus.ADDRESS_STATUS_UNKNOWN))
                .build();
    }

    /** The answer of the present round; a task that is asked again has none yet. */
    private static Optional<GridAnswer> last(GridTask task) {
        return GridTaskResource.isOpen(task) || task.getAnswersCount() == 0
                ? Optional.empty()
                : Optional.of(task.getAnswers(task.getAnswersCount() - 1));
    }

    private static int status(List<GridAnswer> answers, AddressStatus status) {
        return count(answers, a -> a.getAddressStatus() == status);
    }

    private static int count(List<GridAnswer> answers, Predicate<GridAnswer> which) {
        return (int) answers.stream().filter(which).count();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.grid;

import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.directory.Address;
import xietong.rules.directory.Directory;
import xietong.v1.CommandHeader;
import xietong.v1.GridServiceAssignRequest;
import xietong.v1.GridTaskState;
import xietong.v1.Reason;

/**
 * The recipient passes it to an office below it, and either to a desk or worker 分派, as often as it likes. Once an office has
 * it, the office assigns.
 *
 * <p>Refused with: REASON_ADDRESSEE_FORBIDDEN for an office that is not below, for a desk that is not there, and for the
 * recipient once an office below it has the task; REASON_ORGANISATION_UNKNOWN; REASON_FIELD_INVALID for neither.
 */
final class Assign extends GridRule<GridServiceAssignRequest> {

    Assign() {
        super(GridAct.ASSIGN, GridServiceAssignRequest.getDefaultInstance());
    }

    @Override
    void apply(GridDraft draft, GridServiceAssignRequest command, CommandHeader head) {
        Directory directory = draft.context().book().directory();
        String caller = draft.context().caller().code();
        if (!caller.equals(GridTaskResource.holder(draft.before)) && command.getOffice().isEmpty()) {
            throw forbidden("worker", "by the office that has the task");
        }
        if (command.getOffice().isEmpty() && command.getWorker().isEmpty()) {
            throw Refused.field("worker", "an office, a worker, or both");
        }
        String office = GridTaskResource.holder(draft.before);
        if (!command.getOffice().isEmpty()) {
            office = directory.requireOpen(Checks.required("office", command.getOffice(), 32)).getCode();
            if (!directory.isSuperior(office, caller)) {
                throw forbidden("office", "an organisation below this one");
            }
            draft.next.setOffice(office);
        }
        if (!command.getWorker().isEmpty() && !directory.exists(Address.of(office, command.getWorker()))) {
            throw forbidden("worker", "a desk of " + office);
        }
        draft.next.setWorker(command.getWorker());
        draft.state(GridTaskState.GRID_TASK_STATE_ASSIGNED).tellHolders("assigned").tellCourt("assigned");
    }

    private static Refused forbidden(String field, String accepted) {
        return new Refused(Reason.REASON_ADDRESSEE_FORBIDDEN, field + ": " + accepted)
                .with("field", field)
                .with("accepted", accepted);
    }
}

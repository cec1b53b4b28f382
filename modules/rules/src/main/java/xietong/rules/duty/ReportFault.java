// SPDX-License-Identifier: Apache-2.0
package xietong.rules.duty;

import java.util.ArrayList;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.StandardRule;
import xietong.rules.Times;
import xietong.v1.Duty;
import xietong.v1.DutyFault;
import xietong.v1.DutyServiceReportFaultRequest;
import xietong.v1.TerminalFault;

/**
 * A terminal says what failed there 终端故障, so that somebody else looks after its alerts: the desk, where other terminals may
 * stand, and the organisation hear of it. The last ten are kept in sight, all of them in the history.
 *
 * <p>Refused with: REASON_FIELD_INVALID for a name that no terminal has, or without a fault.
 */
final class ReportFault extends StandardRule<DutyServiceReportFaultRequest, Duty> {
    private static final int MOST_KEPT = 10;

    ReportFault() {
        super("DutyService/ReportFault", DutyServiceReportFaultRequest.getDefaultInstance(), DutyResource.KIND);
    }

    @Override
    public Decision<Duty> decide(Duty state, DutyServiceReportFaultRequest command, Context context) {
        Checks.known("fault", command.getFault(), TerminalFault.TERMINAL_FAULT_UNSPECIFIED);
        if (!command.getTerminal().matches("[A-Za-z0-9._-]{1,64}")) {
            throw Refused.field("terminal", "1 to 64 of A-Z a-z 0-9 . _ -");
        }
        var kept = new ArrayList<>(state.getFaultsList());
        kept.add(DutyFault.newBuilder()
                .setTime(Times.timestamp(context.now()))
                .setTerminal(command.getTerminal())
                .setFault(command.getFault())
                .setOfficer(context.caller().officer())
                .build());
        var draft = new DutyDraft(command.getId(), state, context);
        draft.next.clearFaults().addAllFaults(kept.subList(Math.max(0, kept.size() - MOST_KEPT), kept.size()));
        return draft.tellDesk("fault").tellOrganisation("fault").decision();
    }
}

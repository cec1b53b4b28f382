// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.store.v1.Counter;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.Mode;
import xietong.v1.Reason;

/**
 * Moves a DRILL ledger's clock forward.
 *
 * <p>Refused with: REASON_DRILL_ONLY on a LIVE ledger; REASON_FIELD_INVALID beyond ten years or not forward.
 */
final class AdvanceClock extends AdminRule<AdminServiceAdvanceClockRequest, Counter> {
    private static final long TEN_YEARS = 315_360_000;

    AdvanceClock() {
        super("AdminService/AdvanceClock", AdminServiceAdvanceClockRequest.getDefaultInstance(), AdminRules.HUB);
    }

    @Override
    public Decision<Counter> decide(Counter state, AdminServiceAdvanceClockRequest command, Context context) {
        if (context.mode() != Mode.MODE_DRILL) {
            throw new Refused(Reason.REASON_DRILL_ONLY, "the clock of a LIVE ledger is nobody's to move");
        }
        if (command.getSeconds() < 1 || command.getSeconds() > TEN_YEARS) {
            throw Refused.field("seconds", "1 to " + TEN_YEARS);
        }
        return new Decision<>(
                Counter.newBuilder().setRevision(state.getRevision() + 1).build(),
                List.of(),
                Map.of(),
                List.of(),
                false,
                Duration.ofSeconds(command.getSeconds()),
                List.of());
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.collaboration;

import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.v1.CollaborationStep;
import xietong.v1.Reason;

/** Steps of collaborations and orders, as recorded; bounded, and what the hub does itself always finds room. */
final class Stepping {
    /** Who reports more often than this writes into the room. */
    private static final int MOST = 200;

    private Stepping() {}

    /** A step by the caller. */
    static CollaborationStep.Builder step(String action, long revision, Context context) {
        var step = CollaborationStep.newBuilder()
                .setRevision(revision)
                .setTime(Times.timestamp(context.now()))
                .setOrganisation(context.caller().code())
                .setAction(action);
        return context.caller().code().isEmpty() ? step : step.setOfficer(context.caller().officer());
    }

    /** Refused with REASON_TOO_LARGE where there are too many. */
    static void requireRoom(int steps, boolean ends, Context context) {
        if (steps >= MOST && !ends && !context.caller().code().isEmpty()) {
            throw new Refused(Reason.REASON_TOO_LARGE, "it has " + MOST + " steps; end it").with("accepted", MOST);
        }
    }
}

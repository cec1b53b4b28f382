// SPDX-License-Identifier: Apache-2.0
package xietong.rules.clock;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import xietong.rules.Context;
import xietong.rules.Times;
import xietong.v1.Clock;
import xietong.v1.ClockStep;

/** A clock that is due at once: what one command cannot do is done by the hub's own next one, also across a restart. */
public final class AtOnce {
    private static final int END = 100;

    private AtOnce() {}

    /** Of a name; {@code run} sets it apart from those before. */
    public static Clock clock(String name, Context context, long run) {
        return clock(name, context.now(), context, run);
    }

    /** The same a little later. */
    public static Clock clock(String name, Instant due, Context context, long run) {
        Timestamp now = Times.timestamp(due);
        return Clock.newBuilder()
                .setName(name)
                .setRuleBookVersion(context.book().version())
                .setRun(run)
                .setStartTime(now)
                .setExcludedUntilTime(now)
                .setCountedTime(now)
                .setDueTime(now)
                .setUnpausedDueTime(now)
                .addSteps(ClockStep.newBuilder().setPercent(END))
                .build();
    }
}

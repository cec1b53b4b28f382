// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.Times;
import xietong.rules.clock.AtOnce;
import xietong.store.v1.AudienceSlice;
import xietong.store.v1.Dispatch;
import xietong.store.v1.DispatchTopic;
import xietong.v1.Alert;

/**
 * Whom a broadcast alert is told to beyond what one command tells 分发. The decision stores the audience as of that moment,
 * and a dispatch with a clock; each firing tells some, so that other commands come in between, and after a crash it goes on
 * where it was. Of several dispatches only the most urgent goes on. A recall overtakes: who has not got the alert does not
 * get it, nor the recall.
 */
final class Audience {
    /** So many are told by the command itself. */
    static final int FEW = 200;
    /** So many mailboxes are stored in one piece. */
    static final int SLICE = 1_000;
    /** What an alert is first told by. */
    static final String FIRST = "raised";
    /** From one firing to the next: the writer's time belongs to whoever comes in between. */
    static final Duration PACE = Duration.ofMillis(10);
    /** How often one that waits for a more urgent one looks. */
    static final Duration PATIENCE = Duration.ofMillis(200);

    private static final String CLOCK = "dispatch.spread";

    private Audience() {}

    /** Identifier of an alert's dispatch. */
    static String id(String alert) {
        return "dispatch/" + alert;
    }

    /** Identifier of one piece of the audience. */
    static String slice(String dispatch, int number) {
        return dispatch + "/" + number;
    }

    /** The audience of a new alert, to be told of it from now on. */
    static List<Effect> begun(String id, Alert alert, List<String> mailboxes, Context context) {
        String dispatch = id(id);
        var effects = new ArrayList<Effect>();
        var state = Dispatch.newBuilder()
                .setId(dispatch)
                .setRevision(1)
                .setResource(id)
                .setMailboxes(mailboxes.size())
                .setOrderTime(Times.timestamp(AlertLists.order(alert)))
                .addTopics(DispatchTopic.newBuilder().setWhat(FIRST).setExcept(context.caller().code()));
        effects.add(Effect.quiet(dispatch, running(state, Duration.ZERO, context)));
        for (int from = 0; from < mailboxes.size(); from += SLICE) {
            String slice = slice(dispatch, from / SLICE);
            effects.add(Effect.quiet(slice, AudienceSlice.newBuilder()
                    .setId(slice)
                    .setRevision(1)
                    .addAllMailboxes(mailboxes.subList(from, Math.min(mailboxes.size(), from + SLICE)))
                    .build()));
        }
        return effects;
    }

    /** The same audience is told of something more, after what it is being told. */
    static Effect further(String id, Alert alert, String what, Context context) {
        Dispatch before = context.look().state(id(id), Dispatch.getDefaultInstance()).orElseThrow();
        Dispatch.Builder next = before.toBuilder()
                .setRevision(before.getRevision() + 1)
                .setOrderTime(Times.timestamp(AlertLists.order(alert)));
        if (what.equals("recalled")) {
            next.clearTopics();
        }
        next.addTopics(DispatchTopic.newBuilder().setWhat(what).setExcept(context.caller().code()));
        return Effect.quiet(next.getId(), running(next, Duration.ZERO, context));
    }

    /** With its clock, as long as anything is to be told. */
    static Dispatch running(Dispatch.Builder next, Duration pause, Context context) {
        next.clearClocks();
        if (next.getTopicsCount() > 0) {
            next.addClocks(AtOnce.clock(CLOCK, context.now().plus(pause), context, next.getRevision()));
        }
        return next.build();
    }
}

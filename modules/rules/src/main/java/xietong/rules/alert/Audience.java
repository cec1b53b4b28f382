// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.util.ArrayList;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.clock.AtOnce;
import xietong.store.v1.AudienceSlice;
import xietong.store.v1.Dispatch;
import xietong.store.v1.DispatchTopic;

/**
 * Whom a broadcast alert is told to beyond what one command tells 分发. The decision stores the audience as of that moment in
 * slices, and a dispatch whose clock is due at once; each firing tells one slice, so that other commands come in between, and
 * after a crash it goes on where it was. A recall overtakes: who has not got the alert does not get it, nor the recall.
 */
final class Audience {
    /** So many mailboxes are told by one command. */
    static final int SLICE = 200;
    /** What an alert is first told by. */
    static final String FIRST = "raised";

    private static final String CLOCK = "dispatch.spread";

    private Audience() {}

    /** Identifier of an alert's dispatch. */
    static String id(String alert) {
        return "dispatch/" + alert;
    }

    /** Identifier of one slice. */
    static String slice(String dispatch, int number) {
        return dispatch + "/" + number;
    }

    /** The audience of a new alert, to be told of it from now on. */
    static List<Effect> begun(String alert, List<String> mailboxes, Context context) {
        String id = id(alert);
        var effects = new ArrayList<Effect>();
        int slices = (mailboxes.size() + SLICE - 1) / SLICE;
        var dispatch = Dispatch.newBuilder()
                .setId(id)
                .setRevision(1)
                .setResource(alert)
                .setSlices(slices)
                .addTopics(DispatchTopic.newBuilder().setWhat(FIRST).setExcept(context.caller().code()));
        effects.add(Effect.quiet(id, running(dispatch, context)));
        for (int i = 0; i < slices; i++) {
            List<String> some = mailboxes.subList(i * SLICE, Math.min(mailboxes.size(), (i + 1) * SLICE));
            effects.add(Effect.quiet(slice(id, i), AudienceSlice.newBuilder()
                    .setId(slice(id, i))
                    .setRevision(1)
                    .addAllMailboxes(some)
                    .build()));
        }
        return effects;
    }

    /** The same audience is told of something more, after what it is being told. */
    static Effect further(String alert, String what, Context context) {
        Dispatch before = context.look().state(id(alert), Dispatch.getDefaultInstance()).orElseThrow();
        Dispatch.Builder next = before.toBuilder().setRevision(before.getRevision() + 1);
        if (what.equals("recalled")) {
            next.clearTopics();
        }
        next.addTopics(DispatchTopic.newBuilder().setWhat(what).setExcept(context.caller().code()));
        return Effect.quiet(next.getId(), running(next, context));
    }

    /** With its clock, as long as anything is to be told. */
    static Dispatch running(Dispatch.Builder next, Context context) {
        next.clearClocks();
        if (next.getTopicsCount() > 0) {
            next.addClocks(AtOnce.clock(CLOCK, context, next.getRevision()));
        }
        return next.build();
    }
}

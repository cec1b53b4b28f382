// SPDX-License-Identifier: Apache-2.0
package xietong.rules.warning;

import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import xietong.rules.Catalogue;
import xietong.rules.CommandRule;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Effect;
import xietong.rules.RuleAround;
import xietong.store.v1.ClockFired;

/**
 * A rule, and what follows from its decision for warnings. As rows and timers follow from the difference between two states,
 * so do warnings: no rule raises or clears one by hand, and none can forget to. One command tells a bounded number of
 * mailboxes: where closing a case clears more warnings than that, the rest are cleared without telling, and leave their lists.
 */
public final class Warned<C extends Message, S extends Message> extends RuleAround<C, S> {
    private static final int MOST_TOLD = 100;

    /** Around a rule. */
    public Warned(CommandRule<C, S> rule) {
        super(rule);
    }

    @Override
    public Decision<S> decide(S state, C command, Context context) {
        Decision<S> decision = rule.decide(state, command, context);
        var warnings = new ArrayList<Effect>();
        ClockFired fired = command instanceof ClockFired step ? step : ClockFired.getDefaultInstance();
        String id = rule.resource(command, context.caller());
        if (!id.isEmpty()) {
            warnings.addAll(Causes.of(id, state, decision.state(), fired, context));
        }
        for (Effect effect : decision.effects()) {
            Message before = context.look().state(effect.id())
                    .orElseGet(() -> Catalogue.resourceOf(effect.state()).empty());
            warnings.addAll(Causes.of(effect.id(), before, effect.state(), fired, context));
        }
        if (warnings.isEmpty()) {
            return decision;
        }
        List<Effect> all = new ArrayList<>(decision.effects());
        all.addAll(bounded(warnings));
        return decision.with(all);
    }

    private static List<Effect> bounded(List<Effect> warnings) {
        var told = new ArrayList<Effect>();
        int mailboxes = 0;
        for (Effect warning : warnings) {
            mailboxes += warning.notices().size();
            told.add(mailboxes > MOST_TOLD ? Effect.quiet(warning.id(), warning.state()) : warning);
        }
        return told;
    }
}

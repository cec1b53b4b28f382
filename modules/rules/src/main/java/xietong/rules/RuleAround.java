// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Message;
import xietong.v1.CommandHeader;

/** The same command as another rule's, with more said about its decision. */
public abstract class RuleAround<C extends Message, S extends Message> implements CommandRule<C, S> {
    protected final CommandRule<C, S> rule;

    protected RuleAround(CommandRule<C, S> rule) {
        this.rule = rule;
    }

    @Override
    public final String method() {
        return rule.method();
    }

    @Override
    public final C prototype() {
        return rule.prototype();
    }

    @Override
    public final String kind() {
        return rule.kind();
    }

    @Override
    public final CommandHeader header(C command) {
        return rule.header(command);
    }

    @Override
    public final String resource(C command, Caller caller) {
        return rule.resource(command, caller);
    }

    @Override
    public final String subject(C command, Caller caller) {
        return rule.subject(command, caller);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.clock;

import com.google.protobuf.Message;
import xietong.rules.Caller;
import xietong.rules.CommandRule;
import xietong.store.v1.ClockFired;
import xietong.v1.CommandHeader;

/** The hub's own command when a step of a clock falls due, on one kind of resource; never refused. */
public abstract class FiredRule<S extends Message> implements CommandRule<ClockFired, S> {
    private final String kind;

    /** For a kind of resource. */
    protected FiredRule(String kind) {
        this.kind = kind;
    }

    @Override
    public final String method() {
        return ClockFired.getDescriptor().getFullName() + "/" + kind;
    }

    @Override
    public final ClockFired prototype() {
        return ClockFired.getDefaultInstance();
    }

    @Override
    public final String kind() {
        return kind;
    }

    @Override
    public final CommandHeader header(ClockFired command) {
        return CommandHeader.getDefaultInstance();
    }

    @Override
    public final String resource(ClockFired command, Caller caller) {
        return command.getResource();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import xietong.rules.Caller;
import xietong.rules.CommandRule;
import xietong.v1.CommandHeader;

/** What administrators' commands share: a fixed resource that exists from the beginning. */
abstract class AdminRule<C extends Message, S extends Message> implements CommandRule<C, S> {
    private final String method;
    private final C prototype;
    private final String kind;
    private final FieldDescriptor header;

    AdminRule(String method, C prototype, String kind) {
        this.method = "xietong.v1." + method;
        this.prototype = prototype;
        this.kind = kind;
        this.header = prototype.getDescriptorForType().findFieldByName("header");
    }

    @Override
    public final String method() {
        return method;
    }

    @Override
    public final C prototype() {
        return prototype;
    }

    @Override
    public final String kind() {
        return kind;
    }

    @Override
    public final CommandHeader header(C command) {
        return (CommandHeader) command.getField(header);
    }

    @Override
    public String resource(C command, Caller caller) {
        return kind;
    }
}

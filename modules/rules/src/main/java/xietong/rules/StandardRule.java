// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import xietong.v1.CommandHeader;

/**
 * What rules know by their message alone: its field {@code header} is the head, its field {@code id} the resource that
 * is changed; a command without {@code id} creates one.
 */
public abstract class StandardRule<C extends Message, S extends Message> implements CommandRule<C, S> {
    private final String method;
    private final C prototype;
    private final String kind;
    private final FieldDescriptor header;
    private final FieldDescriptor id;

    /** A rule of a method, without the package. */
    protected StandardRule(String method, C prototype, String kind) {
        this.method = "xietong.v1." + method;
        this.prototype = prototype;
        this.kind = kind;
        this.header = prototype.getDescriptorForType().findFieldByName("header");
        this.id = prototype.getDescriptorForType().findFieldByName("id");
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
        return creates() ? "" : (String) command.getField(id);
    }

    /** Whether the command makes a resource rather than changing one. */
    protected final boolean creates() {
        return id == null;
    }
}

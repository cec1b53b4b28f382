// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import xietong.rules.Caller;
import xietong.rules.CommandRule;
import xietong.store.v1.OfficerState;
import xietong.v1.CommandHeader;

/**
 * A command of the hub's own about an officer's account, after it has looked at what was typed: the head names the officer,
 * the field {@code organisation} the organisation.
 */
abstract class OwnAccountRule<C extends Message> implements CommandRule<C, OfficerState> {
    private final C prototype;
    private final FieldDescriptor header;
    private final FieldDescriptor organisation;

    OwnAccountRule(C prototype) {
        this.prototype = prototype;
        this.header = prototype.getDescriptorForType().findFieldByName("header");
        this.organisation = prototype.getDescriptorForType().findFieldByName("organisation");
    }

    @Override
    public final String method() {
        return prototype.getDescriptorForType().getFullName() + "/" + OfficerResource.KIND;
    }

    @Override
    public final C prototype() {
        return prototype;
    }

    @Override
    public final String kind() {
        return OfficerResource.KIND;
    }

    @Override
    public final CommandHeader header(C command) {
        return (CommandHeader) command.getField(header);
    }

    @Override
    public final String resource(C command, Caller caller) {
        return OfficerResource.of(organisation(command), officer(command));
    }

    final String organisation(C command) {
        return (String) command.getField(organisation);
    }

    final String officer(C command) {
        return header(command).getOfficer().getId();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.freeze;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import xietong.rules.Caller;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.StandardRule;
import xietong.v1.Asset;
import xietong.v1.CommandHeader;

/** What commands on an asset share: they name it in their field {@code asset}. */
abstract class AssetRule<C extends Message> extends StandardRule<C, Asset> {
    private final FieldDescriptor asset;

    AssetRule(String rpc, C prototype) {
        super("FreezeService/" + rpc, prototype, AssetResource.KIND);
        this.asset = prototype.getDescriptorForType().findFieldByName("asset");
    }

    /** Writes the draft; refuses where the class header says so. */
    abstract void apply(FreezeDraft draft, C command, CommandHeader head);

    @Override
    public final String resource(C command, Caller caller) {
        return (String) command.getField(asset);
    }

    @Override
    public final Decision<Asset> decide(Asset state, C command, Context context) {
        var draft = new FreezeDraft(context).on(resource(command, context.caller()), state);
        apply(draft, command, header(command));
        return draft.ofAsset();
    }
}

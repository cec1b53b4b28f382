// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Message;
import picocli.CommandLine.Mixin;
import xietong.client.HubClient;
import xietong.v1.CommandHeader;

/** One act of the administrator's that needs a reason; given, or proposed to another administrator. */
abstract class AdministratorCommand extends HubCommand {
    @Mixin
    private HeadOptions head;

    @Mixin
    private ProposeOption propose;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    final int run(HubClient hub) {
        head.requireReason();
        propose.give(hub, command(head.administratorHeader()), output());
        return done();
    }

    /** The command. */
    abstract Message command(CommandHeader header);
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xietong.client.HubClient;
import xietong.v1.CollaborationServiceDispatchRequest;
import xietong.v1.Receipt;

/** Further orders go out 下达. */
@Command(name = "send", description = {
    "Send further orders as who decided, or leads under an agreement 下达.",
    "In a unified dispatch to every court whose measure has no order yet; otherwise to those of --task."
})
final class CollaborationSendCommand extends ActCommand {
    @Mixin
    private TaskOptions tasks;

    @Override
    Receipt act(HubClient hub) {
        var command = CollaborationServiceDispatchRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .addAllTasks(tasks.given());
        return hub.collaborations().dispatch(command.build());
    }
}

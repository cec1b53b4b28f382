// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.client.HubClient;
import xietong.v1.EntrustmentServiceSignRequest;
import xietong.v1.Receipt;

/** The recipient takes it on 签收. */
@Command(name = "sign", description = "Take a matter on 签收.")
final class SignCommand extends ActCommand {
    @Override
    Receipt act(HubClient hub) {
        var command = EntrustmentServiceSignRequest.newBuilder().setHeader(head.header()).setId(id);
        return hub.entrustments().sign(command.build());
    }
}

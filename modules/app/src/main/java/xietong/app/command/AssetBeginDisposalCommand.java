// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceBeginDisposalRequest;
import xietong.v1.Receipt;

/** The disposing court begins. */
@Command(name = "begin-disposal",
        description = "Say that disposal has begun: auction notice, sale 启动处置; --reason says what.")
final class AssetBeginDisposalCommand extends ActCommand {
    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = FreezeServiceBeginDisposalRequest.newBuilder()
                .setHeader(head.header())
                .setAsset(id)
                .addAllPapers(papers.store(hub));
        return hub.distributions().beginDisposal(command.build());
    }
}

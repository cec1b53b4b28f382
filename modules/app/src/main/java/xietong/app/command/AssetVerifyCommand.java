// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceVerifyRankRequest;

/** A court in the queue verifies on the spot which order is first in force. */
@Command(name = "verify", description = "Record what was found on the spot: which order is first in force 核实首先有效冻结.")
final class AssetVerifyCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The asset.")
    private String asset;

    @Option(names = "--first", paramLabel = "ID", required = true, description = "Order found to be first in force.")
    private String first;

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "What was found.")
    private String text;

    @Option(names = "--witnesses", paramLabel = "TEXT", required = true, description = "Who witnessed it.")
    private String witnesses;

    @Mixin
    private HeadOptions head;

    @Mixin
    private PaperOptions papers;

    @Override
    int run(HubClient hub) throws Exception {
        output().receipt(hub.freezes().verifyRank(FreezeServiceVerifyRankRequest.newBuilder()
                .setHeader(head.header())
                .setAsset(asset)
                .setFirstOrder(first)
                .setText(text)
                .setWitnesses(witnesses)
                .addAllPapers(papers.store(hub))
                .build()));
        return done();
    }
}

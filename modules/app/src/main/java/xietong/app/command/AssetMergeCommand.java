// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceMergeAssetsRequest;

/** The institution says that two assets are one. */
@Command(name = "merge", description = {
    "Say, as the institution that keeps them, that two assets are one; the queues merge by its registration times.",
    "--reason says how it is known."
})
final class AssetMergeCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The asset that stays.")
    private String asset;

    @Option(names = "--same", paramLabel = "ID", required = true, description = "The asset that is the same.")
    private String same;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) {
        head.requireReason();
        output().receipt(hub.freezes().mergeAssets(FreezeServiceMergeAssetsRequest.newBuilder()
                .setHeader(head.header())
                .setAsset(asset)
                .setSame(same)
                .build()));
        return done();
    }
}

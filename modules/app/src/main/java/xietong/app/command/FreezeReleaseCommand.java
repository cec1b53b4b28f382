// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.ShortNames;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceReleaseRequest;
import xietong.v1.Receipt;
import xietong.v1.ReleaseGround;

/** The holding court releases, or a superior by its own ruling 解除. */
@Command(name = "release", description = "Release all of a freeze, or with --amount a part 解除 (SEAL 28).")
final class FreezeReleaseCommand extends ActCommand {
    @Mixin
    private OriginalOptions original;

    @Mixin
    private PaperOptions papers;

    @Mixin
    private MoneyOptions money;

    @Option(names = "--ground", paramLabel = "GROUND", required = true, converter = ShortNames.Grounds.class,
            completionCandidates = ShortNames.Grounds.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private ReleaseGround ground;

    @Option(names = "--amount", paramLabel = "YUAN", description = "Only this much of the figure.")
    private String amount;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = FreezeServiceReleaseRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setOriginal(original.original())
                .setGround(ground);
        if (amount != null) {
            command.setAmount(money.parse("--amount", amount));
        }
        return hub.freezes().release(command.addAllPapers(papers.store(hub)).build());
    }
}

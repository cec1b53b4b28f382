// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceDeductRequest;
import xietong.v1.Receipt;

/** The holding court deducts 扣划. */
@Command(name = "deduct", description = "Deduct what is effective under an order 扣划 (CPL 253).")
final class FreezeDeductCommand extends ActCommand {
    @Mixin
    private OriginalOptions original;

    @Mixin
    private PaperOptions papers;

    @Mixin
    private MoneyOptions money;

    @Option(names = "--amount", paramLabel = "YUAN", required = true, description = "How much, e.g. 800000.00.")
    private String amount;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = FreezeServiceDeductRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setOriginal(original.original())
                .setAmount(money.parse("--amount", amount))
                .addAllPapers(papers.store(hub));
        return hub.freezes().deduct(command.build());
    }
}

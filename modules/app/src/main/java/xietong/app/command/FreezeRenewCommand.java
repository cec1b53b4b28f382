// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.PeriodSpec;
import xietong.client.HubClient;
import xietong.v1.FreezePeriod;
import xietong.v1.FreezeServiceRenewRequest;
import xietong.v1.Receipt;

/** The holding court renews before the end 续行冻结. */
@Command(name = "renew", description = "Renew a freeze before it ends 续行冻结 (INT 485).")
final class FreezeRenewCommand extends ActCommand {
    @Mixin
    private OriginalOptions original;

    @Mixin
    private PaperOptions papers;

    @Option(names = "--period", paramLabel = "PERIOD", converter = PeriodSpec.class,
            description = "From the end of the present one, e.g. '1 YEARS'. Default: the longest that the law allows.")
    private FreezePeriod period = FreezePeriod.getDefaultInstance();

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = FreezeServiceRenewRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setOriginal(original.original())
                .setPeriod(period)
                .addAllPapers(papers.store(hub));
        return hub.freezes().renew(command.build());
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.SubjectSpec;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceObjectRequest;
import xietong.v1.Receipt;
import xietong.v1.Subject;

/** A court objects for a creditor, or for the debtor. */
@Command(name = "object", description = {
    "Object to a share 异议 (INT 509); --reason says why.",
    "--in-favour-of names a share of the caller's court; otherwise --objector and --objector-case, or the debtor."
})
final class DistributionObjectCommand extends ActCommand {
    @Option(names = "--share", paramLabel = "N", required = true, description = "Number of the disputed share.")
    private int share;

    @Option(names = "--amount", paramLabel = "YUAN", description = "How much of it. Default: all of it.")
    private String amount;

    @Option(names = "--in-favour-of", paramLabel = "N", description = "Number of the share to which it should go.")
    private int inFavourOf;

    @Option(names = "--objector", paramLabel = "KIND,NAME[,NUMBER]", converter = SubjectSpec.class,
            description = "Who objects, where that one has no share.")
    private Subject objector;

    @Option(names = "--objector-case", paramLabel = "NUMBER", defaultValue = "",
            description = "The objector's case; left out for the debtor.")
    private String caseNumber;

    @Mixin
    private MoneyOptions money;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        head.requireReason();
        var command = FreezeServiceObjectRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setShare(share)
                .setInFavourOf(inFavourOf)
                .setCaseNumber(caseNumber)
                .addAllPapers(papers.store(hub));
        if (amount != null) {
            command.setAmount(money.parse("--amount", amount));
        }
        if (objector != null) {
            command.setObjector(objector);
        }
        return hub.distributions().object(command.build());
    }
}

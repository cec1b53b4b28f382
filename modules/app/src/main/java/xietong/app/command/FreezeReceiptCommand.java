// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.Moment;
import xietong.app.input.ShortNames;
import xietong.client.HubClient;
import xietong.v1.FreezeReceipt;
import xietong.v1.FreezeServiceRecordReceiptRequest;
import xietong.v1.MeasureKind;
import xietong.v1.Receipt;
import xietong.v1.ReceiptResult;

/** The institution answers 回执. */
@Command(name = "receipt", description = {
    "Answer a measure as the institution that keeps the property 协助执行回执.",
    "Where it was refused or only partly done, --reason says why."
})
final class FreezeReceiptCommand extends ActCommand {
    @Option(names = "--measure", paramLabel = "MEASURE", required = true, converter = ShortNames.Measures.class,
            completionCandidates = ShortNames.Measures.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private MeasureKind measure;

    @Option(names = "--result", paramLabel = "RESULT", required = true, converter = ShortNames.Results.class,
            completionCandidates = ShortNames.Results.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private ReceiptResult result;

    @Option(names = "--registered", paramLabel = "TIME", converter = Moment.class,
            description = "When it was registered, e.g. '2026-11-21 09:30' Beijing time. It ranks.")
    private Timestamp registered;

    @Option(names = "--register-number", paramLabel = "NUMBER", defaultValue = "",
            description = "The institution's own number.")
    private String registerNumber;

    @Option(names = "--balance", paramLabel = "YUAN",
            description = "Balance found; needed for what is counted in money.")
    private String balance;

    @Option(names = "--amount", paramLabel = "YUAN", description = "What is controlled, or was deducted.")
    private String amount;

    @Option(names = "--start", paramLabel = "TIME", converter = Moment.class, description = "Actual begin.")
    private Timestamp start;

    @Option(names = "--end", paramLabel = "TIME", converter = Moment.class, description = "Actual end.")
    private Timestamp end;

    @Option(names = "--file", paramLabel = "FILE",
            description = "Rest of the receipt in YAML or JSON, e.g. its prior_freezes, uses, co_owners.")
    private Path file;

    @Mixin
    private MoneyOptions money;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var header = head.header();
        var receipt = FreezeReceipt.newBuilder();
        if (file != null) {
            CommandFile.read(file, FreezeReceipt.getDefaultInstance(), hub).mergeInto(receipt);
        }
        receipt.setMeasure(measure).setResult(result);
        if (!header.getReason().isEmpty()) {
            receipt.setReason(header.getReason());
        }
        if (registered != null) {
            receipt.setRegisteredTime(registered);
        }
        if (!registerNumber.isEmpty()) {
            receipt.setRegisterNumber(registerNumber);
        }
        if (balance != null) {
            receipt.setBalance(money.parse("--balance", balance));
        }
        if (amount != null) {
            receipt.setAmount(money.parse("--amount", amount));
        }
        if (start != null) {
            receipt.setStartTime(start);
        }
        if (end != null) {
            receipt.setEndTime(end);
        }
        receipt.addAllPapers(papers.store(hub));
        return hub.freezes().recordReceipt(FreezeServiceRecordReceiptRequest.newBuilder()
                .setHeader(header)
                .setId(id)
                .setReceipt(receipt)
                .build());
    }
}

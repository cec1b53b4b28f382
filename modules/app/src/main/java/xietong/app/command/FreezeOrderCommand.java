// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.PeriodSpec;
import xietong.app.input.ShortNames;
import xietong.app.input.SubjectSpec;
import xietong.app.output.Words;
import xietong.client.HubClient;
import xietong.v1.AssetKind;
import xietong.v1.FreezePeriod;
import xietong.v1.FreezeServiceOrderRequest;
import xietong.v1.FreezeStage;
import xietong.v1.Money;

/** A court orders a freeze 冻结. What options say wins over the file. */
@Command(name = "order", description = {
    "Order a freeze 查封、冻结、扣押; its case is --case.",
    "The owner is the debtor unless the file or --set says otherwise (owner, co_owners)."
},
        footerHeading = "%nAn order as a file (keys of freeze_service.proto, enums without their prefix):%n",
        footer = {
            "  header: {case_number: （2018）京0117执9002号}",
            "  key: {registrar: BANK-A, kind: DEPOSIT, number: \"6299990000000000012\"}",
            "  stage: ENFORCEMENT",
            "  debtor: {kind: PERSON, name: 张三, identifier: \"990100190001010011\"}",
            "  amount: {currency_code: CNY, minor_units: 80000000}   # 分",
            "  claim: {currency_code: CNY, minor_units: 80000000}",
            "  papers:",
            "    - {kind: RULING, number: 裁1, file: ruling.pdf}",
            "    - {kind: ASSISTANCE_NOTICE, file: notice.pdf}"
        })
final class FreezeOrderCommand extends HubCommand {
    @Mixin
    private HeadOptions head;

    @Mixin
    private PaperOptions papers;

    @Mixin
    private MoneyOptions money;

    @Option(names = "--file", paramLabel = "FILE", description = "The command in YAML or JSON; - reads standard input. "
            + "A paper's file counts from the folder of this one.")
    private Path file;

    @Option(names = "--at", paramLabel = "CODE", description = "Institution that keeps the property 协助执行单位.")
    private String registrar;

    @Option(names = "--kind", paramLabel = "KIND", converter = ShortNames.Kinds.class,
            completionCandidates = ShortNames.Kinds.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private AssetKind kind;

    @Option(names = "--number", paramLabel = "NUMBER",
            description = "The institution's number of it, e.g. the account.")
    private String number;

    @Option(names = "--sub-account", paramLabel = "NUMBER", description = "Sub-account, where there is one.")
    private String subAccount;

    @Option(names = "--stage", paramLabel = "STAGE", converter = ShortNames.Stages.class,
            completionCandidates = ShortNames.Stages.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private FreezeStage stage;

    @Option(names = "--debtor", paramLabel = "KIND,NAME[,NUMBER]", description = "Whose debt it is, "
            + "e.g. PERSON,张三,990100190001010011.")
    private String debtor;

    @Option(names = "--amount", paramLabel = "YUAN", description = "Figure to be frozen, e.g. 800000.00.")
    private String amount;

    @Option(names = "--claim", paramLabel = "YUAN", description = "Claim of the case with costs.")
    private String claim;

    @Option(names = "--justification", paramLabel = "TEXT",
            description = "Why more than the claim must be frozen (SEAL 19).")
    private String justification;

    @Option(names = "--period", paramLabel = "PERIOD", converter = PeriodSpec.class,
            description = "E.g. '1 YEARS', '90 DAYS'. Default: the longest that the law allows.")
    private FreezePeriod period;

    @Option(names = "--request-number", paramLabel = "NUMBER",
            description = "The court's own number of it 请求单号. Default: the request id.")
    private String requestNumber;

    @Option(names = "--batch", paramLabel = "ID", description = "Batch that it belongs to.")
    private String batch;

    @Option(names = "--set", paramLabel = "PATH=VALUE",
            description = "Any other value by its path, e.g. owner.name=李四. Repeatable.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Override
    int run(HubClient hub) throws Exception {
        var command = FreezeServiceOrderRequest.newBuilder();
        try {
            CommandFile.fill(command, file, given(), papers.given(), "papers", hub);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
        if (!command.hasOwner()) {
            command.setOwner(command.getDebtor());
        }
        command.setHeader(head.over(command.getHeader()));
        output().receipt(hub.freezes().order(command.build()));
        return done();
    }

    private Map<String, String> given() {
        var given = new Given()
                .put("key.registrar", registrar)
                .put("key.kind", kind == null ? null : Words.shortName(kind))
                .put("key.number", number)
                .put("key.sub_account", subAccount)
                .put("stage", stage == null ? null : Words.shortName(stage))
                .put("justification", justification)
                .put("request_number", requestNumber)
                .put("batch", batch);
        given.subject("debtor", debtor == null ? null : SubjectSpec.parse(debtor));
        put(given, "amount", amount);
        put(given, "claim", claim);
        if (period != null) {
            given.put("period.length", String.valueOf(period.getLength())).put("period.unit", period.getUnit());
        }
        return given.and(values);
    }

    private void put(Given given, String key, String amount) {
        if (amount != null) {
            Money said = money.parse("--" + key, amount);
            given.put(key + ".currency_code", said.getCurrencyCode())
                    .put(key + ".minor_units", String.valueOf(said.getMinorUnits()));
        }
    }
}

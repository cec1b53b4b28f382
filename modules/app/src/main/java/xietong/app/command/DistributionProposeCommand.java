// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.app.ExitCodes;
import xietong.app.batch.ShareFile;
import xietong.client.HubClient;
import xietong.v1.FreezeServiceProposeDistributionRequest;

/** The disposing court proposes a distribution and serves it. */
@Command(name = "propose", description = {
    "Propose how what was deducted or obtained is distributed 财产分配方案, and serve it on every court concerned.",
    "--reason says by which order of payment. A line of the file that does not fit is told with its row; then nothing "
            + "is sent, and it ends with 3."
},
        footerHeading = "%nThe first row names the columns, in any order, by name or Chinese title; "
                + "docs/distribution-import.md explains each:%n",
        footer = {
            "  order 冻结令, court 法院, case_number 案号, creditor_kind 债权人类型,",
            "  creditor 债权人, creditor_id 证件号码, ground 受偿依据, amount 分配金额,",
            "  reserved 预留",
            "%nIn YAML or JSON (.yaml, .yml, .json) a list with the same keys, in quotes:%n",
            "  - {order: M10…, creditor_kind: PERSON, creditor: 张三, ground: WAGES,",
            "     amount: \"800000.00\"}"
        })
final class DistributionProposeCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ORDER",
            description = "The caller's freeze order under which it was deducted or disposed of.")
    private String order;

    @Option(names = "--shares", paramLabel = "FILE", required = true, description = "The shares, in CSV, YAML or JSON.")
    private Path shares;

    @Option(names = "--total", paramLabel = "YUAN", required = true,
            description = "What is distributed, e.g. 800000.00; the shares add up to it.")
    private String total;

    @Option(names = "--serve", paramLabel = "CODE",
            description = "Court on which it is served besides those concerned. Repeatable.")
    private List<String> served = new ArrayList<>();

    @Mixin
    private CsvOptions csv;

    @Mixin
    private MoneyOptions money;

    @Mixin
    private HeadOptions head;

    @Mixin
    private PaperOptions papers;

    @Override
    int run(HubClient hub) throws IOException {
        var command = FreezeServiceProposeDistributionRequest.newBuilder()
                .setOrder(order)
                .setTotal(money.parse("--total", total))
                .addAllServed(served);
        ShareFile file = read(command.getTotal().getCurrencyCode());
        file.refusals().forEach(refusal -> refusal.print(output()));
        if (!file.refusals().isEmpty()) {
            output().aside(file.refusals().size() + " refused 未受理; nothing was sent 未提交");
            return ExitCodes.REFUSED;
        }
        head.requireReason();
        command.setHeader(head.header()).addAllShares(file.shares()).addAllPapers(papers.store(hub));
        output().receipt(hub.distributions().proposeDistribution(command.build()));
        return done();
    }

    private ShareFile read(String currency) throws IOException {
        String text = csv.read(shares).text();
        boolean list = shares.toString().toLowerCase(Locale.ROOT).matches(".*\\.(yaml|yml|json)");
        return list ? ShareFile.yaml(text, currency) : ShareFile.csv(text, currency);
    }
}

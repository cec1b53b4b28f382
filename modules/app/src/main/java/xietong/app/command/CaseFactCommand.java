// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.ShortNames;
import xietong.app.input.SubjectSpec;
import xietong.client.HubClient;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.Subject;

/** The court that established a fact reports it. */
@Command(name = "fact", description = {
    "Report a fact that binds other courts, established in the case --case 案件事实.",
    "BANKRUPTCY_ACCEPTED makes the release of every live measure against the debtor a duty (企业破产法 19)."
})
final class CaseFactCommand extends HubCommand {
    @Option(names = "--kind", paramLabel = "KIND", required = true, converter = ShortNames.Facts.class,
            completionCandidates = ShortNames.Facts.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private CaseFactKind kind;

    @Option(names = "--debtor", paramLabel = "KIND,NAME,NUMBER", required = true, converter = SubjectSpec.class,
            description = "Whom it is about, with identifier, e.g. ORGANISATION,某公司,统一社会信用代码.")
    private Subject debtor;

    @Mixin
    private HeadOptions head;

    @Mixin
    private PaperOptions papers;

    @Override
    int run(HubClient hub) throws Exception {
        output().receipt(hub.cases().reportFact(CaseServiceReportFactRequest.newBuilder()
                .setHeader(head.header())
                .setKind(kind)
                .setDebtor(debtor)
                .addAllPapers(papers.store(hub))
                .build()));
        return done();
    }
}

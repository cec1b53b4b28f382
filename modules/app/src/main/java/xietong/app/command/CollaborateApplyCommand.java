// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.ShortNames;
import xietong.client.HubClient;
import xietong.v1.CaseRef;
import xietong.v1.CollaborationKind;
import xietong.v1.CollaborationServiceApplyRequest;

/** A court applies for a collaboration to the superior that all courts concerned share. */
@Command(name = "apply", description = {
    "Apply to the superior that all courts concerned share 申请; the lead's case is --case, --reason says why.",
    "A joint action under an --agreement needs no decision and is in force at once."
},
        footerHeading = "%nWhat each kind takes:%n",
        footer = {
            "  SUPERVISE 督促执行            --court, who is to act",
            "  ASSIGN 指定执行               --move, --receiving",
            "  TAKE_UP 提级执行              --move; the decider receives",
            "  CONCENTRATE 集中执行          --move, --receiving",
            "  ACT_JOINTLY 协同执行          --court; --agreement --matter --task",
            "  SETTLE_DISPOSAL 执行协调      --asset",
            "  DISPATCH 统一调度             a file of accounts: xietong dispatch apply"
        })
final class CollaborateApplyCommand extends HubCommand {
    @Option(names = "--kind", paramLabel = "KIND", required = true, converter = ShortNames.Collaborations.class,
            completionCandidates = ShortNames.Collaborations.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private CollaborationKind kind;

    @Option(names = "--court", paramLabel = "CODE", description = "Court concerned. Repeatable.")
    private List<String> courts = new ArrayList<>();

    @Option(names = "--move", paramLabel = "CASE=COURT",
            description = "Case that is to move, and the court that has it. Repeatable.")
    private Map<String, String> cases = new LinkedHashMap<>();

    @Option(names = "--receiving", paramLabel = "CODE", defaultValue = "",
            description = "Court that is to receive them.")
    private String receiving;

    @Option(names = "--asset", paramLabel = "ID", defaultValue = "",
            description = "Asset; the caller has a live order on it.")
    private String asset;

    @Option(names = "--agreement", paramLabel = "CODE", defaultValue = "",
            description = "Agreement that a joint action rests on.")
    private String agreement;

    @Option(names = "--matter", paramLabel = "CODE",
            description = "Kind of matter that the joint action covers. Repeatable.")
    private List<String> matters = new ArrayList<>();

    @Mixin
    private ApplyOptions options;

    @Mixin
    private TaskOptions tasks;

    @Mixin
    private HeadOptions head;

    @Mixin
    private PaperOptions papers;

    @Override
    int run(HubClient hub) throws Exception {
        if (kind == CollaborationKind.COLLABORATION_KIND_DISPATCH) {
            throw usage("--kind DISPATCH: its accounts come from a file: xietong dispatch apply FILE");
        }
        var command = CollaborationServiceApplyRequest.newBuilder()
                .setHeader(head.header())
                .setKind(kind)
                .addAllCourts(courts)
                .setReceiving(receiving)
                .setAsset(asset)
                .setAgreement(agreement)
                .addAllMatterKinds(matters)
                .addAllTasks(tasks.given());
        cases.forEach((number, court) ->
                command.addCases(CaseRef.newBuilder().setCourt(court).setCaseNumber(number)));
        options.into(command);
        output().receipt(hub.collaborations().apply(command.addAllPapers(papers.store(hub)).build()));
        return done();
    }
}

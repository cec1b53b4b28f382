// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.Moment;
import xietong.app.input.ShortNames;
import xietong.client.HubClient;
import xietong.v1.AddressStatus;
import xietong.v1.GridAnswer;
import xietong.v1.GridResult;
import xietong.v1.GridServiceReportRequest;
import xietong.v1.Receipt;

/** The worker, or who got the task, answers. */
@Command(name = "report", description = {
    "Answer a task 回报; its --paper are the evidence, e.g. PHOTO=door.jpg.",
    "SERVED without a signed return, a photograph or two witnesses is kept as an attempt (CPL 89, INT 130)."
})
final class GridReportCommand extends ActCommand {
    @Option(names = "--result", paramLabel = "RESULT", required = true, converter = ShortNames.GridResults.class,
            completionCandidates = ShortNames.GridResults.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private GridResult result;

    @Option(names = "--address-status", paramLabel = "STATUS", converter = ShortNames.AddressStatuses.class,
            completionCandidates = ShortNames.AddressStatuses.class,
            description = "What is known of the address, one of ${COMPLETION-CANDIDATES}.")
    private AddressStatus status;

    @Option(names = "--new-address", paramLabel = "TEXT", defaultValue = "", description = "With NEW: the new address.")
    private String newAddress;

    @Option(names = "--current-name", paramLabel = "NAME", defaultValue = "",
            description = "What he is called now, where that is another name.")
    private String currentName;

    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "",
            description = "In words: at which time of day he comes, whom was spoken to.")
    private String text;

    @Option(names = "--witness", paramLabel = "NAME",
            description = "Witness of a leaving at the residence 留置送达. Repeatable.")
    private List<String> witnesses = new ArrayList<>();

    @Option(names = "--time", paramLabel = "TIME", converter = Moment.class,
            description = "When it happened, e.g. '2026-11-21 09:30' Beijing time. Default: now.")
    private Timestamp time;

    @Mixin
    private PlaceOptions place;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var answer = GridAnswer.newBuilder()
                .setResult(result)
                .setNewAddress(newAddress)
                .setCurrentName(currentName)
                .setText(text)
                .addAllWitnesses(witnesses)
                .setPlace(place.place())
                .addAllEvidence(papers.store(hub));
        if (status != null) {
            answer.setAddressStatus(status);
        }
        if (time != null) {
            answer.setTime(time);
        }
        var command = GridServiceReportRequest.newBuilder().setHeader(head.header()).setId(id).setAnswer(answer);
        return hub.grid().report(command.build());
    }
}

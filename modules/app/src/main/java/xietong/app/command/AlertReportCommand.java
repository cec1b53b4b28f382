// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.Moment;
import xietong.app.input.ShortNames;
import xietong.client.HubClient;
import xietong.v1.AlertOutcome;
import xietong.v1.AlertServiceReportRequest;
import xietong.v1.Receipt;

/** The unit reports. */
@Command(name = "report", description = {
    "Report what came of an alert, as the unit that claimed it 回报.",
    "The legal basis decides which outcomes may be reported; 'xietong alerts show' lists them as allowed_outcomes."
})
final class AlertReportCommand extends ActCommand {
    @Option(names = "--outcome", paramLabel = "OUTCOME", required = true, converter = ShortNames.Outcomes.class,
            completionCandidates = ShortNames.Outcomes.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private AlertOutcome outcome;

    @Option(names = "--time", paramLabel = "TIME", converter = Moment.class,
            description = "When it happened, e.g. '2026-11-21 09:30' Beijing time. Default: now.")
    private Timestamp time;

    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "",
            description = "In words; where someone left to, what was wrong.")
    private String text;

    @Mixin
    private PlaceOptions place;

    @Mixin
    private PaperOptions papers;

    @Override
    Receipt act(HubClient hub) throws Exception {
        var command = AlertServiceReportRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setOutcome(outcome)
                .setPlace(place.place())
                .setText(text)
                .addAllPapers(papers.store(hub));
        if (time != null) {
            command.setTime(time);
        }
        return hub.alerts().report(command.build());
    }
}

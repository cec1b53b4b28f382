// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.Moment;
import xietong.app.input.ShortNames;
import xietong.client.HubClient;
import xietong.v1.CaseFactKind;
import xietong.v1.CaseServiceReportFactRequest;
import xietong.v1.ExclusionGround;

/** Something happened in a case that moves its clocks. */
@Command(name = "event", description = {
    "Report an event of the court's own case --case 案件事件: the clocks of its nodes follow, and their warnings.",
    "Nothing about persons or money goes with it; --item is the court's own key, never an account, a plate or a name."
})
final class CaseEventCommand extends HubCommand {
    @Option(names = "--kind", paramLabel = "KIND", required = true, converter = ShortNames.Events.class,
            completionCandidates = ShortNames.Events.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private CaseFactKind kind;

    @Option(names = "--item", paramLabel = "KEY", defaultValue = "",
            description = "The property or sum that it is about, where the kind is about one.")
    private String item;

    @Option(names = "--time", paramLabel = "TIME", converter = Moment.class,
            description = "When it happened, e.g. '2026-11-21 09:30' Beijing time. Default: now.")
    private Timestamp time;

    @Option(names = "--until", paramLabel = "TIME", converter = Moment.class,
            description = "With MEASURE_TAKEN: when the measure ends.")
    private Timestamp until;

    @Option(names = "--ground", paramLabel = "GROUND", converter = ShortNames.Exclusions.class,
            completionCandidates = ShortNames.Exclusions.class,
            description = "With EXCLUSION_BEGUN and EXCLUSION_ENDED: why time does not count, one of ${COMPLETION-CANDIDATES}.")
    private ExclusionGround ground;

    @Option(names = "--node", paramLabel = "NUMBER", defaultValue = "0", description = "With NODE_DONE: number of the node.")
    private int node;

    @Option(names = "--team", paramLabel = "DESK", defaultValue = "",
            description = "With DOCKETED and HANDLER_CHANGED: desk of the team.")
    private String team;

    @Option(names = "--handler", paramLabel = "DESK", defaultValue = "",
            description = "With DOCKETED and HANDLER_CHANGED: desk of the officer.")
    private String handler;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) {
        var event = CaseServiceReportFactRequest.newBuilder()
                .setHeader(head.header())
                .setKind(kind)
                .setItem(item)
                .setNode(node)
                .setTeam(team)
                .setHandler(handler);
        if (time != null) {
            event.setEventTime(time);
        }
        if (until != null) {
            event.setUntilTime(until);
        }
        if (ground != null) {
            event.setGround(ground);
        }
        output().receipt(hub.cases().reportFact(event.build()));
        return done();
    }
}

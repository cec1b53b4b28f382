// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.Moment;
import xietong.app.input.OfficerSpec;
import xietong.app.input.ShortNames;
import xietong.client.HubClient;
import xietong.rules.Times;
import xietong.v1.AlertHandOver;
import xietong.v1.AlertServiceHandOverRequest;
import xietong.v1.HandOver;
import xietong.v1.HandOverResult;
import xietong.v1.Officer;
import xietong.v1.Receipt;

/** Who is held is handed over, or is not taken in, or the court defers the detention. */
@Command(name = "hand-over", description = {
    "Hand over who is held, to two officers of the court or to the lock-up 移交.",
    "REFUSED_MEDICAL says that the lock-up did not take him in; DETENTION_DEFERRED is the court's, with an undertaking."
})
final class AlertHandOverCommand extends ActCommand {
    @Option(names = "--result", paramLabel = "RESULT", required = true, converter = ShortNames.HandOvers.class,
            completionCandidates = ShortNames.HandOvers.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private HandOverResult result;

    @Option(names = "--text", paramLabel = "TEXT", defaultValue = "", description = "In words.")
    private String text;

    @ArgGroup(exclusive = false, heading = "The record, with TO_COURT and TAKEN_IN:%n")
    private Handed handed;

    @Mixin
    private PaperOptions papers;

    static final class Handed {
        @Option(names = "--time", paramLabel = "TIME", converter = Moment.class,
                description = "When, e.g. '2026-11-21 09:30' Beijing time. Default: now.")
        private Timestamp time;

        @Option(names = "--place", paramLabel = "TEXT", defaultValue = "", description = "Where.")
        private String place;

        @Option(names = "--instrument", paramLabel = "NUMBER", required = true,
                description = "Number of the instrument that it rests on.")
        private String instrument;

        @Option(names = "--handing", paramLabel = "ID,NAME[,ROLE]", required = true, converter = OfficerSpec.class,
                description = "Officer who hands over. Repeatable.")
        private List<Officer> handing = new ArrayList<>();

        @Option(names = "--receiving", paramLabel = "ID,NAME[,ROLE]", required = true, converter = OfficerSpec.class,
                description = "Officer who takes over, at least two (INT 179). Repeatable.")
        private List<Officer> receiving = new ArrayList<>();

        @Option(names = "--condition", paramLabel = "TEXT", required = true, description = "Condition and belongings.")
        private String condition;

        private HandOver record() {
            return HandOver.newBuilder()
                    .setTime(time == null ? Times.timestamp(Instant.now()) : time)
                    .setPlace(place)
                    .setInstrumentNumber(instrument)
                    .addAllHandingOfficers(handing)
                    .addAllReceivingOfficers(receiving)
                    .setCondition(condition)
                    .build();
        }
    }

    @Override
    Receipt act(HubClient hub) throws Exception {
        var given = AlertHandOver.newBuilder().setResult(result).setText(text).addAllPapers(papers.store(hub));
        if (handed != null) {
            given.setRecord(handed.record());
        }
        var command = AlertServiceHandOverRequest.newBuilder().setHeader(head.header()).setId(id).setHandOver(given);
        return hub.alerts().handOver(command.build());
    }
}

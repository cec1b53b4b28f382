// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import xietong.app.ExitCodes;
import xietong.app.batch.RosterFile;
import xietong.client.HubClient;
import xietong.v1.Duty;
import xietong.v1.DutyServiceSetRosterRequest;

/** The turns of a desk. */
@Command(name = "roster", description = {
    "Set the turns of a desk from now on 排班, each with A and B; turns that have begun stay.",
    "A line that does not fit is told with its row; then nothing is sent, and it ends with 3."
},
        footerHeading = "%nThe first row names the columns, in any order, by name or Chinese title:%n",
        footer = {
            "  start 开始, end 结束 (e.g. 2026-11-23 08:20, Beijing time), officer_a 主班, officer_b 副班",
            "%nIn YAML or JSON (.yaml, .yml, .json) a list with the same keys, in quotes:%n",
            "  - {start: \"2026-11-23 08:20\", end: \"2026-11-24 08:20\", officer_a: \"1024\", officer_b: \"1025\"}"
        })
final class DutyRosterCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "DESK", description = "Name of the desk.")
    private String desk;

    @Parameters(index = "1", paramLabel = "FILE", description = "The turns, in CSV, YAML or JSON.")
    private Path file;

    @Mixin
    private CsvOptions csv;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) throws IOException {
        RosterFile roster = read();
        roster.refusals().forEach(refusal -> refusal.print(output()));
        if (!roster.refusals().isEmpty()) {
            output().aside(roster.refusals().size() + " refused 未受理; nothing was sent 未提交");
            return ExitCodes.REFUSED;
        }
        Optional<Duty> known = DutyDesk.find(hub, desk);
        var command = DutyServiceSetRosterRequest.newBuilder().setHeader(head.header()).addAllShifts(roster.shifts());
        known.ifPresentOrElse(duty -> command.setId(duty.getId()), () -> command.setDesk(desk));
        output().receipt(hub.duties().setRoster(command.build()));
        return done();
    }

    private RosterFile read() throws IOException {
        String text = csv.read(file).text();
        boolean list = file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(yaml|yml|json)");
        return list ? RosterFile.yaml(text) : RosterFile.csv(text);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xietong.app.output.Columns;
import xietong.app.output.Words;
import xietong.client.HubClient;
import xietong.v1.AdminServiceGetHubResponse;

/** How the hub does, or where matters stand. */
@Command(name = "status", description = {
    "How the hub does; with IDs, where those matters stand.", "The first is for administrators."
})
final class StatusCommand extends HubCommand {
    @Parameters(paramLabel = "ID", description = "Matters.")
    private List<String> ids = new ArrayList<>();

    @Override
    boolean administration() {
        return ids.isEmpty();
    }

    @Override
    int run(HubClient hub) {
        if (ids.isEmpty()) {
            hub(hub.admin().hub());
        } else {
            matters(hub);
        }
        return done();
    }

    private void hub(AdminServiceGetHubResponse status) {
        if (output().json()) {
            output().json(status);
            return;
        }
        output().line("node        " + status.getNode() + ", version " + status.getVersion());
        output().line("mode        " + Words.mode(status.getMode()));
        output().line("ledger      " + status.getLedger() + " " + new TreeMap<>(status.getDurabilityMap()));
        output().line("position    " + status.getPosition() + ", mailbox epoch " + status.getMailboxEpoch());
        output().line("rule book   version " + status.getRuleBookVersion());
        output().line("time        " + Words.time(status.getTime()));
        new TreeMap<>(status.getCountersMap()).forEach((name, count) -> output().line("  " + name + " " + count));
    }

    private void matters(HubClient hub) {
        var statuses = hub.entrustments().status(ids);
        if (output().json()) {
            output().json(statuses);
            return;
        }
        Columns columns = new Columns("ID", "REVISION", "STATE", "POSITION");
        statuses.forEach(status -> columns.add(status.getId(), String.valueOf(status.getRevision()),
                Words.state(status.getState()), String.valueOf(status.getPosition())));
        columns.print(output()::line);
        if (statuses.size() < ids.size()) {
            output().aside(ids.size() - statuses.size() + " left out: not there, or not the caller's");
        }
    }
}

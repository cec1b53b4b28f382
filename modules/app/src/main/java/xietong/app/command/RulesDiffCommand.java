// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import xietong.app.ExitCodes;
import xietong.app.config.InitialRules;
import xietong.app.diff.RulesDiff;
import xietong.client.HubClient;

/** What apply would change. */
@Command(name = "diff", description = {
    "What the files of the configuration would change in the rule book.",
    "Key by key: + new, - gone, ~ other. Exit code 1 where something differs."
})
final class RulesDiffCommand extends HubCommand {

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) {
        var inForce = hub.admin().rules();
        RulesDiff diff = new RulesDiff(inForce, new InitialRules(connect.config().folder()).documents());
        if (output().json()) {
            output().json(diff.changed());
        } else {
            diff.lines().forEach(output()::line);
        }
        output().aside(diff.changed().isEmpty() ? "no difference from version " + inForce.getVersion()
                : diff.changed().size() + " documents differ from version " + inForce.getVersion());
        return diff.changed().isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }
}

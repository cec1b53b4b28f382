// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import xietong.app.config.InitialRules;
import xietong.app.diff.RulesDiff;
import xietong.client.HubClient;
import xietong.v1.AdminServiceApplyRulesRequest;
import xietong.v1.CommandHeader;

/** Puts the files of the configuration into force. */
@Command(name = "apply", description = {
    "Put the files of the configuration into force as the next version.",
    "Refused where the rule book has changed since it was compared. Clocks that run keep what they were started under."
})
final class RulesApplyCommand extends HubCommand {
    @Mixin
    private HeadOptions head;

    @Mixin
    private ProposeOption propose;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) {
        if (propose.propose()) {
            head.requireReason();
        }
        var inForce = hub.admin().rules();
        RulesDiff diff = new RulesDiff(inForce, new InitialRules(connect.config().folder()).documents());
        diff.lines().forEach(output()::aside);
        if (diff.changed().isEmpty()) {
            output().aside("no difference from version " + inForce.getVersion() + "; nothing to do");
            return done();
        }
        CommandHeader header = head.administratorHeader();
        if (!header.hasExpectedRevision()) {
            header = header.toBuilder().setExpectedRevision(inForce.getVersion()).build();
        }
        propose.give(hub, AdminServiceApplyRulesRequest.newBuilder()
                .setHeader(header)
                .addAllDocuments(diff.changed())
                .build(), output());
        return done();
    }
}

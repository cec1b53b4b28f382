// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.app.config.InvalidConfiguration;
import xietong.client.HubClient;
import xietong.rules.directory.DirectoryYaml;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServicePutOrganisationRequest;
import xietong.v1.Organisation;

/** Adds organisations, or replaces their entries. */
@Command(name = "add", description = {
    "Add organisations or replace their entries.",
    "From a file as in config/directory; their keys stay. With --bundles each gets its credentials at once, as by org "
            + "issue. Each is a command of its own; what is refused ends it."
})
final class OrgAddCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "organisations: [{code, name, kind, …}]")
    private Path file;

    @Option(names = "--bundles", paramLabel = "DIR",
            description = "Make a credential bundle for each, in a folder of its code there.")
    private Path bundles;

    @Mixin
    private IssueOptions issue;

    @Mixin
    private HeadOptions head;

    @Mixin
    private ProposeOption propose;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) throws Exception {
        if (propose.propose()) {
            head.requireReason();
            if (bundles != null) {
                throw usage("--propose goes without --bundles: what is only proposed gets no certificate yet");
            }
        }
        List<Organisation> organisations;
        try {
            organisations = DirectoryYaml.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(file + ": " + e.getMessage());
        }
        CommandHeader first = head.administratorHeader();
        for (Organisation organisation : organisations) {
            CommandHeader.Builder header = first.toBuilder();
            if (organisations.size() > 1) {
                header.setRequestId(first.getRequestId() + "/" + organisations.indexOf(organisation));
            }
            propose.give(hub, DirectoryServicePutOrganisationRequest.newBuilder()
                    .setHeader(header)
                    .setOrganisation(organisation)
                    .build(), output());
            // Only the first can stand on the version that was expected.
            first = first.toBuilder().clearExpectedRevision().build();
            if (bundles != null) {
                String requestId = header.getRequestId() + "/bundle";
                issue.issue(hub, connect, header.clearExpectedRevision().setRequestId(requestId).build(),
                        organisation.getCode(), bundles.resolve(organisation.getCode()), null, output());
            }
        }
        return done();
    }
}

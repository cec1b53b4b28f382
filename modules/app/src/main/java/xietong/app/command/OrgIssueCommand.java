// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;

/** Makes an organisation's credential bundle. */
@Command(name = "issue", description = {
    "Make a credential bundle for an organisation.",
    "A new key, which stays here, and a certificate for it. With --public-key the organisation keeps its own key."
})
final class OrgIssueCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "CODE", description = "The organisation.")
    private String code;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the bundle; new or empty.")
    private Path out;

    @Option(names = "--public-key", paramLabel = "FILE", description = "The organisation's public key in PEM.")
    private Path publicKey;

    @Mixin
    private IssueOptions issue;

    @Mixin
    private HeadOptions head;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) throws Exception {
        issue.issue(hub, connect, head.administratorHeader(), code, out, publicKey, output());
        return done();
    }
}

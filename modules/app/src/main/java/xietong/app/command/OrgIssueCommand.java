// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.DirectoryServiceIssueCertificateRequest;

/** Makes an organisation's credential bundle. */
@Command(name = "issue", description = {
    "Make a credential bundle for an organisation.",
    "A new key, which stays here, and a certificate for it. With --public-key the organisation keeps its own key."
})
final class OrgIssueCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "CODE", description = "The organisation.")
    private String code;

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the bundle; new or empty. Required "
            + "unless --propose.")
    private Path out;

    @Option(names = "--public-key", paramLabel = "FILE", description = "The organisation's public key in PEM.")
    private Path publicKey;

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
            return proposed(hub);
        }
        if (out == null) {
            throw usage("Missing required option: '--out=DIR'");
        }
        issue.issue(hub, connect, head.administratorHeader(), code, out, publicKey, output());
        return done();
    }

    /** The key is there before the certificate: whoever approves is not whoever keeps it. */
    private int proposed(HubClient hub) throws Exception {
        head.requireReason();
        if (publicKey == null || out != null) {
            throw usage("--propose needs --public-key, and no --out: the certificate comes with the approval");
        }
        propose.give(hub, DirectoryServiceIssueCertificateRequest.newBuilder()
                .setHeader(head.administratorHeader())
                .setCode(code)
                .setPublicKey(ByteString.copyFrom(Bundle.publicKey(publicKey)))
                .build(), output());
        return done();
    }
}

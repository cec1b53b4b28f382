// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.client.Credentials;
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

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the bundle; new or empty.")
    private Path out;

    @Option(names = "--public-key", paramLabel = "FILE", description = "The organisation's public key in PEM.")
    private Path publicKey;

    @Option(names = "--endpoint", paramLabel = "HOST:PORT",
            description = "Where the organisation reaches the hub. Default: where this command reaches it.")
    private String endpoint;

    @Mixin
    private HeadOptions head;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) throws Exception {
        String reached = endpoint != null ? endpoint : Credentials.bundle(connect.bundle(true)).endpoint();
        Bundle bundle = Bundle.create(out);
        boolean complete = false;
        try {
            byte[] key = publicKey == null ? bundle.newKey() : Bundle.publicKey(publicKey);
            var answer = hub.directory().issueCertificate(DirectoryServiceIssueCertificateRequest.newBuilder()
                    .setHeader(head.administratorHeader())
                    .setCode(code)
                    .setPublicKey(ByteString.copyFrom(key))
                    .build());
            bundle.complete(answer.getCertificateChain(), reached, code);
            complete = true;
            output().receipt(answer.getReceipt());
        } finally {
            if (!complete) {
                bundle.discard();
            }
        }
        output().aside("bundle of " + code + " in " + out + ": use it with --as " + out
                + (publicKey == null ? "" : ", once key.pem (PKCS #8) is in it"));
        return done();
    }
}

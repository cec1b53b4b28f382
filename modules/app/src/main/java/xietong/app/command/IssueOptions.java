// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import xietong.app.output.Output;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceIssueCertificateRequest;

/** How a credential bundle is made: a key, which stays in it, a certificate for it, and where the hub is. */
final class IssueOptions {
    @Option(names = "--endpoint", paramLabel = "HOST:PORT", description = "Where the organisation reaches the hub. "
            + "Default: server.public_endpoint, or where this command reaches it.")
    private String endpoint;

    /** Makes one. The key is new, or the organisation's own; null for a new one. */
    void issue(
            HubClient hub,
            ConnectOptions connect,
            CommandHeader header,
            String code,
            Path out,
            Path publicKey,
            Output output)
            throws IOException {
        String reached = reached(connect);
        Bundle bundle = Bundle.create(out);
        boolean complete = false;
        try {
            byte[] key = publicKey == null ? bundle.newKey() : Bundle.publicKey(publicKey);
            var answer = hub.directory().issueCertificate(DirectoryServiceIssueCertificateRequest.newBuilder()
                    .setHeader(header)
                    .setCode(code)
                    .setPublicKey(ByteString.copyFrom(key))
                    .build());
            bundle.complete(answer.getCertificateChain(), reached, code);
            complete = true;
            output.receipt(answer.getReceipt());
        } finally {
            if (!complete) {
                bundle.discard();
            }
        }
        output.aside("bundle of " + code + " in " + out + ": use it with --as " + out
                + (publicKey == null ? "" : ", once key.pem (PKCS #8) is in it"));
        if (reached.matches("(localhost|127\\..*|\\[?::1]?):\\d+")) {
            output.aside("warning: it says that the hub is at " + reached + ", which only this machine can reach; "
                    + "server.public_endpoint or --endpoint says where others do");
        }
    }

    private String reached(ConnectOptions connect) throws IOException {
        if (endpoint != null) {
            return endpoint;
        }
        String told = connect.asOwnAdministrator() ? connect.config().load().publicEndpoint() : "";
        return told.isEmpty() ? Credentials.bundle(connect.bundle(true)).endpoint() : told;
    }
}

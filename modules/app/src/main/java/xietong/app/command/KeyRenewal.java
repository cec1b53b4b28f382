// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import xietong.app.config.Configuration;
import xietong.hub.HubSettings;
import xietong.hub.identity.Identity;
import xietong.hub.identity.Renewal;
import xietong.hub.writer.Claim;
import xietong.hub.writer.OwnCommand;
import xietong.ledger.Ledger;
import xietong.ledger.Ledgers;
import xietong.v1.CommandHeader;
import xietong.v1.DirectoryServiceGrpc;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Receipt;

/**
 * New certificates for a hub that is stopped and for its administrator, whose new key enters the ledger as the hub's
 * own act. Whoever may write the hub's files may do this: it is also the way back for an operator without a key.
 */
final class KeyRenewal {
    private final Configuration configuration;
    private final Installation installation;
    private final String user;

    KeyRenewal(Configuration configuration, Installation installation, String user) {
        this.configuration = configuration;
        this.installation = installation;
        this.user = user;
    }

    void run(Collection<String> hosts, Consumer<String> out) throws IOException {
        installation.folder();
        boolean known = Ledgers.exists(configuration.ledgerAsItIs());
        Collection<String> names =
                installation.names(hosts.isEmpty() ? Renewal.hostNames(configuration.identity()) : hosts);
        try (Ledger ledger = known ? Ledgers.open(configuration.ledgerAsItIs()) : null;
                Renewal renewal = Renewal.make(configuration.identity(), names)) {
            // A ledger without a rule book enters the administrator when it gets one.
            if (known && ledger.rulesVersion() > 0) {
                Receipt receipt = register(ledger, renewal);
                out.accept("ledger        position " + receipt.getPosition()
                        + ": the administrator's new key is registered; keys before stay until org revoke "
                        + Identity.OPERATOR + " takes them back");
            }
            renewal.adopt().ifPresent(before ->
                    out.accept("keys before   " + before + "; delete them when nothing uses them any more"));
            out.accept("keys          " + configuration.identity() + ", made for " + String.join(", ", names)
                    + "; keep a copy apart from the ledger's backups");
            out.accept(renewal.sameAuthority()
                    ? "authority     as before: the bundles of organisations stay good"
                    : "authority     new, and so is the signing key: every organisation needs a new bundle (xietong "
                            + "org issue), and checkpoints signed before verify with the old signing.pem only");
        }
        installation.administrator(out);
    }

    /** A new server certificate only; the hub may run. */
    void server(Collection<String> hosts, Consumer<String> out) {
        if (!installation.complete()) {
            throw new IllegalStateException("there are no keys in " + configuration.identity() + "; xietong init makes them");
        }
        Collection<String> names =
                installation.names(hosts.isEmpty() ? Renewal.hostNames(configuration.identity()) : hosts);
        Renewal.server(configuration.identity(), names);
        out.accept("server        new certificate for " + String.join(", ", names)
                + "; a hub that runs takes it into use within seconds");
    }

    private Receipt register(Ledger ledger, Renewal renewal) {
        HubSettings settings = configuration.hub(Map.of());
        Officer officer = Officer.newBuilder()
                .setId(user)
                .setName(user)
                .setRole(OfficerRole.OFFICER_ROLE_ADMINISTRATOR)
                .build();
        String requestId = "renewal/" + Identity.keyDigest(renewal.administratorKey());
        var command = DirectoryServiceIssueCertificateRequest.newBuilder()
                .setHeader(CommandHeader.newBuilder()
                        .setRequestId(requestId)
                        .setOfficer(officer)
                        .setReason("xietong init --renew"))
                .setCode(Identity.OPERATOR)
                .setPublicKey(ByteString.copyFrom(renewal.administratorKey().getEncoded()))
                .build();
        return OwnCommand.commit(
                ledger,
                Claim.of(settings.node(), settings.writer().lease()),
                DirectoryServiceGrpc.getIssueCertificateMethod().getFullMethodName(),
                command,
                officer,
                requestId);
    }
}

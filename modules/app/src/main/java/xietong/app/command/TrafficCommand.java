// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import xietong.app.ExitCodes;
import xietong.app.output.Output;
import xietong.app.output.RefusalText;
import xietong.client.Credentials;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.client.RetryPolicy;
import xietong.v1.DirectoryServiceIssueCertificateRequest;
import xietong.v1.Mode;
import xietong.v1.OfficerRole;

/** Plays invented matters between two courts, so that there is something to see. Refuses a LIVE ledger. */
@Command(name = "traffic", description = {
    "Play invented matters between two courts, on a DRILL (演练) ledger only.",
    "Each is entrusted, taken on, reported and confirmed. Goes on with another node when one is away."
})
final class TrafficCommand implements Callable<Integer> {
    private static final Duration ONE_TRY = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final int TELL_EVERY = 100;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConnectOptions connect;

    @Option(names = "--nodes", split = ",", paramLabel = "HOST:PORT",
            description = "Nodes of the hub, commas between. Default: the one of the credential bundle.")
    private List<String> nodes = List.of();

    @Option(names = "--rate", paramLabel = "N", defaultValue = "1",
            description = "Matters a second, 1 to 100. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(names = "--matters", paramLabel = "N", defaultValue = "0",
            description = "End after so many; 0 goes on until it is stopped.")
    private long matters;

    @Option(names = "--from", paramLabel = "CODE", defaultValue = "京0117", description = "Court that entrusts. "
            + "Default: ${DEFAULT-VALUE}.")
    private String from;

    @Option(names = "--to", paramLabel = "CODE", defaultValue = "津0119", description = "Court that is entrusted. "
            + "Default: ${DEFAULT-VALUE}.")
    private String to;

    private Output out;

    @Override
    public Integer call() throws Exception {
        if (rate < 1 || rate > 100) {
            throw new ParameterException(spec.commandLine(), "--rate: 1 to 100");
        }
        out = Output.of(spec.commandLine());
        Path bundles = Files.createTempDirectory("xietong-traffic");
        Credentials administrator = Credentials.bundle(connect.bundle(true));
        List<String> all = nodes.isEmpty() ? List.of(administrator.endpoint().split(",")) : nodes;
        boolean ready = false;
        long played = 0;
        for (int turn = 0; matters == 0 || played < matters; turn++) {
            String node = all.get(turn % all.size());
            try {
                if (!ready) {
                    bundles(administrator.at(node), bundles);
                    ready = true;
                }
                played = play(bundles, node, played);
            } catch (HubRefusal e) {
                out.aside(node + ": " + RefusalText.line(e));
                LockSupport.parkNanos(REST.toNanos());
            }
        }
        out.line(played + " matters played");
        return ExitCodes.DONE;
    }

    /** New certificates for both courts; refused on a LIVE ledger. */
    private void bundles(Credentials administrator, Path folder) throws IOException {
        try (HubClient hub = open(administrator)) {
            if (hub.admin().hub().getMode() != Mode.MODE_DRILL) {
                throw new IllegalStateException("this hub's ledger is LIVE: invented matters are for DRILL ledgers only");
            }
            for (String court : List.of(from, to)) {
                Path file = folder.resolve(court);
                if (Files.exists(file.resolve("hub.properties"))) {
                    continue;
                }
                if (Files.exists(file)) {
                    Bundle.discard(file);
                }
                Bundle bundle = Bundle.create(file);
                var answer = hub.directory().issueCertificate(DirectoryServiceIssueCertificateRequest.newBuilder()
                        .setHeader(InventedMatter.header(OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                        .setCode(court)
                        .setPublicKey(ByteString.copyFrom(bundle.newKey()))
                        .build());
                bundle.complete(answer.getCertificateChain(), administrator.endpoint(), court);
            }
        }
    }

    private long play(Path bundles, String node, long before) throws IOException {
        long played = before;
        try (HubClient sender = open(Credentials.bundle(bundles.resolve(from)).at(node));
                HubClient recipient = open(Credentials.bundle(bundles.resolve(to)).at(node))) {
            var matter = new InventedMatter(sender, recipient, to);
            while (matters == 0 || played < matters) {
                long begin = System.nanoTime();
                matter.play();
                played++;
                if (played % TELL_EVERY == 0) {
                    out.line(played + " matters, by " + node);
                }
                long rest = 1_000_000_000L / rate - (System.nanoTime() - begin);
                if (rest > 0 && (matters == 0 || played < matters)) {
                    LockSupport.parkNanos(rest);
                }
            }
        }
        return played;
    }

    private static HubClient open(Credentials credentials) {
        return HubClient.connect(credentials, RetryPolicy.standard().withOverall(ONE_TRY));
    }
}

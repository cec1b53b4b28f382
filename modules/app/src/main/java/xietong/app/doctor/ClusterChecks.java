// SPDX-License-Identifier: Apache-2.0
package xietong.app.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import xietong.v1.AdminServiceGetHubResponse;

/** What nodes must agree on. */
public final class ClusterChecks {
    /** Name of the health check that a writer passes. */
    static final String WRITER = "writer";

    private static final String MEMBERS = "xietong_cluster_members ";

    private ClusterChecks() {}

    /** Of nodes that were looked at; none where nobody answers. */
    public static List<Finding> of(List<NodeChecks> nodes) {
        List<AdminServiceGetHubResponse> up = nodes.stream().map(NodeChecks::status).flatMap(Optional::stream).toList();
        List<Finding> findings = new ArrayList<>();
        if (up.isEmpty()) {
            return findings;
        }
        List<String> writers = nodes.stream().filter(NodeChecks::writes).map(NodeChecks::where).toList();
        findings.add(writers.isEmpty()
                ? Finding.fault("writer", "no node holds the writer lease: no command is accepted",
                        "wait for writer.lease; where it lasts, the nodes' logs say why none gets it")
                : Finding.ok("writer", String.join(", ", writers)));
        if (nodes.size() > 1) {
            findings.add(up.size() == nodes.size()
                    ? Finding.ok("nodes", up.size() + " of " + nodes.size() + " answer")
                    : Finding.fault("nodes", up.size() + " of " + nodes.size() + " answer", "start the others"));
            findings.add(same(up, AdminServiceGetHubResponse::getVersion)
                    .map(all -> Finding.ok("versions", all))
                    .orElseGet(() -> Finding.note("versions", all(up, AdminServiceGetHubResponse::getVersion),
                            "finish the rolling upgrade, or take it back: docs/operations.md")));
            findings.add(same(up, AdminServiceGetHubResponse::getMailboxEpoch)
                    .map(all -> Finding.ok("one ledger", "mailbox epoch " + all))
                    .orElseGet(() -> Finding.fault("one ledger", "the nodes serve different ledgers: mailbox epochs "
                            + all(up, AdminServiceGetHubResponse::getMailboxEpoch), "give all the same ledger.url")));
            findings.add(same(up, n -> String.valueOf(n.getRuleBookVersion()))
                    .map(all -> Finding.ok("rule book", "version " + all))
                    .orElseGet(() -> Finding.note("rule book", "versions "
                            + all(up, n -> String.valueOf(n.getRuleBookVersion())), "look again: a node may be behind")));
        }
        return findings;
    }

    private static Optional<String> same(
            List<AdminServiceGetHubResponse> nodes, Function<AdminServiceGetHubResponse, String> of) {
        var values = nodes.stream().map(of).collect(Collectors.toCollection(TreeSet::new));
        return values.size() == 1 ? Optional.of(values.first()) : Optional.empty();
    }

    private static String all(List<AdminServiceGetHubResponse> nodes, Function<AdminServiceGetHubResponse, String> of) {
        return nodes.stream().map(n -> n.getNode() + " " + of.apply(n)).collect(Collectors.joining(", "));
    }

    /** How many members this machine's node sees, of those that the configuration names; read where its metrics are. */
    public static Finding members(String operations, int configured) {
        try {
            String metrics = HttpClient.newHttpClient().send(
                            HttpRequest.newBuilder(URI.create("http://" + operations + "/metrics"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            int seen = metrics.lines().filter(line -> line.startsWith(MEMBERS))
                    .mapToInt(line -> (int) Double.parseDouble(line.substring(MEMBERS.length())))
                    .findFirst().orElse(0);
            int wanted = Math.max(1, configured);
            String said = "this node sees " + seen + " of " + wanted;
            return seen >= wanted ? Finding.ok("members", said)
                    : Finding.fault("members", said, "start the others, and see that live.members is the same everywhere and "
                            + "live.port is reached from each");
        } catch (IOException e) {
            return Finding.note("members", "no metrics at " + operations, "start the node, or see operations.host and port");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.note("members", "interrupted", "ask again");
        }
    }
}

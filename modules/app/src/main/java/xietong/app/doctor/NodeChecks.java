// SPDX-License-Identifier: Apache-2.0
package xietong.app.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import xietong.app.output.RefusalText;
import xietong.app.output.Words;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.v1.AdminServiceGetHubResponse;

/** One node that should run: does it answer, is it ready, how long does its certificate last, what is its time. */
public final class NodeChecks {
    private static final Duration SOON = Duration.ofDays(60);
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private static final Map<String, String> CURES = Map.of(
            "draining", "wait until it is started again",
            "ledger", "see that the database answers from that machine and that it keeps what it acknowledges (fsync, "
                    + "full_page_writes, synchronous_commit)",
            "disk", "free some there, or lower operations.least_free",
            "watch orders", "wait; where it lasts, that node's log says why the list cannot be kept");

    private final String where;
    private final List<Finding> findings = new ArrayList<>();
    private AdminServiceGetHubResponse status;
    private HealthPage health;

    private NodeChecks(String where) {
        this.where = where;
    }

    /** Looks at the node behind a client. {@code authority} is the certificate that its own must be issued by. */
    public static NodeChecks of(HubClient hub, String where, Path authority, Duration patience) {
        var node = new NodeChecks(where);
        node.connection(hub);
        if (node.status != null) {
            node.health(authority, patience);
        }
        return node;
    }

    private void connection(HubClient hub) {
        try {
            Instant before = Instant.now();
            status = hub.admin().hub();
            Instant after = Instant.now();
            findings.add(Finding.ok("connection", where + ", " + status.getNode() + " " + status.getVersion() + ", "
                    + Words.mode(status.getMode()) + ", rule book version " + status.getRuleBookVersion()));
            findings.add(Doctor.clock(status, before, after));
        } catch (HubRefusal e) {
            findings.add(RefusalText.unreachable(e)
                    ? Finding.note("connection", "no hub answers at " + where, "start it: xietong serve; or see its log")
                    : Finding.fault("connection", where + ": " + RefusalText.line(e),
                            "call as the administrator of this hub: --as DIR"));
        }
    }

    private void health(Path authority, Duration patience) {
        try {
            health = settled(authority, patience);
        } catch (IOException e) {
            findings.add(Finding.fault("health", where + "/health/ready: " + e.getMessage(),
                    "see that nothing stands between that takes TLS away, and that the node is of this version"));
            return;
        }
        List<HealthPage.Check> failed = health.checks().stream().filter(c -> !c.passed()).toList();
        if (failed.isEmpty()) {
            findings.add(Finding.ok("health", where + " is ready"));
        }
        // Whether one writes at all is for all nodes together to say.
        failed.stream().filter(c -> !c.name().equals(ClusterChecks.WRITER)).forEach(c -> findings.add(Finding.fault(
                "health", where + ": " + c.name() + ": " + c.reason(),
                CURES.getOrDefault(c.name(), "that node's log says more"))));
        findings.add(certificate(Instant.now()));
    }

    /** What a node says when it has had a moment: one that has just started is not ready at once. */
    private HealthPage settled(Path authority, Duration patience) throws IOException {
        long end = System.nanoTime() + SETTLING.toNanos();
        HealthPage page = HealthPage.read(where, authority, patience);
        while (!page.checks().stream().allMatch(HealthPage.Check::passed) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            page = HealthPage.read(where, authority, patience);
        }
        return page;
    }

    private Finding certificate(Instant now) {
        Instant end = health.certificate().getNotAfter().toInstant();
        String until = where + " shows one until " + Words.time(end) + ", " + Duration.between(now, end).toDays() + " days";
        return now.isBefore(end.minus(SOON)) ? Finding.ok("certificate", until)
                : Finding.note("certificate", until, "xietong init --renew there, and start it again");
    }

    /** What was found, in order. */
    public List<Finding> findings() {
        return findings;
    }

    String where() {
        return where;
    }

    /** What it says of itself; empty where it does not answer. */
    Optional<AdminServiceGetHubResponse> status() {
        return Optional.ofNullable(status);
    }

    /** Whether it says that it can write, or knows who does. */
    boolean writes() {
        return health != null && health.checks().stream().anyMatch(c -> c.name().equals(ClusterChecks.WRITER) && c.passed());
    }
}

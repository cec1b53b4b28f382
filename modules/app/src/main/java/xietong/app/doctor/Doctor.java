// SPDX-License-Identifier: Apache-2.0
package xietong.app.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import xietong.app.config.Configuration;
import xietong.app.config.InitialRules;
import xietong.app.config.InvalidConfiguration;
import xietong.app.output.Words;
import xietong.v1.AdminServiceGetHubResponse;
import xietong.v1.Mode;

/** Looks at everything that a hub rests on, on this machine. Changes nothing. */
public final class Doctor {
    static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    private final Configuration configuration;

    public Doctor(Configuration configuration) {
        this.configuration = configuration;
    }

    /** All checks that need no hub to run. */
    public List<Finding> local() throws IOException {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ok("configuration", configuration.configFolder() + "/hub.yaml, "
                + Words.mode(configuration.mode())));
        findings.add(rules());
        findings.addAll(new FolderChecks(configuration.data(), configuration.identity(), Instant.now()).all());
        findings.addAll(new LedgerChecks(configuration).all());
        findings.add(openFiles());
        return findings;
    }

    private Finding rules() {
        try {
            int entries = new InitialRules(configuration.configFolder()).entries().size();
            return Finding.ok("initial rule book", entries + " entries");
        } catch (InvalidConfiguration e) {
            return Finding.fault("initial rule book", e.getMessage(), "correct that file of the configuration");
        }
    }

    private Finding openFiles() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)) {
            return Finding.note("open files", "the limit cannot be read on this system",
                    "see that it is above server.max_connections");
        }
        long limit = system.getMaxFileDescriptorCount();
        int connections = configuration.maxConnections();
        return limit > connections + 500L ? Finding.ok("open files", "limit " + limit)
                : Finding.note("open files", "limit " + limit + " is not enough for server.max_connections "
                        + connections, "raise ulimit -n");
    }

    static Finding clock(AdminServiceGetHubResponse status, Instant before, Instant after) {
        Instant middle = before.plus(Duration.between(before, after).dividedBy(2));
        Instant told = Instant.ofEpochSecond(status.getTime().getSeconds(), status.getTime().getNanos());
        Duration difference = Duration.between(middle, told);
        String said = "the hub's is " + difference.toMillis() + " ms ahead of this machine's";
        if (difference.abs().compareTo(CLOCK_TOLERANCE) <= 0) {
            return Finding.ok("clock", said);
        }
        return status.getMode() == Mode.MODE_DRILL ? Finding.note("clock", said,
                "nothing: the clock of a DRILL ledger can be moved")
                : Finding.fault("clock", said + "; legal clocks rest on it", "check NTP on both machines");
    }
}

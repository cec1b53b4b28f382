// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import xietong.app.config.Configuration;
import xietong.hub.identity.Identity;
import xietong.hub.screening.SightingKeys;
import xietong.ledger.Ledgers;

/** Data folder and keys of a hub, made once and then left alone. */
final class Installation {
    private final Configuration configuration;

    Installation(Configuration configuration) {
        this.configuration = configuration;
    }

    boolean complete() {
        return Identity.exists(configuration.identity());
    }

    /** Makes what is not there yet, for these names of the hub, and says so. */
    void make(Collection<String> hosts, Consumer<String> out) throws IOException {
        folder();
        out.accept("data          " + configuration.data());
        Path identity = configuration.identity();
        if (complete()) {
            out.accept("keys          " + identity + ", there already; nothing was changed");
        } else {
            requireNoLedger();
            Set<String> names = names(hosts);
            Identity.initialise(identity, names);
            // Before any node runs, so that all nodes that share the folder have the same.
            SightingKeys.load(identity);
            out.accept("keys          " + identity + ", made for " + String.join(", ", names)
                    + "; keep a copy apart from the ledger's backups");
        }
        administrator(out);
    }

    /** Completes the administrator's bundle and says where it is. */
    void administrator(Consumer<String> out) throws IOException {
        if (Files.notExists(configuration.administrator().resolve("hub.properties"))) {
            reachableAt(configuration.endpoint());
        }
        out.accept("administrator " + configuration.administrator()
                + "; org, rules and status use it by themselves here, elsewhere with --as");
    }

    /** New keys would be nobody's at a ledger that knows others. */
    private void requireNoLedger() {
        if (Ledgers.exists(configuration.ledgerAsItIs())) {
            throw new IllegalStateException("there is a ledger, but its keys are not in " + configuration.identity()
                    + ": put them back from their copy. Where there is none, xietong init --renew makes new ones, and "
                    + "every organisation then needs a new bundle");
        }
    }

    /** The data folder, for nobody else to read. */
    void folder() throws IOException {
        if (Files.notExists(configuration.data())) {
            Files.createDirectories(configuration.data(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Tells the administrator's bundle where the hub is. */
    void reachableAt(String endpoint) throws IOException {
        Path bundle = configuration.administrator();
        Path file = bundle.resolve("hub.properties");
        Properties there = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                there.load(reader);
            }
        }
        if (!endpoint.equals(there.getProperty("endpoint"))) {
            Bundle.properties(bundle, endpoint, Identity.OPERATOR);
        }
    }

    /** Names of the hub: those given, or this machine's, and where the configuration says that it is reached. */
    Set<String> names(Collection<String> hosts) {
        Set<String> names = new LinkedHashSet<>(hosts);
        for (String endpoint : List.of(configuration.endpoint(), configuration.publicEndpoint())) {
            for (String node : endpoint.isEmpty() ? new String[0] : endpoint.split("\\s*,\\s*")) {
                names.add(node.substring(0, node.lastIndexOf(':')).replaceAll("[\\[\\]]", ""));
            }
        }
        names.addAll(hosts.isEmpty() ? thisMachine() : List.of());
        return names;
    }

    private static List<String> thisMachine() {
        try {
            return List.of(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return List.of();
        }
    }
}

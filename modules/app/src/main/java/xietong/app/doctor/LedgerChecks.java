// SPDX-License-Identifier: Apache-2.0
package xietong.app.doctor;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import xietong.app.config.Configuration;
import xietong.app.output.Words;
import xietong.hub.identity.Identity;
import xietong.hub.writer.TrustedTime;
import xietong.ledger.Ledger;
import xietong.ledger.Ledgers;
import xietong.rules.book.RuleBook;

/** The ledger: can it be opened, does it know the administrator, does its clock agree with what it has stamped. */
final class LedgerChecks {
    private final Configuration configuration;

    LedgerChecks(Configuration configuration) {
        this.configuration = configuration;
    }

    List<Finding> all() {
        try {
            if (!Ledgers.exists(configuration.ledgerReadOnly())) {
                return List.of(Finding.note(
                        "ledger", "none yet", "xietong serve makes it, " + Words.mode(configuration.mode())));
            }
            try (Ledger ledger = Ledgers.open(configuration.ledgerReadOnly())) {
                List<Finding> findings = new ArrayList<>(List.of(
                        opened(ledger), durable(ledger), engineClock(ledger), stamps(ledger)));
                findings.addAll(DocumentChecks.of(ledger));
                if (Identity.exists(configuration.identity()) && ledger.rulesVersion() > 0) {
                    findings.add(administrator(ledger));
                }
                return findings;
            }
        } catch (RuntimeException e) {
            return List.of(Finding.fault("ledger", e.getMessage(),
                    "see that ledger.url, user and password are right and that the engine runs; xietong restore makes a"
                            + " ledger from a backup"));
        }
    }

    private Finding opened(Ledger ledger) {
        String said = ledger.info().engine() + ", " + Words.mode(ledger.info().mode()) + ", "
                + new TreeMap<>(ledger.durability()) + ", position " + ledger.heads().position();
        return ledger.info().mode() == configuration.mode() ? Finding.ok("ledger", said)
                : Finding.fault("ledger", said + "; but mode is " + Words.mode(configuration.mode())
                        + " in the configuration, so it would not be opened",
                        "set mode as the ledger was made, or ledger.url to another ledger");
    }

    private static Finding durable(Ledger ledger) {
        if (ledger.info().engine().equals("sqlite")) {
            return Finding.ok("durability", "the hub syncs each commit itself");
        }
        return ledger.notDurable()
                .map(lack -> Finding.fault("durability", lack + ": an acknowledged command could be lost",
                        "set it in the engine's configuration; the hub refuses commands until then"))
                .orElseGet(() -> Finding.ok("durability", "what is acknowledged is kept"));
    }

    private static Finding engineClock(Ledger ledger) {
        Duration difference = Duration.between(Instant.now(), ledger.databaseTime());
        String said = "the engine's is " + difference.toMillis() + " ms ahead of this machine's";
        return difference.abs().compareTo(Doctor.CLOCK_TOLERANCE) <= 0 ? Finding.ok("engine's clock", said)
                : Finding.fault("engine's clock", said + "; the writer lease rests on it", "check NTP on both machines");
    }

    private static Finding stamps(Ledger ledger) {
        Duration behind = TrustedTime.behind(ledger);
        String last = "last stamp " + Words.time(ledger.heads().stamp());
        return behind.compareTo(TrustedTime.TOLERANCE) <= 0 ? Finding.ok("ledger's clock", last)
                : Finding.fault("ledger's clock", last + ", " + behind.toMinutes() + " minutes ahead of the clock: it "
                        + "is wrong now, or was then; serve refuses to start", "check NTP, and wait until it has caught up");
    }

    private Finding administrator(Ledger ledger) {
        Path bundle = configuration.administrator();
        RuleBook book = RuleBook.of(ledger.rulesVersion(), ledger.rules(ledger.rulesVersion()));
        String key = Identity.load(configuration.identity()).administratorKeyDigest();
        boolean known = book.directory().find(Identity.OPERATOR)
                .filter(operator -> operator.getKeyDigestsList().contains(key)).isPresent();
        return known ? Finding.ok("administrator", "the ledger knows the key in " + bundle)
                : Finding.fault("administrator", "the ledger does not know the key in " + bundle,
                        "xietong init --renew registers a new one while the hub is stopped");
    }
}

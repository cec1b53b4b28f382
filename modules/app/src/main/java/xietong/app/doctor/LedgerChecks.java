// SPDX-License-Identifier: Apache-2.0
package xietong.app.doctor;

import java.nio.file.Path;
import java.time.Duration;
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
                        "ledger", "none yet; xietong serve makes it, " + Words.mode(configuration.mode())));
            }
            try (Ledger ledger = Ledgers.open(configuration.ledgerReadOnly())) {
                List<Finding> findings = new ArrayList<>(List.of(opened(ledger), stamps(ledger)));
                findings.addAll(DocumentChecks.of(ledger));
                if (Identity.exists(configuration.identity()) && ledger.rulesVersion() > 0) {
                    findings.add(administrator(ledger));
                }
                return findings;
            }
        } catch (RuntimeException e) {
            return List.of(Finding.fault("ledger", e.getMessage()));
        }
    }

    private Finding opened(Ledger ledger) {
        String said = ledger.info().engine() + ", " + Words.mode(ledger.info().mode()) + ", "
                + new TreeMap<>(ledger.durability()) + ", position " + ledger.heads().position();
        return ledger.info().mode() == configuration.mode() ? Finding.ok("ledger", said)
                : Finding.fault("ledger", said + "; but mode is " + Words.mode(configuration.mode())
                        + " in the configuration, so it would not be opened");
    }

    private static Finding stamps(Ledger ledger) {
        Duration behind = TrustedTime.behind(ledger);
        String last = "last stamp " + Words.time(ledger.heads().stamp());
        return behind.compareTo(TrustedTime.TOLERANCE) <= 0 ? Finding.ok("ledger's clock", last)
                : Finding.fault("ledger's clock", last + ", " + behind.toMinutes() + " minutes ahead of the clock: it "
                        + "is wrong now, or was then. Check NTP; serve refuses to start");
    }

    private Finding administrator(Ledger ledger) {
        Path bundle = configuration.administrator();
        RuleBook book = RuleBook.of(ledger.rulesVersion(), ledger.rules(ledger.rulesVersion()));
        String key = Identity.load(configuration.identity()).administratorKeyDigest();
        boolean known = book.directory().find(Identity.OPERATOR)
                .filter(operator -> operator.getKeyDigestsList().contains(key)).isPresent();
        return known ? Finding.ok("administrator", "the ledger knows the key in " + bundle)
                : Finding.fault("administrator", "the ledger does not know the key in " + bundle
                        + "; xietong init --renew registers a new one while the hub is stopped");
    }
}

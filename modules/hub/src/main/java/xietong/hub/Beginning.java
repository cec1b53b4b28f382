// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import xietong.hub.identity.Identity;
import xietong.hub.writer.Claim;
import xietong.hub.writer.Recount;
import xietong.hub.writer.TrustedTime;
import xietong.hub.writer.Writer;
import xietong.ledger.Lease;
import xietong.ledger.Ledger;
import xietong.rules.book.RuleBook;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/**
 * How a hub begins on its ledger: founds it where it is new, and has its rule book. Where that fails the ledger is closed.
 */
final class Beginning {
    private final HubSettings settings;
    private final Identity identity;
    private final Ledger ledger;
    private final boolean anyClock;

    Beginning(HubSettings settings, Identity identity, Ledger ledger, boolean anyClock) {
        this.settings = settings;
        this.identity = identity;
        this.ledger = ledger;
        this.anyClock = anyClock;
    }

    /**
     * One of several begins without the lease; whoever is the first one of all founds the ledger. Figures that were counted
     * in another way are counted anew as soon as nobody writes.
     */
    RuleBook joined() {
        boolean ready = false;
        try {
            if (!anyClock) {
                requireClock();
            }
            Claim founder = Claim.of(settings.node(), settings.writer().lease());
            while (ledger.rulesVersion() == 0 || Recount.isNeeded(ledger)) {
                founder.take(ledger).ifPresentOrElse(
                        lease -> {
                            ruleBook(lease);
                            Recount.ifNeeded(ledger, founder);
                            ledger.release(lease);
                        },
                        () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50)));
            }
            long version = ledger.rulesVersion();
            RuleBook book = RuleBook.of(version, ledger.rules(version));
            ready = true;
            return book;
        } finally {
            if (!ready) {
                ledger.close();
            }
        }
    }

    /** The only one holds the lease from now on. @throws IllegalStateException when another hub writes the ledger */
    RuleBook alone(Claim claim) {
        boolean ready = false;
        try {
            Lease lease = claim.await(ledger);
            if (!anyClock) {
                requireClock();
            }
            RuleBook book = ruleBook(lease);
            Recount.ifNeeded(ledger, claim);
            ready = true;
            return book;
        } finally {
            if (!ready) {
                ledger.close();
            }
        }
    }

    private void requireClock() {
        Duration behind = TrustedTime.behind(ledger);
        if (behind.compareTo(TrustedTime.TOLERANCE) > 0) {
            throw new IllegalStateException("the clock is " + behind.toMinutes() + " minutes behind the ledger's last "
                    + "stamp " + ledger.heads().stamp() + ": it is wrong now, or was then. Check NTP; until the clock has caught "
                    + "up the hub's time would stand still (xietong serve --any-clock accepts that)");
        }
    }

    private RuleBook ruleBook(Lease lease) {
        long version = ledger.rulesVersion();
        if (version == 0) {
            Map<String, byte[]> initial = new LinkedHashMap<>(settings.initialRules());
            var operator = RuleBook.entry(Organisation.newBuilder()
                    .setCode(Identity.OPERATOR)
                    .setName("本中枢运营单位")
                    .setKind(OrganisationKind.ORGANISATION_KIND_OPERATOR)
                    .addKeyDigests(identity.administratorKeyDigest())
                    .build());
            initial.put(operator.getKey(), operator.getValue());
            RuleBook.of(1, initial);
            Writer.found(ledger, lease, initial);
            version = ledger.rulesVersion();
        }
        return RuleBook.of(version, ledger.rules(version));
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import xietong.hub.identity.Identity;
import xietong.hub.writer.Claim;
import xietong.hub.writer.Recount;
import xietong.hub.writer.TrustedTime;
import xietong.hub.writer.Writer;
import xietong.ledger.Lease;
import xietong.ledger.Ledger;
import xietong.ledger.LostLease;
import xietong.rules.book.RuleBook;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/**
 * How a hub begins on its ledger: founds it where it is new, and has its rule book. Where that fails the ledger is closed.
 */
final class Beginning {
    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);
    private static final int TRIES = 5;

    private final HubSettings settings;
    private final Identity identity;
    private final Ledger ledger;
    private final boolean anyClock;
    private int lost;

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
                            if (isFounded(lease)) {
                                Recount.ifNeeded(ledger, founder);
                                ledger.release(lease);
                            }
                        },
                        () -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50)));
            }
            RuleBook book = ruleBook();
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
            while (!isFounded(lease)) {
                lease = claim.await(ledger);
            }
            RuleBook book = ruleBook();
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

    /** Founds the ledger where it is new; false where the lease was lost before that, and nothing is written. */
    private boolean isFounded(Lease lease) {
        if (ledger.rulesVersion() == 0) {
            Map<String, byte[]> initial = new LinkedHashMap<>(settings.initialRules());
            var operator = RuleBook.entry(Organisation.newBuilder()
                    .setCode(Identity.OPERATOR)
                    .setName("本中枢运营单位")
                    .setKind(OrganisationKind.ORGANISATION_KIND_OPERATOR)
                    .addKeyDigests(identity.administratorKeyDigest())
                    .build());
            initial.put(operator.getKey(), operator.getValue());
            RuleBook.of(1, initial);
            try {
                Writer.found(ledger, lease, initial);
            } catch (LostLease e) {
                if (++lost == TRIES) {
                    throw e;
                }
                LOG.warn("the machine stood still for longer than the writer's lease lasts; it is taken again");
                return false;
            }
        }
        return true;
    }

    private RuleBook ruleBook() {
        long version = ledger.rulesVersion();
        return RuleBook.of(version, ledger.rules(version));
    }
}

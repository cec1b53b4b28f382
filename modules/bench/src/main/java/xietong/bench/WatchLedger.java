// SPDX-License-Identifier: Apache-2.0
package xietong.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import xietong.hub.writer.Filling;
import xietong.ledger.Ledger;
import xietong.ledger.LedgerSettings;
import xietong.ledger.Ledgers;
import xietong.rules.Caller;
import xietong.rules.book.RuleBook;
import xietong.v1.CommandHeader;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.Mode;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;

/**
 * Watch orders in a ledger while no hub runs: police that look for suspects themselves (CRIMINAL_313), so each order is in
 * force at once. Every one is decided by the rules and sealed into history like any other command.
 */
final class WatchLedger {
    /** Police whose orders they are. */
    static final String POLICE = "POLICE-350623";

    private static final String METHOD = "xietong.v1.LocateService/Request";
    private static final int BATCH = 500;

    private WatchLedger() {}

    /** Adds orders for the first so many of {@link People}. */
    static void fill(Path folder, int persons) {
        Officer officer = Officer.newBuilder()
                .setId("bench")
                .setName("演示员")
                .setRole(OfficerRole.OFFICER_ROLE_POLICE)
                .build();
        try (Ledger ledger = Ledgers.open(LedgerSettings.sqlite(folder, Mode.MODE_DRILL));
                var filling = new Filling(ledger)) {
            long version = ledger.rulesVersion();
            var police = RuleBook.of(version, ledger.rules(version)).directory().find(POLICE).orElseThrow();
            var caller = new Caller(police, officer);
            List<Filling.Given> batch = new ArrayList<>(BATCH);
            for (int i = 0; i < persons; i++) {
                String requestId = "watch-" + i;
                batch.add(new Filling.Given(METHOD, command(i, requestId, officer), caller, requestId));
                if (batch.size() == BATCH || i == persons - 1) {
                    filling.commit(batch);
                    batch.clear();
                }
            }
        }
    }

    private static LocateServiceRequestRequest command(int i, String requestId, Officer officer) {
        return LocateServiceRequestRequest.newBuilder()
                .setHeader(CommandHeader.newBuilder()
                        .setRequestId(requestId)
                        .setOfficer(officer)
                        .setCaseNumber("（2026）闽0623执" + (9_000 + i) + "号")
                        .setReason("拒不执行判决"))
                .setLegalBasis(LegalBasis.LEGAL_BASIS_CRIMINAL_313)
                .setTarget(People.target(i))
                .addAddressees(POLICE)
                .build();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import xietong.ledger.Batch;
import xietong.ledger.Evidence;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Lease;
import xietong.ledger.Ledger;
import xietong.ledger.StoredRequest;
import xietong.ledger.StoredState;
import xietong.rules.admin.AdminRules;
import xietong.store.v1.Counter;
import xietong.v1.AdminServiceApplyRulesRequest;
import xietong.v1.Receipt;
import xietong.v1.RuleDocument;

/** The first record of a ledger: the initial rule book, as the hub's own act at position 1. */
final class Founding {
    private Founding() {}

    static void commit(Ledger ledger, Lease lease, Map<String, byte[]> rules) {
        if (ledger.heads().position() == 0) {
            Instant now = ledger.databaseTime().truncatedTo(ChronoUnit.MICROS);
            ledger.commit(lease, batch(new Evidence(ledger.info().digestAlgorithm()), rules, now));
        }
    }

    private static Batch batch(Evidence evidence, Map<String, byte[]> rules, Instant now) {
        var command = AdminServiceApplyRulesRequest.newBuilder();
        rules.forEach((key, body) -> {
            if (key.startsWith("document/")) {
                command.addDocuments(RuleDocument.newBuilder()
                        .setName(key.substring("document/".length()))
                        .setText(new String(body, StandardCharsets.UTF_8)));
            }
        });
        Bodies bodies = Bodies.of(command.build());
        var unsealed = new HistoryRecord(
                1, 0, AdminRules.RULE_BOOK, AdminRules.RULE_BOOK, 1, now, "", "", "xietong.v1.AdminService/ApplyRules", 1,
                evidence.algorithm(), new byte[0], evidence.body(bodies.body(), bodies.parts()).toByteArray(),
                evidence.outcome(List.of()), new byte[0], bodies.body().toByteArray(), bodies.parts().toByteArray(), null);
        HistoryRecord history = unsealed.withDigest(evidence.record(unsealed));
        byte[] state = Counter.newBuilder().setRevision(1).build().toByteArray();
        byte[] receipt = Receipt.newBuilder()
                .setRequestId("founding")
                .setCommand(history.command())
                .setResource(AdminRules.RULE_BOOK)
                .setRevision(1)
                .setPosition(1)
                .setDigest(ByteString.copyFrom(history.digest()))
                .build()
                .toByteArray();
        var entry = new Batch.Entry(
                history,
                new StoredState(AdminRules.RULE_BOOK, AdminRules.RULE_BOOK, 1, 1, state, history.digest()),
                new StoredRequest("", "founding", 1, 0, receipt),
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), rules, false, null);
        return new Batch(evidence.seal(1, now, new byte[0], List.of(history.digest())), List.of(entry), List.of());
    }
}

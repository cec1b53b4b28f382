// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import xietong.hub.Counters;
import xietong.hub.writer.Writer;
import xietong.ledger.Ledger;
import xietong.rules.Times;
import xietong.rules.book.RuleBook;
import xietong.v1.AdminServiceGetHubResponse;
import xietong.v1.AdminServiceGetRulesResponse;
import xietong.v1.RuleDocument;

/** What the operator asks. */
final class AdminReads {
    private final Ledger ledger;
    private final Writer writer;
    private final Counters counters;
    private final String node;

    AdminReads(Ledger ledger, Writer writer, Counters counters, String node) {
        this.ledger = ledger;
        this.writer = writer;
        this.counters = counters;
        this.node = node;
    }

    AdminServiceGetHubResponse hub() {
        String version = AdminReads.class.getPackage().getImplementationVersion();
        return AdminServiceGetHubResponse.newBuilder()
                .setVersion(version == null ? "development" : version)
                .setMode(ledger.info().mode())
                .setNode(node)
                .setLedger(ledger.info().engine())
                .putAllDurability(ledger.durability())
                .setPosition(writer.heads().position())
                .setMailboxEpoch(ledger.info().mailboxEpoch())
                .setTime(Times.timestamp(writer.now()))
                .setRuleBookVersion(writer.book().version())
                .putAllCounters(counters.all())
                .build();
    }

    AdminServiceGetRulesResponse rules() {
        RuleBook book = writer.book();
        var response = AdminServiceGetRulesResponse.newBuilder().setVersion(book.version());
        book.texts().forEach((name, text) ->
                response.addDocuments(RuleDocument.newBuilder().setName(name).setText(text)));
        return response.build();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.rules.book.RuleBook;

/** The documents in force. */
@Command(name = "show", description = "The documents in force, as they were applied.")
final class RulesShowCommand extends HubCommand {
    @Parameters(index = "0", arity = "0..1", paramLabel = "DOCUMENT",
            description = "matters, clocks, calendar or agreements. Default: all.")
    private String name;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) {
        if (name != null && !RuleBook.DOCUMENTS.contains(name)) {
            throw usage("DOCUMENT: one of " + String.join(", ", RuleBook.DOCUMENTS));
        }
        var rules = hub.admin().rules();
        var documents = rules.getDocumentsList().stream()
                .filter(document -> name == null || document.getName().equals(name))
                .toList();
        if (output().json()) {
            output().json(documents.size() == rules.getDocumentsCount() ? List.of(rules) : documents);
            return done();
        }
        documents.forEach(document -> {
            if (documents.size() > 1) {
                output().line("### " + document.getName() + ".yaml");
            }
            output().writer().print(document.getText());
            output().writer().flush();
        });
        output().aside("version " + rules.getVersion());
        return done();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import xietong.rules.Checks;
import xietong.rules.Context;
import xietong.rules.book.RuleBook;
import xietong.v1.AdminServiceApplyRulesRequest;

/**
 * Puts documents of the rule book into force. Clocks that run keep what they were started with.
 *
 * <p>Refused with: REASON_RULES_INVALID where a document does not parse or does not fit the others.
 */
final class ApplyRules extends RuleBookRule<AdminServiceApplyRulesRequest> {

    ApplyRules() {
        super("AdminService/ApplyRules", AdminServiceApplyRulesRequest.getDefaultInstance());
    }

    @Override
    Map<String, byte[]> changes(AdminServiceApplyRulesRequest command, Context context) {
        var changes = new LinkedHashMap<String, byte[]>();
        Checks.list("documents", command.getDocumentsList(), 1).forEach(d -> {
            var entry = RuleBook.document(d.getName(), d.getText());
            changes.put(entry.getKey(), entry.getValue());
        });
        return changes;
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import com.google.protobuf.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.book.RuleBook;
import xietong.store.v1.Counter;
import xietong.v1.Organisation;
import xietong.v1.Reason;

/** A command that makes the next version of the rule book; its receipt's revision is that version. */
abstract class RuleBookRule<C extends Message> extends AdminRule<C, Counter> {

    RuleBookRule(String method, C prototype) {
        super(method, prototype, AdminRules.RULE_BOOK);
    }

    /** The entries that change; refuses what would not make a whole rule book. */
    abstract Map<String, byte[]> changes(C command, Context context);

    @Override
    public final Decision<Counter> decide(Counter state, C command, Context context) {
        long version = context.book().version() + 1;
        Map<String, byte[]> changes = changes(command, context);
        context.book().with(version, changes);
        return new Decision<>(
                Counter.newBuilder().setRevision(version).build(),
                List.of(),
                changes,
                List.of(),
                false,
                Duration.ZERO,
                List.of());
    }

    static Organisation organisation(String code, Context context) {
        return context.book().directory().find(code)
                .orElseThrow(() -> new Refused(Reason.REASON_ORGANISATION_UNKNOWN, "no organisation has this code")
                        .with("field", "code"));
    }

    static Map<String, byte[]> entry(Organisation organisation) {
        return Map.ofEntries(RuleBook.entry(organisation));
    }
}

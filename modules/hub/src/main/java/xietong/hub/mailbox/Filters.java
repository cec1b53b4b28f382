// SPDX-License-Identifier: Apache-2.0
package xietong.hub.mailbox;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import xietong.ledger.Filter;
import xietong.rules.Refused;
import xietong.v1.MailboxFilter;

/** Filters as callers write them. */
final class Filters {
    private static final int MOST = 64;

    private Filters() {}

    /** Refused with REASON_FIELD_INVALID for what is no topic, no area or no identifier, or too many of them. */
    static Filter of(MailboxFilter filter) {
        return new Filter(
                set(filter.getTopicsList(), "[a-z_]{1,32}\\.([a-z_]{1,32}|\\*)", "topics",
                        "topics such as entrustment.sent, or entrustment.*"),
                set(filter.getAreasList(), "[0-9]{2}|[0-9]{4}|[0-9]{6}", "areas",
                        "prefixes of divisions of two, four or six digits"),
                set(filter.getPersonsList(), "[A-Za-z0-9._-]{1,64}", "persons",
                        "identifiers of watch orders, files of persons or pushes"));
    }

    /** As it is shown. */
    static MailboxFilter message(Filter filter) {
        return MailboxFilter.newBuilder()
                .addAllTopics(new TreeSet<>(filter.topics()))
                .addAllAreas(new TreeSet<>(filter.areas()))
                .addAllPersons(new TreeSet<>(filter.persons()))
                .build();
    }

    private static Set<String> set(List<String> values, String form, String field, String what) {
        if (values.size() > MOST || values.stream().anyMatch(v -> !v.matches(form))) {
            throw Refused.field("filter." + field, "at most " + MOST + " " + what);
        }
        return new TreeSet<>(values);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xietong.rules.Context;
import xietong.rules.Refused;
import xietong.rules.book.RuleBook;
import xietong.rules.directory.Directory;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;

/** Entries of the directory when organisations are closed and another goes on with their work. */
final class Closings {
    private Closings() {}

    /**
     * The changed entries: those that are closed, and whoever was directly below them.
     *
     * @throws Refused as {@link MergeOrganisations} says
     */
    static Map<String, byte[]> entries(List<String> codes, String successor, Context context) {
        Directory before = context.book().directory();
        Organisation heir = open("successor", successor, before);
        Set<String> closed = new HashSet<>();
        var changed = new LinkedHashMap<String, Organisation>();
        for (String code : codes) {
            Organisation one = open("codes", code, before);
            if (!closed.add(code) || code.equals(successor)) {
                throw Refused.field("codes", "each once, and not the successor");
            }
            if (one.getKind() != heir.getKind() || one.getKind() == OrganisationKind.ORGANISATION_KIND_OPERATOR) {
                throw Refused.field("successor", "of the same kind as those that it succeeds, and not the operator");
            }
            changed.put(code, one.toBuilder().setClosed(true).setSuccessor(successor).clearKeyDigests().build());
        }
        String above = before.superiors(successor).stream()
                .map(Organisation::getCode)
                .filter(code -> !closed.contains(code))
                .findFirst()
                .orElse("");
        for (Organisation below : before.all()) {
            if (closed.contains(below.getSuperior()) && !closed.contains(below.getCode())) {
                String superior = below.getCode().equals(successor) ? above : successor;
                changed.put(below.getCode(), below.toBuilder().setSuperior(superior).build());
            }
        }
        PutOrganisation.requireSound(before, before.merge(changed.values()));
        var entries = new LinkedHashMap<String, byte[]>();
        changed.values().forEach(o -> entries.put(RuleBook.organisationKey(o.getCode()), o.toByteArray()));
        return entries;
    }

    private static Organisation open(String field, String code, Directory directory) {
        return directory.find(code).filter(o -> !o.getClosed())
                .orElseThrow(() -> new Refused(
                                Reason.REASON_ORGANISATION_UNKNOWN, "no organisation in service has this code")
                        .with("field", field)
                        .with("organisation", code));
    }
}

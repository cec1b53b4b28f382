// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import xietong.v1.OfficerRole;
import xietong.v1.OrganisationKind;

/** Writes {@code docs/rights.md} from the rights table. */
final class RightsDocument {
    private static final String HEAD =
            """
            # Rights 权限

            Who may call what: method × kind of organisation × role of the acting officer × relation to the matter
            or other resource. **What no row allows is refused.** The gateway, the hub's writer, the
            `allowed_commands` of every answer, this page and a test read one table,
            [`rights.yaml`](../modules/rules/src/main/resources/xietong/rules/rights.yaml); this page is generated
            from it (`mvn -pl modules/rules test -Dtest=RightsTest -Dxietong.write=true`).

            The kind is checked before anything is parsed; the role of a command, which stands in its head, once
            it is parsed and before anything is looked up (both `REASON_RIGHT_MISSING`); the relation before the
            request or anything else is looked for (`REASON_NOT_PARTY`, the same answer whether the resource
            exists or not).

            - **Organisation**: the kind of the caller's entry in the directory. *any but operator*: court,
              police, grid centre, bank, registry, other.
            - **Role**: what the officer in the command's head acts as, as the organisation's certificate or the
              person's session asserts; *system* where no person stands behind the call, which reads and uploads
              but gives no command. *any*: every role.
            - **Relation** 与资源的关系: *sender* 委托法院; *recipient* 受托单位, not before the matter is sent; *superior of
              sender / of recipient* 上级, only once the matter was laid before it (a dispute, lateness); *holder* 持有法院:
              the court that holds a measure on property; *registrar* 协助执行单位: the institution that keeps it, not
              before the measure is handed over; *claimant* 查控法院: a court with a live measure on the asset;
              *superior of holder* 上级, only once a measure or a dispute was laid before it; *informed*: a court that
              is told what the police do on their own basis (拒执罪); *operator* 平台运行单位; *none*: the method concerns no existing resource, or always the caller's own mailbox, list
              or upload.

            | Method | Organisation | Role | Relation |
            |---|---|---|---|
            """;

    private RightsDocument() {}

    static String text(Collection<Rights.Row> rows) {
        return HEAD + rows.stream()
                .sorted(Comparator.comparing(Rights.Row::method))
                .map(RightsDocument::line)
                .collect(Collectors.joining());
    }

    private static String line(Rights.Row row) {
        return "| `" + row.method() + "` | " + kinds(row.kinds()) + " | " + roles(row.roles()) + " | "
                + names(row.relations()).replace("sender superior", "superior of sender")
                        .replace("recipient superior", "superior of recipient")
                        .replace("holder superior", "superior of holder")
                + " |\n";
    }

    private static String kinds(Set<OrganisationKind> kinds) {
        var all = EnumSet.complementOf(
                EnumSet.of(OrganisationKind.ORGANISATION_KIND_UNSPECIFIED, OrganisationKind.UNRECOGNIZED));
        if (kinds.equals(all)) {
            return "any";
        }
        all.remove(OrganisationKind.ORGANISATION_KIND_OPERATOR);
        return kinds.equals(all) ? "any but operator" : names(kinds);
    }

    private static String roles(Set<OfficerRole> roles) {
        var all = EnumSet.complementOf(EnumSet.of(OfficerRole.OFFICER_ROLE_UNSPECIFIED, OfficerRole.UNRECOGNIZED));
        return roles.equals(all) ? "any" : names(roles);
    }

    /** In the order of the enum, as words. */
    private static String names(Set<? extends Enum<?>> values) {
        Enum<?>[] ordered = values.toArray(new Enum<?>[0]);
        Arrays.sort(ordered, Comparator.comparing(Enum::ordinal));
        return Arrays.stream(ordered)
                .map(v -> v.name().replaceAll("ORGANISATION_KIND_|OFFICER_ROLE_", ""))
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}

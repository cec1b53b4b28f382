// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xietong.v1.OfficerRole;
import xietong.v1.OrganisationKind;

/**
 * The rights table ({@code rights.yaml}): method × kind of organisation × role × relation. Default deny: what no row
 * allows is refused. The gateway asks {@link #mayCall(String, OrganisationKind)} before it parses anything and, of a
 * command, whose role stands in its head, {@link #mayCall(String, OrganisationKind, OfficerRole)} once it is parsed and
 * before anything is looked up; the runner {@link #permits} once it knows the relation and before it looks for the
 * request or anything else.
 */
public final class Rights {
    private static final String PACKAGE = "xietong.v1.";
    private static final Rights STANDARD = load();

    /** One row; method without the package. */
    public record Row(
            String method, Set<OrganisationKind> kinds, Set<OfficerRole> roles, Set<Relation> relations) {}

    private record Written(String method, List<String> kinds, List<String> roles, List<Relation> relations) {
        Row row() {
            return new Row(
                    method,
                    Set.copyOf(kinds.stream().map(k -> OrganisationKind.valueOf("ORGANISATION_KIND_" + k)).toList()),
                    Set.copyOf(roles.stream().map(r -> OfficerRole.valueOf("OFFICER_ROLE_" + r)).toList()),
                    Set.copyOf(relations));
        }
    }

    private record Table(List<Written> rights) {}

    private final Map<String, Row> rows = new HashMap<>();

    private Rights(List<Row> rows) {
        for (Row row : rows) {
            if (this.rows.put(PACKAGE + row.method(), row) != null) {
                throw new IllegalStateException("two rows for " + row.method());
            }
        }
    }

    /** The table that ships with the hub. */
    public static Rights standard() {
        return STANDARD;
    }

    private static Rights load() {
        try (InputStream in = Rights.class.getResourceAsStream("rights.yaml")) {
            Table table = new YAMLMapper().readValue(in, Table.class);
            return new Rights(table.rights.stream().map(Written::row).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows. */
    public Collection<Row> rows() {
        return rows.values();
    }

    /** Whether an organisation of this kind may call the method in some role. */
    public boolean mayCall(String method, OrganisationKind kind) {
        Row row = rows.get(method);
        return row != null && row.kinds().contains(kind);
    }

    /** Whether such a caller may call the method at all, whatever the resource. */
    public boolean mayCall(String method, OrganisationKind kind, OfficerRole role) {
        return mayCall(method, kind) && rows.get(method).roles().contains(role);
    }

    /** Whether such a caller may call it on a resource to which it stands so. */
    public boolean permits(String method, OrganisationKind kind, OfficerRole role, Set<Relation> relations) {
        return mayCall(method, kind, role)
                && rows.get(method).relations().stream().anyMatch(relations::contains);
    }

    /** Whether a relation suffices for a method in some role; what an organisation could do next. */
    public boolean relates(String method, OrganisationKind kind, Set<Relation> relations) {
        return mayCall(method, kind)
                && rows.get(method).relations().stream().anyMatch(relations::contains);
    }
}

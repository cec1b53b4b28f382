// SPDX-License-Identifier: Apache-2.0
package xietong.hub.browser;

import java.util.List;
import java.util.Set;
import xietong.v1.Organisation;
import xietong.v1.OfficerRole;

/** Which pages there are, and which are offered to whom. What a page gets is decided call by call. */
final class Surfaces {
    static final Set<String> ALL = Set.of("wall", "police", "desk", "grid", "stats", "operator");

    private Surfaces() {}

    static List<String> of(Organisation organisation, OfficerRole role) {
        if (role == OfficerRole.OFFICER_ROLE_WALL) {
            return List.of("wall");
        }
        return switch (organisation.getKind()) {
            case ORGANISATION_KIND_COURT -> role == OfficerRole.OFFICER_ROLE_AUDITOR
                    ? List.of("stats")
                    : List.of("desk", "wall", "stats");
            case ORGANISATION_KIND_POLICE -> List.of("police", "stats");
            case ORGANISATION_KIND_GRID_CENTRE -> List.of("grid", "stats");
            case ORGANISATION_KIND_BANK, ORGANISATION_KIND_REGISTRY, ORGANISATION_KIND_OTHER -> List.of("desk");
            case ORGANISATION_KIND_OPERATOR -> List.of("operator", "wall");
            default -> List.of();
        };
    }
}

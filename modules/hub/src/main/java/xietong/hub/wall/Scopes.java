// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.directory.Directory;
import xietong.v1.CourtLevel;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.WallScope;
import xietong.v1.WallServiceWatchRequest;

/**
 * Who may see which wall: the operator and a supreme court the nation, a high court its province, a court itself and those
 * below it; whoever may see more may see less.
 *
 * <p>Refused with: REASON_NOT_PARTY; REASON_ORGANISATION_UNKNOWN; REASON_FIELD_INVALID.
 */
final class Scopes {
    private Scopes() {}

    /** The area that is asked for. */
    static Area of(WallServiceWatchRequest request, Caller caller, Directory directory) {
        Organisation viewer = directory.find(caller.code()).orElse(caller.organisation());
        WallScope asked = request.getScope() == WallScope.WALL_SCOPE_UNSPECIFIED ? widest(viewer) : request.getScope();
        String code = switch (asked) {
            case WALL_SCOPE_NATION -> nation(viewer);
            case WALL_SCOPE_PROVINCE -> province(request.getArea(), viewer, directory);
            case WALL_SCOPE_COURT -> court(request.getArea(), viewer, directory);
            default -> throw Refused.field("scope", "NATION, PROVINCE, COURT; 0 takes the widest");
        };
        return new Area(asked, code, new Caller(viewer, caller.officer()), directory);
    }

    private static boolean seesAll(Organisation viewer) {
        return viewer.getKind() == OrganisationKind.ORGANISATION_KIND_OPERATOR
                || viewer.getLevel() == CourtLevel.COURT_LEVEL_SUPREME;
    }

    /** The high court of the corps has courts, and no province. */
    private static boolean isOfProvince(Organisation viewer) {
        return viewer.getLevel() == CourtLevel.COURT_LEVEL_HIGH
                && !viewer.getCode().startsWith(Area.CORPS_TOKEN)
                && viewer.getDivision().length() == 6;
    }

    private static WallScope widest(Organisation viewer) {
        return seesAll(viewer) ? WallScope.WALL_SCOPE_NATION
                : isOfProvince(viewer) ? WallScope.WALL_SCOPE_PROVINCE : WallScope.WALL_SCOPE_COURT;
    }

    private static String nation(Organisation viewer) {
        if (!seesAll(viewer)) {
            throw Refused.notParty();
        }
        return "";
    }

    private static String province(String area, Organisation viewer, Directory directory) {
        String own = isOfProvince(viewer) ? viewer.getDivision().substring(0, 2) : "";
        if (area.isEmpty() && own.isEmpty() || !area.isEmpty() && !area.matches("[1-9][0-9]0000")) {
            throw Refused.field("area", "a province's division, six digits");
        }
        String asked = area.isEmpty() ? own : area.substring(0, 2);
        if (!seesAll(viewer) && !asked.equals(own)) {
            throw Refused.notParty();
        }
        return asked;
    }

    private static String court(String area, Organisation viewer, Directory directory) {
        String code = area.isEmpty() ? viewer.getCode() : area;
        boolean own = code.equals(viewer.getCode()) || directory.isSuperior(code, viewer.getCode());
        if (!own && !seesAll(viewer)) {
            throw Refused.notParty();
        }
        if (directory.require(code).getKind() != OrganisationKind.ORGANISATION_KIND_COURT) {
            throw Refused.field("area", "a court's code");
        }
        return code;
    }
}

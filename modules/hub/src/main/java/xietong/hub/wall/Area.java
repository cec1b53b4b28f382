// SPDX-License-Identifier: Apache-2.0
package xietong.hub.wall;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.rules.Caller;
import xietong.rules.directory.Directory;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.WallFlowKind;
import xietong.v1.WallScope;

/** What a wall is about, for whom, by one state of the directory. For one thread. */
final class Area {
    /** Tile of the courts of the corps 兵团, which has no division. */
    static final String CORPS = "XPCC";

    static final String CORPS_TOKEN = "兵";

    private final WallScope scope;
    private final String code;
    private final Caller viewer;
    private final Directory directory;
    private final Map<String, Boolean> within = new HashMap<>();
    private final Map<String, String> tiles = new HashMap<>();
    private List<Organisation> courts;

    /** {@code code}: empty of the nation, two digits of a province, or a court's code. */
    Area(WallScope scope, String code, Caller viewer, Directory directory) {
        this.scope = scope;
        this.code = code;
        this.viewer = viewer;
        this.directory = directory;
    }

    WallScope scope() {
        return scope;
    }

    String code() {
        return code;
    }

    Caller viewer() {
        return viewer;
    }

    Directory directory() {
        return directory;
    }

    /** Whether an organisation belongs to it. */
    boolean has(String organisation) {
        return !organisation.isEmpty() && within.computeIfAbsent(organisation, this::look);
    }

    private boolean look(String organisation) {
        return switch (scope) {
            case WALL_SCOPE_NATION -> true;
            case WALL_SCOPE_PROVINCE -> directory.provinceOf(organisation).filter(code::equals).isPresent()
                    && !isOfCorps(organisation);
            default -> organisation.equals(code) || directory.isSuperior(organisation, code);
        };
    }

    /** Its courts that are not closed, by code. */
    List<Organisation> courts() {
        if (courts == null) {
            courts = directory.all().stream()
                    .filter(o -> o.getKind() == OrganisationKind.ORGANISATION_KIND_COURT && !o.getClosed())
                    .filter(o -> has(o.getCode()))
                    .toList();
        }
        return courts;
    }

    /** Whether the viewer is that organisation, or above it. */
    boolean isViewers(String organisation) {
        return organisation.equals(viewer.code()) || directory.isSuperior(organisation, viewer.code());
    }

    /** Tile of an organisation; empty where it has none. */
    String tile(String organisation) {
        return tiles.computeIfAbsent(organisation, o -> scope == WallScope.WALL_SCOPE_COURT ? partner(o) : division(o));
    }

    private String partner(String organisation) {
        return has(organisation) ? code : directory.find(organisation).map(Organisation::getCode).orElse("");
    }

    private String division(String organisation) {
        return isOfCorps(organisation) ? CORPS : directory.provinceOf(organisation).map(Area::ofDigits).orElse("");
    }

    private boolean isOfCorps(String organisation) {
        return organisation.startsWith(CORPS_TOKEN)
                && directory.find(organisation)
                        .filter(o -> o.getKind() == OrganisationKind.ORGANISATION_KIND_COURT)
                        .isPresent();
    }

    /** Tile of a place by its division. */
    Optional<String> tileOf(String division) {
        return scope != WallScope.WALL_SCOPE_COURT && division.length() >= 2
                ? Optional.of(ofDigits(division.substring(0, 2)))
                : Optional.empty();
    }

    private static String ofDigits(String province) {
        return province + "0000";
    }

    /** Tile on which a matter stands: of the nation the one that works on it, else the partner. */
    String standing(String sender, String recipient) {
        boolean mine = has(recipient);
        return scope == WallScope.WALL_SCOPE_NATION || !mine ? tile(recipient) : has(sender) ? tile(recipient) : tile(sender);
    }

    /** Counts a flow, where it goes from one tile to another. */
    void flow(String from, String to, WallFlowKind kind, Instant when, Counts.Taker counts) {
        String first = tile(from);
        String second = tile(to);
        if (!first.isEmpty() && !second.isEmpty() && !first.equals(second)) {
            counts.take(What.FLOW, when, first + ">" + second + ">" + kind.getNumber(), 1);
        }
    }

    /** Short name of an organisation; its code where the directory has none. */
    String name(String organisation) {
        return directory.find(organisation).map(ShortName::of).orElse(organisation);
    }
}

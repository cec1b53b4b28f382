// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import xietong.rules.directory.Directory;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.WatchAddressee;
import xietong.v1.WatchAnswer;
import xietong.v1.WatchOrder;

/** Who gets an alert: the station nearest to the place first, then those beside, then desks and superiors. */
final class Stations {
    private static final Pattern WIDE = Pattern.compile("(00){1,2}$");

    private Stations() {}

    /** Organisations that accepted the watch order. */
    static List<String> accepted(WatchOrder order) {
        return order.getAddresseesList().stream()
                .filter(a -> a.getAnswer() == WatchAnswer.WATCH_ANSWER_ACCEPTED)
                .map(WatchAddressee::getOrganisation)
                .toList();
    }

    /** Those of them whose area the place lies in most closely; all, where it lies in nobody's. */
    static List<String> nearest(List<String> accepted, String division, Directory directory) {
        var nearest = new ArrayList<String>();
        int closest = -1;
        for (String code : accepted) {
            String area = prefix(directory.find(code).map(Organisation::getDivision).orElse(""));
            if (division.isEmpty() || !division.startsWith(area) || area.length() < closest) {
                continue;
            }
            if (area.length() > closest) {
                nearest.clear();
                closest = area.length();
            }
            nearest.add(code);
        }
        return nearest.isEmpty() ? accepted : nearest;
    }

    /** Desks that stand in for organisations. */
    static List<String> desks(Stream<String> organisations, List<String> codes, Directory directory) {
        return organisations
                .flatMap(code -> directory.find(code).stream())
                .flatMap(o -> o.getDesksList().stream()
                        .filter(d -> codes.contains(d.getCode()))
                        .map(d -> o.getCode() + "/" + d.getCode()))
                .toList();
    }

    /** The organisation directly above each. */
    static List<String> superiors(Stream<String> organisations, Directory directory) {
        return organisations
                .flatMap(code -> directory.superior(code).stream())
                .filter(o -> !o.getClosed())
                .map(Organisation::getCode)
                .distinct()
                .toList();
    }

    /** Every police station of some areas, as the directory has them now; none named: of the country. */
    static List<String> everywhere(List<String> areas, Directory directory) {
        return directory.all().stream().filter(o -> within(o, areas)).map(Organisation::getCode).toList();
    }

    /** Whether an organisation is a police station of one of the areas. */
    static boolean within(Organisation organisation, List<String> areas) {
        return organisation.getKind() == OrganisationKind.ORGANISATION_KIND_POLICE
                && !organisation.getClosed()
                && (areas.isEmpty() || areas.stream().anyMatch(organisation.getDivision()::startsWith));
    }

    /** 110000 covers what begins with 11, 110117 only itself. */
    private static String prefix(String division) {
        return WIDE.matcher(division).replaceFirst("");
    }
}

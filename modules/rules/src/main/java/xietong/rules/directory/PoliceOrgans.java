// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xietong.rules.directory.Divisions.Area;
import xietong.rules.directory.Divisions.City;
import xietong.rules.directory.Divisions.Province;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/** 公安机关 made up from the division tables: one per province, city and county, code {@code POLICE-110117}, synthetic. */
final class PoliceOrgans {
    private static final String BUREAU = "公安局";

    private final Map<String, String> names = new HashMap<>();
    private final List<Organisation> organs = new ArrayList<>();

    private PoliceOrgans() {}

    static List<Organisation> generate(Divisions divisions) {
        PoliceOrgans made = new PoliceOrgans();
        divisions.provinces().forEach(made::province);
        divisions.cities().stream().filter(city -> !city.groups()).forEach(made::city);
        divisions.areas().stream()
                .filter(area -> area.county() && !made.names.containsKey(area.code()))
                .forEach(made::area);
        return made.organs;
    }

    private void province(Province province) {
        boolean municipality = Provinces.municipality(province.code());
        add(Divisions.padded(province.code()), province.name(), province.name() + (municipality ? BUREAU : "公安厅"), "");
    }

    private void city(City city) {
        add(Divisions.padded(city.code()), city.name(), city.name() + BUREAU, Divisions.padded(city.province()));
    }

    private void area(Area area) {
        String city = Divisions.padded(area.city());
        String superior = names.containsKey(city) ? city : Divisions.padded(area.province());
        boolean branch = area.name().endsWith("区") && names.get(superior).endsWith("市");
        add(area.code(), area.name(),
                branch ? names.get(superior) + BUREAU + shortened(area.name()) + "分局" : area.name() + BUREAU, superior);
    }

    /** 安源区 is 安源 in a branch's name; 东区 and 滨海新区 stay whole. */
    private static String shortened(String district) {
        boolean whole = district.length() < 3 || district.length() > 3 && district.endsWith("新区");
        return whole ? district : district.substring(0, district.length() - 1);
    }

    private void add(String division, String divisionName, String name, String superior) {
        names.put(division, divisionName);
        organs.add(Organisation.newBuilder()
                .setCode("POLICE-" + division)
                .setName(name)
                .setKind(OrganisationKind.ORGANISATION_KIND_POLICE)
                .setSuperior(superior.isEmpty() ? "" : "POLICE-" + superior)
                .setDivision(division)
                .setSynthetic(true)
                .build());
    }
}

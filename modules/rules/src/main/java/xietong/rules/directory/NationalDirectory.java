// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import xietong.rules.directory.Divisions.Area;
import xietong.rules.directory.Divisions.City;
import xietong.rules.directory.Divisions.Province;
import xietong.rules.directory.Jurisdictions.Seat;
import xietong.v1.CourtLevel;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/**
 * A directory of the whole country made up from the division tables, for drills and measurements: the Supreme Court,
 * a High Court per province and one of the corps 兵团, an Intermediate Court per city, a Basic Court per county. Codes
 * follow the rule of thumb (Intermediate = digits 3-4, Basic = digits 3-6); every entry is synthetic. Railway,
 * maritime, intellectual-property, reclamation and development-zone courts are not made. Merge confirmed ones over it.
 */
public final class NationalDirectory {
    private static final String SUPREME = "最高法";
    private static final String INTERMEDIATE_COURT = "中级人民法院";
    private static final String NUMERALS = "零一二三四五六七八九十";

    private final Map<String, Organisation> courts = new LinkedHashMap<>();
    private final Map<String, Province> provinces;
    private final Map<String, City> cities;

    private NationalDirectory(Divisions divisions) {
        provinces = divisions.provinces().stream().collect(Collectors.toMap(Province::code, Function.identity()));
        cities = divisions.cities().stream().collect(Collectors.toMap(City::code, Function.identity()));
    }

    /** The courts. */
    public static List<Organisation> generate(Divisions divisions) {
        return generate(divisions, false);
    }

    /** The courts and, if asked for, a public-security organ for every province, city and county. */
    public static List<Organisation> generate(Divisions divisions, boolean police) {
        List<Organisation> all = new ArrayList<>(new NationalDirectory(divisions).courts(divisions));
        if (police) {
            all.addAll(PoliceOrgans.generate(divisions));
        }
        return List.copyOf(all);
    }

    private List<Organisation> courts(Divisions divisions) {
        add(SUPREME, "最高人民法院", CourtLevel.COURT_LEVEL_SUPREME, "", "");
        divisions.provinces().forEach(this::high);
        divisions.cities().forEach(this::intermediate);
        divisions.areas().stream()
                .filter(area -> area.county() && Provinces.token(area.province()).isPresent())
                .forEach(this::basics);
        return List.copyOf(courts.values());
    }

    private void high(Province province) {
        Optional<String> token = Provinces.token(province.code());
        token.ifPresent(code -> add(code, province.name() + "高级人民法院", CourtLevel.COURT_LEVEL_HIGH, SUPREME,
                Divisions.padded(province.code())));
        if (Provinces.municipality(province.code())) {
            for (int i = 1; i <= Jurisdictions.intermediates(province.code()); i++) {
                intermediate(token.orElseThrow(), Jurisdictions.ordinal(i),
                        province.name() + "第" + NUMERALS.charAt(i) + INTERMEDIATE_COURT, province.code() + "0100");
            }
        }
    }

    private void intermediate(City city) {
        Province province = provinces.get(city.province());
        if (city.groups() || Jurisdictions.without(city)) {
            return;
        }
        Provinces.token(province.code()).ifPresent(token -> intermediate(token, city.code().substring(2),
                province.name() + city.name() + INTERMEDIATE_COURT, Divisions.padded(city.code())));
    }

    private void intermediate(String token, String digits, String name, String division) {
        add(token + digits, Jurisdictions.name(token + digits).orElse(name), CourtLevel.COURT_LEVEL_INTERMEDIATE,
                token, division);
    }

    private void basics(Area area) {
        List<Seat> seats = Jurisdictions.seats(area).orElseGet(() -> List.of(
                new Seat(area.code().substring(2), name(area), Jurisdictions.superior(area))));
        boolean corps = area.city().equals(Jurisdictions.CORPS_CITIES);
        String token = corps ? Jurisdictions.CORPS : Provinces.token(area.province()).orElseThrow();
        for (Seat seat : seats) {
            if (!courts.containsKey(token + seat.superior())) {
                missing(token, seat.superior(), area, corps);
            }
            add(token + seat.digits(), seat.name(), CourtLevel.COURT_LEVEL_BASIC, token + seat.superior(), area.code());
        }
    }

    /** The Intermediate Courts that no city gives: those over counties directly under a province, and the corps'. */
    private void missing(String token, String digits, Area area, boolean corps) {
        if (!corps) {
            intermediate(token, digits, provinces.get(area.province()).name() + "第一" + INTERMEDIATE_COURT,
                    Divisions.padded(area.city()));
            return;
        }
        if (!courts.containsKey(token)) {
            add(token, "新疆维吾尔自治区高级人民法院生产建设兵团分院", CourtLevel.COURT_LEVEL_HIGH, SUPREME,
                    Divisions.padded(area.city()));
        }
        intermediate(token, digits, "新疆生产建设兵团" + corpsDivision(Integer.parseInt(digits)) + INTERMEDIATE_COURT,
                area.code());
    }

    /** 第一师 to 第十四师; nothing for the catch-all 96. */
    private static String corpsDivision(int number) {
        if (number > 20) {
            return "";
        }
        return "第" + (number > 10 ? "十" + NUMERALS.charAt(number - 10) : NUMERALS.charAt(number)) + "师";
    }

    /** A district bears its city before it, a county or county-level city does not: 萍乡市安源区, 芦溪县. */
    private String name(Area area) {
        City city = cities.get(area.city());
        String above = Provinces.municipality(area.province()) ? provinces.get(area.province()).name()
                : city.groups() || !city.name().endsWith("市") ? "" : city.name();
        return (area.name().endsWith("区") ? above : "") + area.name() + "人民法院";
    }

    private void add(String code, String name, CourtLevel level, String superior, String division) {
        Organisation court = Organisation.newBuilder()
                .setCode(code)
                .setName(name)
                .setKind(OrganisationKind.ORGANISATION_KIND_COURT)
                .setLevel(level)
                .setSuperior(superior)
                .setDivision(division)
                .setSynthetic(true)
                .build();
        if (courts.putIfAbsent(code, court) != null) {
            throw new IllegalStateException("two courts with code " + code + ": "
                    + courts.get(code).getName() + " and " + name);
        }
    }
}

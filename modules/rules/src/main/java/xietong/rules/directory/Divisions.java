// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import java.io.BufferedReader;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dated table of divisions (GB/T 2260): provinces with two digits, cities with four, areas with six, as the three
 * files of config/directory/divisions hold them. Refused, with the line: a row of another form, a code that is there
 * twice, a row whose parent is missing.
 */
public final class Divisions {
    /** A province, autonomous region or municipality. */
    public record Province(String code, String name) {}

    /** A city, prefecture, league; or a row that only groups areas. */
    public record City(String code, String name, String province) {
        /** Only groups areas: 市辖区, 县, 省直辖县级行政区划, 自治区直辖县级行政区划. */
        boolean groups() {
            return grouping(name);
        }
    }

    /** A county, district, county-level city or banner; or a zone of the statisticians. */
    public record Area(String code, String name, String city, String province) {
        private static final Pattern UNIT = Pattern.compile(".+[区县市旗]");

        /**
         * Whether it has a government of its own. Last two digits 71 to 80 are zones (statistics only); islands and
         * administrative committees of the table are no counties either.
         */
        boolean county() {
            int last = Integer.parseInt(code.substring(4));
            return UNIT.matcher(name).matches() && !grouping(name) && (last < 71 || last > 80);
        }
    }

    private static final Pattern ROW = Pattern.compile("(\\d+),\"?([^\",]+)\"?(?:,(\\d+))?(?:,(\\d+))?");

    private final Map<String, String> names = new HashMap<>();
    private final List<Province> provinces;
    private final List<City> cities;
    private final List<Area> areas;

    private Divisions(Reader provinces, Reader cities, Reader areas) {
        this.provinces = rows("provinces", provinces, 2, row -> new Province(row.group(1), row.group(2)));
        this.cities = rows("cities", cities, 4, row -> new City(row.group(1), row.group(2), parent(row, 3, 2)));
        this.areas = rows("areas", areas, 6,
                row -> new Area(row.group(1), row.group(2), parent(row, 3, 4), parent(row, 4, 2)));
    }

    /** From the content of provinces.csv, cities.csv and areas.csv. */
    public static Divisions parse(String provinces, String cities, String areas) {
        return read(new StringReader(provinces), new StringReader(cities), new StringReader(areas));
    }

    /** From the three files, decoded; they are read to the end and left open. */
    public static Divisions read(Reader provinces, Reader cities, Reader areas) {
        return new Divisions(provinces, cities, areas);
    }

    private <T> List<T> rows(String file, Reader reader, int digits, Function<Matcher, T> make) {
        List<T> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<String> lines = new BufferedReader(reader).lines().toList();
        for (int i = 1; i < lines.size(); i++) {
            Matcher row = ROW.matcher(lines.get(i).strip());
            try {
                check(row.matches() && row.group(1).length() == digits,
                        "a row is a code of " + digits + " digits, a name and the codes above it");
                check(seen.add(row.group(1)), "a code stands once");
                rows.add(make.apply(row));
                names.put(padded(row.group(1)), row.group(2));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ".csv, line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(rows);
    }

    private String parent(Matcher row, int group, int digits) {
        String code = row.group(group);
        check(code != null && code.length() == digits && known(padded(code)), "the division above it is in the table");
        return code;
    }

    private static void check(boolean fulfilled, String accepted) {
        if (!fulfilled) {
            throw new IllegalArgumentException(accepted);
        }
    }

    private static boolean grouping(String name) {
        return name.equals("市辖区") || name.equals("县") || name.endsWith("直辖县级行政区划");
    }

    /** The six digits of a province's or a city's code: 36 is 360000, 3603 is 360300. */
    static String padded(String code) {
        return (code + "0000").substring(0, 6);
    }

    /** Whether these six digits are in the table, at any level. */
    public boolean known(String sixDigits) {
        return names.containsKey(sixDigits);
    }

    /** Name of a division by its six digits. */
    public Optional<String> name(String sixDigits) {
        return Optional.ofNullable(names.get(sixDigits));
    }

    public List<Province> provinces() {
        return provinces;
    }

    public List<City> cities() {
        return cities;
    }

    public List<Area> areas() {
        return areas;
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import xietong.v1.CourtLevel;
import xietong.v1.Desk;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/** Entries made by hand, and the files of config/directory. */
final class Samples {
    private static final Path CONFIG = Path.of(System.getProperty("xietong.root"), "config", "directory");

    static final Divisions DIVISIONS = Divisions.parse(
            file("divisions/provinces.csv"), file("divisions/cities.csv"), file("divisions/areas.csv"));

    private Samples() {}

    static String file(String name) {
        try {
            return Files.readString(CONFIG.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Organisation> courts() {
        return DirectoryYaml.parse(file("courts.yaml"));
    }

    static List<Organisation> institutions() {
        return DirectoryYaml.parse(file("institutions.yaml"));
    }

    static Organisation court(String code, CourtLevel level, String superior, String division) {
        return Organisation.newBuilder()
                .setCode(code)
                .setName(code + "人民法院")
                .setKind(OrganisationKind.ORGANISATION_KIND_COURT)
                .setLevel(level)
                .setSuperior(superior)
                .setDivision(division)
                .build();
    }

    static Organisation police(String code, String superior, String division) {
        return Organisation.newBuilder()
                .setCode(code)
                .setName(code)
                .setKind(OrganisationKind.ORGANISATION_KIND_POLICE)
                .setSuperior(superior)
                .setDivision(division)
                .build();
    }

    static Desk desk(String code) {
        return Desk.newBuilder().setCode(code).setTitle("值班台").build();
    }

    /** 最高法 over 京 (京01: 京0108, 京0107; 京03: 京0117) and 冀 (冀10: 冀1082); a bureau beside them. */
    static Directory small() {
        return Directory.of(List.of(
                court("最高法", CourtLevel.COURT_LEVEL_SUPREME, "", ""),
                court("京", CourtLevel.COURT_LEVEL_HIGH, "最高法", "110000"),
                court("京01", CourtLevel.COURT_LEVEL_INTERMEDIATE, "京", "110100"),
                court("京03", CourtLevel.COURT_LEVEL_INTERMEDIATE, "京", "110100"),
                court("京0108", CourtLevel.COURT_LEVEL_BASIC, "京01", "110108"),
                court("京0107", CourtLevel.COURT_LEVEL_BASIC, "京01", "110107"),
                court("京0117", CourtLevel.COURT_LEVEL_BASIC, "京03", "110117").toBuilder()
                        .addDesks(desk("command-centre")).build(),
                court("冀", CourtLevel.COURT_LEVEL_HIGH, "最高法", "130000"),
                court("冀10", CourtLevel.COURT_LEVEL_INTERMEDIATE, "冀", "131000"),
                court("冀1082", CourtLevel.COURT_LEVEL_BASIC, "冀10", "131082"),
                police("POLICE-110000", "", "110000"),
                police("POLICE-110117", "POLICE-110000", "110117"),
                police("POLICE-110108", "POLICE-110000", "110108")));
    }
}

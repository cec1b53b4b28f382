// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import xietong.v1.CourtLevel;
import xietong.v1.Desk;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.SightingForm;

/**
 * The directory's file: {@code organisations: [{code, name, kind, …}]}, comments and order free. What is read and
 * written is the shape; {@link Directory#validate} judges the content. Refused with the line: unknown and missing
 * keys, a code that is there twice, a division without quotes.
 */
public final class DirectoryYaml {
    static final String KIND = "ORGANISATION_KIND_";
    static final String LEVEL = "COURT_LEVEL_";
    static final String FORM = "SIGHTING_FORM_";

    private final List<Organisation> organisations = new ArrayList<>();
    private final Set<String> codes = new HashSet<>();

    private DirectoryYaml() {}

    /** The entries in the order of the text. @throws IllegalArgumentException naming line and key */
    public static List<Organisation> parse(String text) {
        DirectoryYaml file = new DirectoryYaml();
        YamlCursor.walk(text, Map.of("organisations", at -> at.sequence(() -> file.organisation(at))), "organisations");
        return List.copyOf(file.organisations);
    }

    /** The text from which {@link #parse} makes equal entries. @throws IllegalArgumentException if it could not */
    public static String write(Collection<Organisation> organisations) {
        return DirectoryYamlWriter.write(organisations);
    }

    private void organisation(YamlCursor at) {
        Organisation.Builder entry = Organisation.newBuilder();
        Map<String, Consumer<YamlCursor>> keys = new LinkedHashMap<>();
        keys.put("code", text(entry, (to, code) -> {
            at.expect(codes.add(code), "code " + code + " is there twice");
            to.setCode(code);
        }));
        keys.put("name", text(entry, Organisation.Builder::setName));
        keys.put("kind", value -> entry.setKind(kind(value)));
        keys.put("level", value -> entry.setLevel(level(value)));
        keys.put("superior", text(entry, Organisation.Builder::setSuperior));
        keys.put("division", text(entry, Organisation.Builder::setDivision));
        keys.put("synthetic", value -> entry.setSynthetic(value.flag()));
        keys.put("closed", value -> entry.setClosed(value.flag()));
        keys.put("signature_required", value -> entry.setSignatureRequired(value.flag()));
        keys.put("sightings", value -> value.sequence(() -> entry.addSightings(form(value))));
        keys.put("desks", value -> value.sequence(() -> entry.addDesks(desk(value))));
        keys.put("key_digests", value -> value.sequence(() -> entry.addKeyDigests(value.text())));
        at.mapping(keys, "code", "name", "kind");
        organisations.add(entry.build());
    }

    private static Desk desk(YamlCursor at) {
        Desk.Builder desk = Desk.newBuilder();
        Map<String, Consumer<YamlCursor>> keys = new LinkedHashMap<>();
        keys.put("code", text(desk, Desk.Builder::setCode));
        keys.put("title", text(desk, Desk.Builder::setTitle));
        at.mapping(keys, "code");
        return desk.build();
    }

    private static <B> Consumer<YamlCursor> text(B builder, BiConsumer<B, String> setter) {
        return value -> setter.accept(builder, value.text());
    }

    private static OrganisationKind kind(YamlCursor at) {
        return named(at, KIND, OrganisationKind.values());
    }

    private static CourtLevel level(YamlCursor at) {
        return named(at, LEVEL, CourtLevel.values());
    }

    private static SightingForm form(YamlCursor at) {
        return named(at, FORM, SightingForm.values());
    }

    /** One of the names, without their common beginning; the unspecified one is not a name. */
    private static <E extends Enum<E>> E named(YamlCursor at, String beginning, E[] values) {
        String text = at.text();
        Map<String, E> names = new LinkedHashMap<>();
        for (E value : values) {
            if (value.name().startsWith(beginning) && !value.name().endsWith("UNSPECIFIED")) {
                names.put(value.name().substring(beginning.length()), value);
            }
        }
        at.expect(names.containsKey(text), "one of " + names.keySet());
        return names.get(text);
    }
}

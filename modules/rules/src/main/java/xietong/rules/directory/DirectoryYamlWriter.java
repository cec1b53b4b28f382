// SPDX-License-Identifier: Apache-2.0
package xietong.rules.directory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import xietong.v1.CourtLevel;
import xietong.v1.Desk;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;
import xietong.v1.SightingForm;

/** Writes one line for each organisation; a text stands in quotes unless it can only be a text. */
final class DirectoryYamlWriter {
    private static final String HAN = "\\u4e00-\\u9fff";

    /** Begins with a Chinese character, or is letters and digits with a hyphen among them (no YAML word has one). */
    private static final Pattern PLAIN =
            Pattern.compile("[" + HAN + "][" + HAN + "A-Za-z0-9（）]*|[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+");

    private DirectoryYamlWriter() {}

    static String write(Collection<Organisation> organisations) {
        if (organisations.isEmpty()) {
            return "organisations: []\n";
        }
        return organisations.stream()
                .map(organisation -> "  - {" + String.join(", ", entries(organisation)) + "}\n")
                .collect(Collectors.joining("", "organisations:\n", ""));
    }

    private static List<String> entries(Organisation organisation) {
        List<String> entries = new ArrayList<>();
        entries.add("code: " + quoted(organisation.getCode()));
        entries.add("name: " + quoted(organisation.getName()));
        entries.add("kind: " + kind(organisation.getKind()));
        if (organisation.getLevelValue() != 0) {
            entries.add("level: " + level(organisation.getLevel()));
        }
        text(entries, "superior", organisation.getSuperior());
        text(entries, "division", organisation.getDivision());
        flag(entries, "synthetic", organisation.getSynthetic());
        flag(entries, "closed", organisation.getClosed());
        flag(entries, "signature_required", organisation.getSignatureRequired());
        list(entries, "sightings", organisation.getSightingsList(), DirectoryYamlWriter::form);
        list(entries, "desks", organisation.getDesksList(), DirectoryYamlWriter::desk);
        list(entries, "key_digests", organisation.getKeyDigestsList(), DirectoryYamlWriter::quoted);
        return entries;
    }

    private static String kind(OrganisationKind kind) {
        if (kind == OrganisationKind.ORGANISATION_KIND_UNSPECIFIED || kind == OrganisationKind.UNRECOGNIZED) {
            throw new IllegalArgumentException("directory: an organisation without a kind is not written");
        }
        return kind.name().substring(DirectoryYaml.KIND.length());
    }

    private static String level(CourtLevel level) {
        if (level == CourtLevel.UNRECOGNIZED) {
            throw new IllegalArgumentException("directory: a level unknown to this version is not written");
        }
        return level.name().substring(DirectoryYaml.LEVEL.length());
    }

    private static String form(SightingForm form) {
        if (form == SightingForm.SIGHTING_FORM_UNSPECIFIED || form == SightingForm.UNRECOGNIZED) {
            throw new IllegalArgumentException("directory: a form of sightings unknown to this version is not written");
        }
        return form.name().substring(DirectoryYaml.FORM.length());
    }

    private static String desk(Desk desk) {
        List<String> entries = new ArrayList<>();
        entries.add("code: " + quoted(desk.getCode()));
        text(entries, "title", desk.getTitle());
        return "{" + String.join(", ", entries) + "}";
    }

    private static void text(List<String> entries, String key, String value) {
        if (!value.isEmpty()) {
            entries.add(key + ": " + quoted(value));
        }
    }

    private static void flag(List<String> entries, String key, boolean value) {
        if (value) {
            entries.add(key + ": true");
        }
    }

    private static <T> void list(List<String> entries, String key, List<T> values, Function<T, String> form) {
        if (!values.isEmpty()) {
            entries.add(key + ": " + values.stream().map(form).collect(Collectors.joining(", ", "[", "]")));
        }
    }

    private static String quoted(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("directory: an empty code, name or digest is not written");
        }
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7f || c >= 0x3000 && c < 0xd800 || c >= 0xff01 && c <= 0xff5e) {
                quoted.append((char) c);
            } else {
                quoted.append(String.format("\\u%04x", c));
            }
        });
        return quoted.append('"').toString();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import xietong.rules.Refused;
import xietong.rules.book.RuleBook;
import xietong.rules.directory.Directory;
import xietong.rules.directory.DirectoryYaml;
import xietong.rules.directory.Divisions;
import xietong.rules.directory.Problem;
import xietong.v1.OrganisationKind;

/**
 * The rule book of the configuration's folder: the documents, and the directory from all files of {@code directory/}
 * in order of name. It is in force in a new ledger; from then on the ledger's own is.
 */
public final class InitialRules {
    private final Path folder;

    public InitialRules(Path configFolder) {
        folder = configFolder;
    }

    /** Texts of the documents by name. */
    public Map<String, String> documents() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String name : RuleBook.DOCUMENTS) {
            Path file = folder.resolve(name + ".yaml");
            // A folder from before there was such a document.
            boolean without = RuleBook.LATER.contains(name) && Files.notExists(file);
            if (!without) {
                texts.put(name, read(file));
            }
        }
        return texts;
    }

    /**
     * Of two entries with one code the later file's, but never a synthetic one over a confirmed one. An operator is
     * left out: a ledger has exactly one, which the hub enters itself.
     */
    public Directory directory() {
        Directory directory = Directory.of(List.of());
        for (Path file : files()) {
            try {
                directory = directory.merge(DirectoryYaml.parse(read(file)).stream()
                        .filter(entry -> entry.getKind() != OrganisationKind.ORGANISATION_KIND_OPERATOR)
                        .toList());
            } catch (IllegalArgumentException e) {
                throw new InvalidConfiguration(file + ": " + e.getMessage());
            }
        }
        return directory;
    }

    private List<Path> files() {
        Path directory = folder.resolve("directory");
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        } catch (IOException e) {
            throw new InvalidConfiguration(directory + " cannot be read; it holds the directory of organisations");
        }
    }

    /** Division tables; they say which division codes exist. */
    public Divisions divisions() {
        Path tables = folder.resolve("directory/divisions");
        try {
            return Divisions.parse(read(tables.resolve("provinces.csv")), read(tables.resolve("cities.csv")),
                    read(tables.resolve("areas.csv")));
        } catch (IllegalArgumentException e) {
            throw new InvalidConfiguration(tables + ": " + e.getMessage());
        }
    }

    /** Entries for a new ledger, checked as a whole. */
    public Map<String, byte[]> entries() {
        Directory directory = directory();
        List<Problem> problems = directory.validate(divisions());
        if (!problems.isEmpty()) {
            List<String> lines = new ArrayList<>(problems.stream().limit(10).map(Problem::toString).toList());
            throw new InvalidConfiguration(folder.resolve("directory") + ": " + String.join("; ", lines)
                    + (problems.size() > 10 ? "; and " + (problems.size() - 10) + " more" : ""));
        }
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try {
            documents().forEach((name, text) -> put(entries, RuleBook.document(name, text)));
            directory.all().forEach(organisation -> put(entries, RuleBook.entry(organisation)));
            RuleBook.of(1, entries);
        } catch (Refused e) {
            throw new InvalidConfiguration(folder + ": " + e.getMessage());
        }
        return entries;
    }

    private static void put(Map<String, byte[]> entries, Map.Entry<String, byte[]> entry) {
        entries.put(entry.getKey(), entry.getValue());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new InvalidConfiguration(file + " cannot be read; it is part of the initial rule book");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import xietong.rules.book.RuleBook;
import xietong.rules.directory.DirectoryYaml;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/** The rule book that is shipped, and what becomes of it with a document changed. */
public final class Config {
    /** The top of the tree. */
    public static final Path ROOT = Path.of(System.getProperty("xietong.root", "../.."));
    /** Version 1: the files of {@code config/}. */
    public static final RuleBook BOOK = RuleBook.of(1, entries());

    private Config() {}

    /** A file below the top of the tree. */
    public static String file(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document as it is shipped. */
    public static String document(String name) {
        return file("config/" + name + ".yaml");
    }

    /** The shipped entries, as the ledger keeps them. */
    public static Map<String, byte[]> entries() {
        var entries = new HashMap<String, byte[]>();
        RuleBook.DOCUMENTS.forEach(name -> put(entries, RuleBook.document(name, document(name))));
        for (String file : new String[] {"courts", "institutions"}) {
            DirectoryYaml.parse(document("directory/" + file)).forEach(o -> put(entries, RuleBook.entry(o)));
        }
        // The hub adds its own operator when it founds a ledger.
        put(entries, RuleBook.entry(Organisation.newBuilder()
                .setCode("HUB")
                .setName("本中枢运营单位")
                .setKind(OrganisationKind.ORGANISATION_KIND_OPERATOR)
                .build()));
        return entries;
    }

    private static void put(Map<String, byte[]> entries, Map.Entry<String, byte[]> entry) {
        entries.put(entry.getKey(), entry.getValue());
    }

    /** The next version, with a whole document replaced. */
    public static RuleBook replaced(String name, String text) {
        return BOOK.with(2, Map.ofEntries(RuleBook.document(name, text)));
    }

    /** The next version, with a text that stands in a document exactly once replaced. */
    public static RuleBook edited(String name, String was, String is) {
        String text = document(name);
        if (text.split(java.util.regex.Pattern.quote(was), -1).length != 2) {
            throw new IllegalArgumentException(name + ".yaml does not hold this exactly once: " + was);
        }
        return replaced(name, text.replace(was, is));
    }

    /** The next version, with lines added at the end of a document. */
    public static RuleBook added(String name, String... lines) {
        return replaced(name, document(name) + Arrays.stream(lines).reduce("", (a, b) -> a + b + "\n"));
    }
}

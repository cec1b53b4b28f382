// SPDX-License-Identifier: Apache-2.0
package xietong.app.terminal;

import java.text.Normalizer;
import java.util.Locale;

/**
 * One line as typed: a letter or word, the alert's number on this terminal or its identifier, the rest.
 *
 * @param verb what to do
 * @param alert number or identifier; empty where the verb is about none
 * @param rest what stands behind, as typed
 */
public record Typed(Verb verb, String alert, String rest) {

    /**
     * Wide letters and digits of an input method are taken for narrow ones.
     *
     * @throws IllegalArgumentException saying how it is typed
     */
    public static Typed parse(String line) {
        String[] parts = line.replace('\u3000', ' ').strip().split("\\s+", 3);
        Verb verb = Verb.of(narrow(parts[0]).toLowerCase(Locale.ROOT));
        if (!verb.aboutOne()) {
            return new Typed(verb, "", "");
        }
        if (parts.length < 2) {
            throw usage(verb);
        }
        return new Typed(verb, narrow(parts[1]).replaceAll("^[\\[#]|]$", ""), parts.length < 3 ? "" : parts[2].strip());
    }

    private static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    static IllegalArgumentException usage(Verb verb) {
        return new IllegalArgumentException("type: " + verb.form());
    }

    /** First word of the rest. @throws IllegalArgumentException where there is none */
    String first() {
        String[] words = rest.split("\\s+", 2);
        if (words[0].isEmpty()) {
            throw usage(verb);
        }
        return words[0];
    }

    /** The rest without its first word. */
    String afterFirst() {
        String[] words = rest.split("\\s+", 2);
        return words.length < 2 ? "" : words[1].strip();
    }

    /** A text that must be there. */
    String required(String text) {
        if (text.isEmpty()) {
            throw usage(verb);
        }
        return text;
    }
}

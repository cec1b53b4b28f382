// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import xietong.app.output.Words;
import xietong.v1.Officer;
import xietong.v1.Subject;

/** Values of a command by their paths, as its options gave them. */
final class Given {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** What was not given is left out. */
    Given put(String path, String value) {
        if (value != null) {
            values.put(path, value);
        }
        return this;
    }

    /** A list, each over what a file has in its place. */
    Given all(String path, List<String> several) {
        for (int i = 0; i < several.size(); i++) {
            put(path + "[" + i + "]", several.get(i));
        }
        return this;
    }

    /** Whom something is about; null where that was not given. */
    Given subject(String path, Subject subject) {
        return subject == null ? this : put(path + ".kind", Words.shortName(subject.getKind()))
                .put(path + ".name", subject.getName())
                .put(path + ".identifier", subject.getIdentifier());
    }

    /** An officer. */
    Given officer(String path, Officer officer) {
        return put(path + ".id", officer.getId())
                .put(path + ".name", officer.getName())
                .put(path + ".role", Words.shortName(officer.getRole()));
    }

    Map<String, String> and(Map<String, String> more) {
        values.putAll(more);
        return values;
    }
}

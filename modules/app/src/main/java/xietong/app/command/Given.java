// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.LinkedHashMap;
import java.util.Map;

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

    Map<String, String> and(Map<String, String> more) {
        values.putAll(more);
        return values;
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.config;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The variables that this program reads. Others that begin like ours are refused: a misspelt one would do nothing. */
public final class Environment {
    /** Folder of the program: relative paths of the configuration count from here. */
    public static final String HOME = "XIETONG_HOME";
    /** Folder of the configuration. */
    public static final String CONFIG = "XIETONG_CONFIG";
    /** Credential bundle of whoever calls. */
    public static final String AS = "XIETONG_AS";
    /** Officer who acts: id,name,role. */
    public static final String OFFICER = "XIETONG_OFFICER";
    /** Log level: trace, debug, info, warn, error or off. */
    public static final String LOG = "XIETONG_LOG";
    /** More options for the Java machine, read by the start script. */
    public static final String OPTS = "XIETONG_OPTS";

    /** What each of the others is for, by name. */
    static final Map<String, String> OTHERS = new TreeMap<>(Map.of(
            HOME, "folder of the program", CONFIG, "folder of the configuration", AS, "credential bundle",
            OFFICER, "officer who acts", LOG, "log level", OPTS, "options for the Java machine"));

    private Environment() {}

    /** Values of configuration keys, by key. Refuses a variable of ours that means nothing. */
    static Map<String, YamlValues.Written> values(Map<String, String> environment) {
        Map<String, Key<?>> byVariable = new TreeMap<>();
        Keys.ALL.forEach(key -> byVariable.put(key.variable(), key));
        Map<String, YamlValues.Written> values = new HashMap<>();
        new TreeMap<>(environment).forEach((variable, text) -> {
            Key<?> key = byVariable.get(variable);
            if (key != null) {
                values.put(key.name(), new YamlValues.Written(text, variable));
            } else if (variable.startsWith("XIETONG_") && !OTHERS.containsKey(variable)) {
                throw new InvalidConfiguration("environment: unknown variable " + variable + "; accepted: "
                        + String.join(", ", byVariable.keySet()) + ", " + String.join(", ", OTHERS.keySet()));
            }
        });
        return values;
    }
}

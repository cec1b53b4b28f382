// SPDX-License-Identifier: Apache-2.0
package xietong.app.config;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the program and its configuration lie.
 *
 * @param home relative paths of the configuration count from here
 * @param config folder with hub.yaml and the initial rule book
 */
public record Places(Path home, Path config) {

    /** XIETONG_HOME, else the working folder; the configuration as given, else XIETONG_CONFIG, else config in it. */
    public static Places of(Map<String, String> environment, Path givenConfig) {
        Path home = Path.of(environment.getOrDefault(Environment.HOME, "")).toAbsolutePath().normalize();
        String variable = environment.getOrDefault(Environment.CONFIG, "");
        Path config = givenConfig != null ? givenConfig
                : variable.isEmpty() ? home.resolve("config") : Path.of(variable);
        return new Places(home, config.toAbsolutePath().normalize());
    }
}

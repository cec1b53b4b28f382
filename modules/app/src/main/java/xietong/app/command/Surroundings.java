// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Path;
import java.util.Map;
import xietong.app.config.Configuration;
import xietong.app.config.Environment;
import xietong.app.config.Places;

/**
 * What the program finds where it runs. Tests hand in another one.
 *
 * @param environment variables
 */
public record Surroundings(Map<String, String> environment) {

    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    Places places(Path givenConfig) {
        return Places.of(environment, givenConfig);
    }

    Configuration configuration(Path givenConfig) {
        return Configuration.load(places(givenConfig), environment);
    }

    String user() {
        String user = System.getProperty("user.name", "");
        return user.isBlank() || user.equals("?") ? "administrator" : user;
    }

    String as() {
        return variable(Environment.AS);
    }
}

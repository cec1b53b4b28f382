// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import xietong.app.config.Configuration;

/** Which configuration. */
final class ConfigOptions {
    private final Surroundings surroundings;

    @Option(names = "--config", paramLabel = "DIR",
            description = "Folder of the configuration. Default: XIETONG_CONFIG, or config in the program's folder.")
    private Path folder;

    ConfigOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    Configuration load() {
        return surroundings.configuration(folder);
    }

    Path folder() {
        return surroundings.places(folder).config();
    }
}

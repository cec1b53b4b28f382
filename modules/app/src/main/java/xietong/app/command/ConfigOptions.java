// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import xietong.app.config.Configuration;
import xietong.app.config.Places;

/** Which configuration. */
public final class ConfigOptions {
    private final Surroundings surroundings;

    @Option(names = "--config", paramLabel = "DIR",
            description = "Folder of the configuration. Default: XIETONG_CONFIG, or config in the program's folder.")
    private Path folder;

    ConfigOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public Configuration load() {
        return surroundings.configuration(folder);
    }

    public Path folder() {
        return places(surroundings).config();
    }

    /** Where these surroundings put it, unless the option says otherwise. */
    public Places places(Surroundings from) {
        return from.places(folder);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.config;

import java.nio.file.Path;

/** The configuration of this source tree. */
public final class Trees {
    private Trees() {}

    public static Path config() {
        return Path.of(System.getProperty("xietong.root", "../..")).resolve("config").toAbsolutePath().normalize();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.ledger;

import java.nio.file.Path;
import xietong.v1.Mode;

/** Settings with something changed. */
final class Settings {
    private LedgerSettings settings;

    private Settings(LedgerSettings settings) {
        this.settings = settings;
    }

    static Settings of(LedgerSettings settings) {
        return new Settings(settings);
    }

    Settings createAs(Mode mode) {
        return with(mode, settings.digestAlgorithm(), settings.readOnly());
    }

    Settings algorithm(String algorithm) {
        return with(settings.createAs(), algorithm, settings.readOnly());
    }

    Settings readOnly() {
        return with(settings.createAs(), settings.digestAlgorithm(), true);
    }

    LedgerSettings get() {
        return settings;
    }

    private Settings with(Mode mode, String algorithm, boolean readOnly) {
        Path documents = settings.documents();
        settings = new LedgerSettings(
                settings.url(), settings.user(), settings.password(), documents, mode, algorithm, readOnly);
        return this;
    }
}

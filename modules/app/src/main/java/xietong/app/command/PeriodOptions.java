// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import java.util.Optional;
import picocli.CommandLine.Option;
import xietong.app.input.Moment;

/** From when until when. */
final class PeriodOptions {
    @Option(names = "--from", paramLabel = "TIME", converter = Moment.class,
            description = "From then on, e.g. \"2026-11-01 09:00\". Default: the beginning.")
    private Timestamp from;

    @Option(names = "--to", paramLabel = "TIME", converter = Moment.class, description = "Before then. Default: now.")
    private Timestamp to;

    Optional<Timestamp> from() {
        return Optional.ofNullable(from);
    }

    Optional<Timestamp> to() {
        return Optional.ofNullable(to);
    }
}

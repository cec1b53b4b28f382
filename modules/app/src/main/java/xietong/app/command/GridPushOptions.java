// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.ShortNames;
import xietong.v1.GridTaskKind;

/** What a push asks, of whom, with which letter. */
final class GridPushOptions {
    @Option(names = "--kind", paramLabel = "KIND", required = true, converter = ShortNames.GridKinds.class,
            completionCandidates = ShortNames.GridKinds.class, description = "One of ${COMPLETION-CANDIDATES}.")
    GridTaskKind kind;

    @Option(names = "--to", paramLabel = "CODE", required = true,
            description = "Recipient: grid centre, police, civil affairs. Repeatable.")
    List<String> recipients = new ArrayList<>();

    @Mixin
    HeadOptions head;

    @Mixin
    PaperOptions papers;
}

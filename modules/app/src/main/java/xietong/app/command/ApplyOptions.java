// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import picocli.CommandLine.Option;
import xietong.app.input.Moment;
import xietong.v1.CollaborationServiceApplyRequest;

/** What an application of any kind says. */
final class ApplyOptions {
    @Option(names = "--lead", paramLabel = "CODE", defaultValue = "",
            description = "Court that is to lead 主办. Default: the caller.")
    private String lead;

    @Option(names = "--decider", paramLabel = "CODE", defaultValue = "",
            description = "Superior that is asked. Default: the one that all courts concerned share.")
    private String decider;

    @Option(names = "--ground", paramLabel = "TEXT", defaultValue = "",
            description = "Legal ground, e.g. '企业破产法 19'.")
    private String ground;

    @Option(names = "--due", paramLabel = "TIME", converter = Moment.class,
            description = "When it should be done, e.g. '2026-11-21 09:30' Beijing time.")
    private Timestamp due;

    void into(CollaborationServiceApplyRequest.Builder command) {
        command.setLead(lead).setDecider(decider).setGround(ground);
        if (due != null) {
            command.setDueTime(due);
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.UUID;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import xietong.app.config.Environment;
import xietong.app.input.OfficerSpec;
import xietong.v1.CommandHeader;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;

/** The head of a command: who acts, why, on which case. */
final class HeadOptions {
    private final Surroundings surroundings;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--officer", paramLabel = "ID,NAME[,ROLE]", description = "Officer who acts. Default: "
            + "XIETONG_OFFICER; for administration the user of this machine.")
    private String officer;

    @Option(names = "--work-pass", paramLabel = "NUMBER", defaultValue = "", description = "The officer's 工作证.")
    private String workPass;

    @Option(names = "--duty-pass", paramLabel = "NUMBER", defaultValue = "", description = "The officer's 执行公务证.")
    private String dutyPass;

    @Option(names = "--request-id", paramLabel = "ID", description = "Own number of the command; repeating it with the "
            + "same command gives the stored receipt. Default: a random one.")
    private String requestId;

    @Option(names = "--case", paramLabel = "NUMBER", defaultValue = "", description = "执行案号.")
    private String caseNumber;

    @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why, in a sentence.")
    private String reason;

    @Option(names = "--on-behalf-of", paramLabel = "CODE", defaultValue = "",
            description = "Organisation on whose behalf the caller acts.")
    private String onBehalfOf;

    @Option(names = "--expect-revision", paramLabel = "N", description = "Refuse unless the resource is at revision N.")
    private Long expectedRevision;

    HeadOptions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    String requireReason() {
        if (reason.isBlank()) {
            throw new ParameterException(spec.commandLine(), "Missing required option: '--reason=TEXT'");
        }
        return reason;
    }

    CommandHeader header() {
        String said = officer != null ? officer : surroundings.variable(Environment.OFFICER);
        if (said.isEmpty()) {
            throw new ParameterException(spec.commandLine(),
                    "Who acts? --officer ID,NAME[,ROLE] or XIETONG_OFFICER names the officer");
        }
        return header(officer(said, OfficerRole.OFFICER_ROLE_OFFICER));
    }

    /** Of many commands, each of which gets a request id of its own. */
    CommandHeader headerOfMany() {
        if (requestId != null || expectedRevision != null) {
            throw new ParameterException(spec.commandLine(),
                    "--request-id and --expect-revision are for one command, not for many");
        }
        return header();
    }

    /** An administrator's: whoever uses this machine, unless said otherwise. */
    CommandHeader administratorHeader() {
        String user = surroundings.user();
        return header(officer(officer != null ? officer : user + "," + user, OfficerRole.OFFICER_ROLE_ADMINISTRATOR));
    }

    /** What the options say, laid over what is there already. */
    CommandHeader over(CommandHeader there) {
        boolean named = officer != null || !surroundings.variable(Environment.OFFICER).isEmpty();
        CommandHeader said = named || !there.hasOfficer() ? header() : header(there.getOfficer());
        CommandHeader.Builder merged = there.toBuilder().mergeFrom(said);
        if (requestId == null && !there.getRequestId().isEmpty()) {
            merged.setRequestId(there.getRequestId());
        }
        return merged.setOfficer(said.getOfficer()).build();
    }

    private CommandHeader header(Officer who) {
        CommandHeader.Builder header = CommandHeader.newBuilder()
                .setRequestId(requestId == null ? "cli-" + UUID.randomUUID() : requestId)
                .setOfficer(who)
                .setCaseNumber(caseNumber)
                .setReason(reason)
                .setOnBehalfOf(onBehalfOf);
        if (expectedRevision != null) {
            header.setExpectedRevision(expectedRevision);
        }
        return header.build();
    }

    private Officer officer(String said, OfficerRole usual) {
        try {
            return OfficerSpec.parse(said, usual).toBuilder()
                    .setWorkPassNumber(workPass)
                    .setDutyPassNumber(dutyPass)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}

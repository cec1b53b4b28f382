// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.output.Columns;
import xietong.app.output.Words;
import xietong.client.HubClient;
import xietong.v1.AuditKind;
import xietong.v1.AuditRecord;
import xietong.v1.AuditServiceListRequest;

/** Acts on the record. */
@Command(name = "list", description = {
    "Acts on the record, the earliest first.",
    "An organisation sees its own readings in clear with their reasons, and those by others of what it may see itself; "
            + "the operator sees who read and when, and what administrators did."
})
final class AuditListCommand extends HubCommand {
    @Option(names = "--readings", description = "Only who read whom in clear.")
    private boolean readings;

    @Option(names = "--administration", description = "Only what administrators did.")
    private boolean administration;

    @Option(names = "--accounts", description = "Only accounts of officers and walls, and sign-ins.")
    private boolean accounts;

    @Option(names = "--organisation", paramLabel = "CODE", description = "Only acts of this organisation.")
    private String organisation = "";

    @Option(names = "--resource", paramLabel = "ID", description = "Only on this resource.")
    private String resource = "";

    @Mixin
    private PeriodOptions period;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) {
        if (Stream.of(readings, administration, accounts).filter(only -> only).count() > 1) {
            throw usage("one of --readings, --administration and --accounts; none for all");
        }
        var question = AuditServiceListRequest.newBuilder()
                .setKind(readings ? AuditKind.AUDIT_KIND_READING
                        : administration ? AuditKind.AUDIT_KIND_ADMINISTRATION
                        : accounts ? AuditKind.AUDIT_KIND_ACCOUNT : AuditKind.AUDIT_KIND_UNSPECIFIED)
                .setOrganisation(organisation)
                .setResource(resource);
        period.from().ifPresent(question::setFromTime);
        period.to().ifPresent(question::setToTime);
        Stream<AuditRecord> records = hub.audit().list(question.build());
        if (output().json()) {
            records.forEach(output()::json);
            return done();
        }
        Columns columns = new Columns("TIME", "ORGANISATION", "OFFICER", "ACT", "RESOURCE", "CASE", "REASON");
        records.forEach(r -> columns.add(Words.time(r.getTime()), r.getOrganisation(), r.getOfficerId(),
                r.getCommand().substring(r.getCommand().lastIndexOf('.') + 1), r.getResource(), r.getCaseNumber(),
                r.getReasonWithheld() ? "(withheld or erased)" : r.getReason()));
        columns.print(output()::line);
        return done();
    }
}

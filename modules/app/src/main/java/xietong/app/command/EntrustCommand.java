// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.EntrustmentServiceSubmitRequest;

/** A court entrusts a matter to another 发起. What options say wins over the file. */
@Command(name = "entrust", description = "Entrust a matter to another court 发起.",
        footerHeading = "%nA matter as a file (keys of entrustment_service.proto, enums without their prefix):%n",
        footer = {
            "  recipient: 津0119",
            "  header: {case_number: （2018）京0117执9002号}",
            "  matter:",
            "    kind: QUERY_ASSET",
            "    parties:",
            "      - {role: APPLICANT, subject: {kind: ORGANISATION, name: 某公司}}",
            "      - {role: DEBTOR, subject: {kind: PERSON, name: 张三}}",
            "    investigation: {subject: {kind: PERSON, name: 张三}, questions: [名下不动产]}",
            "    papers:",
            "      - {kind: ENTRUSTMENT_LETTER, number: 委1, file: letter.pdf}",
            "      - {kind: CREDENTIALS, file: credentials.pdf}"
        })
final class EntrustCommand extends HubCommand {
    @Mixin
    private HeadOptions head;

    @Mixin
    private PaperOptions papers;

    @Option(names = "--file", paramLabel = "FILE", description = "The command in YAML or JSON; - reads standard input. "
            + "A paper's file counts from the folder of this one.")
    private Path file;

    @Option(names = "--to", paramLabel = "CODE", description = "Entrusted court.")
    private String to;

    @Option(names = "--kind", paramLabel = "CODE", description = "Kind of matter, e.g. FREEZE_DEPOSIT.")
    private String kind;

    @Option(names = "--agreement", paramLabel = "CODE", description = "Agreement it is sent under.")
    private String agreement;

    @Option(names = "--urgent", description = "紧急.")
    private boolean urgent;

    @Option(names = "--period-days", paramLabel = "N", description = "Period; left out: the kind's usual one.")
    private String periodDays;

    @Option(names = "--instructions", paramLabel = "TEXT", description = "What to do, in words.")
    private String instructions;

    @Option(names = "--set", paramLabel = "PATH=VALUE",
            description = "Any other value by its path, e.g. matter.parties[0].subject.name=张三. Repeatable.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Override
    int run(HubClient hub) throws Exception {
        var command = EntrustmentServiceSubmitRequest.newBuilder();
        try {
            CommandFile.fill(command, file, given(), papers.given(), "matter.papers", hub);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
        command.setHeader(head.over(command.getHeader()));
        output().receipt(hub.entrustments().submit(command.build()));
        return done();
    }

    private Map<String, String> given() {
        return new Given()
                .put("recipient", to)
                .put("matter.kind", kind)
                .put("matter.agreement", agreement)
                .put("matter.urgent", urgent ? "true" : null)
                .put("matter.period_days", periodDays)
                .put("matter.instructions", instructions)
                .and(values);
    }
}

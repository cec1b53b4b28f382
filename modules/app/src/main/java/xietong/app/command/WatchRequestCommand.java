// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.IdentityPaperSpec;
import xietong.app.input.Moment;
import xietong.app.input.OfficerSpec;
import xietong.app.input.ShortNames;
import xietong.app.input.SubjectSpec;
import xietong.app.output.Words;
import xietong.client.HubClient;
import xietong.v1.IdentityPaper;
import xietong.v1.LegalBasis;
import xietong.v1.LocateServiceRequestRequest;
import xietong.v1.Officer;
import xietong.v1.SightingSource;
import xietong.v1.Subject;

/** A court asks police to look for someone or something 布控. What options say wins over the file. */
@Command(name = "request", description = {
    "Ask police to look for a person or a vehicle 布控; the case is --case, --reason says why.",
    "The legal basis decides what police may do on finding them, and which papers are needed."
},
        footerHeading = "%nA request as a file (keys of locate_service.proto, enums without their prefix):%n",
        footer = {
            "  header: {case_number: （2026）闽0623执9001号, reason: 传唤不到}",
            "  legal_basis: COMPELLED_ATTENDANCE",
            "  target: {person: {subject: {kind: PERSON, name: 张三, identifier: \"990100190001010011\"}}}",
            "  addressees: [POLICE-350623]",
            "  papers:",
            "    - {kind: COMPULSORY_SUMMONS, file: summons.pdf}",
            "    - {kind: ASSISTANCE_NOTICE, file: notice.pdf}"
        })
final class WatchRequestCommand extends HubCommand {
    @Mixin
    private HeadOptions head;

    @Mixin
    private PaperOptions papers;

    @Option(names = "--file", paramLabel = "FILE", description = "The command in YAML or JSON; - reads standard input. "
            + "A paper's file counts from the folder of this one.")
    private Path file;

    @Option(names = "--basis", paramLabel = "BASIS", converter = ShortNames.Bases.class,
            completionCandidates = ShortNames.Bases.class, description = "One of ${COMPLETION-CANDIDATES}.")
    private LegalBasis basis;

    @Option(names = "--person", paramLabel = "PERSON,NAME[,NUMBER]", converter = SubjectSpec.class,
            description = "Whom, e.g. PERSON,张三,990100190001010011.")
    private Subject person;

    @Option(names = "--former-name", paramLabel = "NAME", description = "A former name 曾用名. Repeatable.")
    private List<String> formerNames = new ArrayList<>();

    @Option(names = "--birth", paramLabel = "DATE",
            description = "Date of birth, e.g. 1900-01-01; taken from the number where there is one.")
    private String birth;

    @Option(names = "--id-paper", paramLabel = "KIND=NUMBER", converter = IdentityPaperSpec.class,
            description = "Another paper, e.g. PASSPORT=E99000001. Repeatable.")
    private List<IdentityPaper> idPapers = new ArrayList<>();

    @Option(names = "--plate", paramLabel = "PLATE", description = "A vehicle, by its plate 号牌.")
    private String plate;

    @Option(names = "--vehicle", paramLabel = "TEXT", description = "Its make, colour, chassis number.")
    private String vehicle;

    @Option(names = "--debtor", paramLabel = "KIND,NAME[,NUMBER]", converter = SubjectSpec.class,
            description = "The judgment debtor, where that is another than the person looked for.")
    private Subject debtor;

    @Option(names = "--to", paramLabel = "CODE", description = "Police organisation that is asked. Repeatable.")
    private List<String> addressees = new ArrayList<>();

    @Option(names = "--valid-until", paramLabel = "TIME", converter = Moment.class,
            description = "First instant that it is not in force any more. Default: as long as the rule book says.")
    private Timestamp validUntil;

    @Option(names = "--area", paramLabel = "CODE",
            description = "Division in which to look, 2, 4 or 6 digits. Repeatable. Default: everywhere.")
    private List<String> areas = new ArrayList<>();

    @Option(names = "--broadcast",
            description = "Tell every police station of the areas of a hit; by the command centre only.")
    private boolean broadcast;

    @Option(names = "--source", paramLabel = "SOURCE", converter = ShortNames.Sources.class,
            completionCandidates = ShortNames.Sources.class, description = "Source that is asked, one of "
            + "${COMPLETION-CANDIDATES}. Repeatable. Default: all that the basis allows.")
    private List<SightingSource> sources = new ArrayList<>();

    @Option(names = "--inform", paramLabel = "CODE",
            description = "Court that is told what happens, with CRIMINAL_313. Repeatable.")
    private List<String> informed = new ArrayList<>();

    @Option(names = "--dispatch-officer", paramLabel = "ID,NAME[,ROLE]", converter = OfficerSpec.class,
            description = "Officer whom the court sends to take the person over (INT 179). Repeatable.")
    private List<Officer> dispatched = new ArrayList<>();

    @Option(names = "--prolonged", description = "The case is complex and detention is possible (INT 482).")
    private boolean prolonged;

    @Option(names = "--set", paramLabel = "PATH=VALUE",
            description = "Any other value by its path, e.g. target.person.subject.phone=13800000000. Repeatable.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Override
    int run(HubClient hub) throws Exception {
        var command = LocateServiceRequestRequest.newBuilder();
        try {
            CommandFile.fill(command, file, given(), papers.given(), "papers", hub);
        } catch (IllegalArgumentException e) {
            throw usage(e.getMessage());
        }
        command.setHeader(head.over(command.getHeader()));
        output().receipt(hub.watches().request(command.build()));
        return done();
    }

    private Map<String, String> given() {
        var given = new Given()
                .put("legal_basis", basis == null ? null : Words.shortName(basis))
                .subject("target.person.subject", person)
                .all("target.person.subject.former_names", formerNames)
                .put("target.person.birth_date", birth)
                .put("target.vehicle.plate", plate)
                .put("target.vehicle.description", vehicle)
                .subject("debtor", debtor)
                .all("addressees", addressees)
                .put("valid_until", validUntil == null ? null : Timestamps.toString(validUntil))
                .all("areas", areas)
                .put("broadcast", broadcast ? "true" : null)
                .all("sources", sources.stream().map(Words::shortName).toList())
                .all("informed", informed)
                .put("prolonged", prolonged ? "true" : null);
        for (int i = 0; i < idPapers.size(); i++) {
            given.put("target.person.papers[" + i + "].kind", idPapers.get(i).getKind())
                    .put("target.person.papers[" + i + "].number", idPapers.get(i).getNumber());
        }
        for (int i = 0; i < dispatched.size(); i++) {
            given.officer("dispatched_officers[" + i + "]", dispatched.get(i));
        }
        return given.and(values);
    }
}

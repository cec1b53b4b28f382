// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xietong.app.output.Columns;
import xietong.app.output.Words;
import xietong.client.HubClient;
import xietong.v1.Organisation;
import xietong.v1.OrganisationKind;

/** The organisations by code. */
@Command(name = "list", description = "Organisations by code.")
final class OrgListCommand extends HubCommand {
    static final class Kinds implements Iterable<String> {
        private static final List<String> NAMES = Arrays.stream(OrganisationKind.values())
                .filter(kind -> kind != OrganisationKind.UNRECOGNIZED && kind.getNumber() != 0)
                .map(Words::shortName)
                .toList();

        @Override
        public Iterator<String> iterator() {
            return NAMES.iterator();
        }
    }

    @Option(names = "--kind", paramLabel = "KIND", completionCandidates = Kinds.class,
            description = "Only this kind: ${COMPLETION-CANDIDATES}.")
    private String kind;

    @Override
    boolean administration() {
        return true;
    }

    @Override
    int run(HubClient hub) {
        Stream<Organisation> organisations = hub.directory().list(kind());
        if (output().json()) {
            organisations.forEach(output()::json);
            return done();
        }
        Columns columns = new Columns("CODE", "NAME", "KIND", "LEVEL", "SUPERIOR", "");
        organisations.forEach(o -> columns.add(o.getCode(), o.getName(), Words.shortName(o.getKind()),
                o.getLevelValue() == 0 ? "" : Words.shortName(o.getLevel()), o.getSuperior(), marks(o)));
        columns.print(output()::line);
        return done();
    }

    private OrganisationKind kind() {
        if (kind == null) {
            return OrganisationKind.ORGANISATION_KIND_UNSPECIFIED;
        }
        return Arrays.stream(OrganisationKind.values())
                .filter(each -> each != OrganisationKind.UNRECOGNIZED && Words.shortName(each).equalsIgnoreCase(kind))
                .findFirst()
                .orElseThrow(() -> usage("--kind: one of " + String.join(", ", Kinds.NAMES)));
    }

    private static String marks(Organisation organisation) {
        return Stream.of(organisation.getClosed() ? "closed" : "", organisation.getSynthetic() ? "synthetic" : "",
                        organisation.getKeyDigestsCount() == 0 ? "" : organisation.getKeyDigestsCount() + " keys")
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.joining(" "));
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import xietong.v1.GridResult;
import xietong.v1.GridTaskKind;
import xietong.v1.OrganisationKind;

/**
 * Tasks of grid workers and others at the grass roots, as data ({@code grid.yaml}).
 *
 * @param recipients kinds of organisation that a court may push to
 * @param kinds every kind of task
 * @param service what makes an answer a service
 * @param askedAgain answers after which a new name or fact asks again
 */
public record Grids(
        Set<OrganisationKind> recipients, Map<GridTaskKind, Kind> kinds, Service service, Set<GridResult> askedAgain) {

    /** A kind of task: what its letter must carry, and what may be answered. */
    public record Kind(String title, List<String> papers, Set<GridResult> results, String source) {}

    /** One of these papers, or so many witnesses. */
    public record Service(List<String> evidence, int witnesses, String source) {}

    static Grids parse(String text, Matters matters) {
        Grids grids = Yaml.read("grid", text, Grids.class);
        require(grids.recipients != null && !grids.recipients.isEmpty() && grids.kinds != null && grids.service != null
                && grids.askedAgain != null, "recipients, kinds, service and asked_again are all needed");
        require(!grids.recipients.contains(OrganisationKind.ORGANISATION_KIND_COURT), "recipients: no courts");
        Arrays.stream(GridTaskKind.values())
                .filter(k -> k != GridTaskKind.UNRECOGNIZED && k.getNumber() != 0)
                .forEach(kind -> check(kind, grids.kinds.get(kind), matters));
        Service service = grids.service;
        require(service.evidence != null && service.witnesses > 0 && service.source != null,
                "service needs evidence, witnesses over 0 and its source");
        matters.requirePapers("grid", "service.evidence", service.evidence);
        return grids;
    }

    private static void check(GridTaskKind kind, Kind rule, Matters matters) {
        require(rule != null && rule.title != null && rule.papers != null && rule.results != null
                && !rule.results.isEmpty() && rule.source != null,
                "kinds." + kind + " needs title, papers, results and source");
        matters.requirePapers("grid", "kinds." + kind, rule.papers);
    }

    private static void require(boolean fulfilled, String otherwise) {
        Yaml.require("grid", fulfilled, otherwise);
    }

    /** Rule of a kind of task. */
    public Kind kind(GridTaskKind kind) {
        return kinds.get(kind);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import java.util.List;
import xietong.rules.Refused;
import xietong.v1.Organisation;
import xietong.v1.Reason;
import xietong.v1.SightingForm;
import xietong.v1.SightingReport;

/** In what form a source may say who was sighted, as the directory has it: without an agreement never in clear. */
public final class Forms {
    private static final List<SightingForm> DEFAULT =
            List.of(SightingForm.SIGHTING_FORM_DIGESTS, SightingForm.SIGHTING_FORM_HITS);

    private Forms() {}

    /**
     * Refuses with REASON_BASIS_FORBIDS a source that is not to have the list and its key: only those have it of whom the
     * directory itself says that they report hits.
     */
    public static void requireScreening(Organisation source) {
        if (!source.getSightingsList().contains(SightingForm.SIGHTING_FORM_HITS)) {
            throw new Refused(Reason.REASON_BASIS_FORBIDS, "the directory does not let this source screen by itself")
                    .with("accepted", "sources of which the directory names HITS")
                    .with("article", "PIPL 6");
        }
    }

    /** Refuses with REASON_BASIS_FORBIDS what the source may not send. */
    public static void require(Organisation source, SightingReport report) {
        SightingForm form = switch (report.getSubjectCase()) {
            case IDENTITY -> SightingForm.SIGHTING_FORM_CLEAR;
            case DIGESTS -> SightingForm.SIGHTING_FORM_DIGESTS;
            case HITS -> SightingForm.SIGHTING_FORM_HITS;
            default -> null;
        };
        List<SightingForm> allowed = source.getSightingsCount() == 0 ? DEFAULT : source.getSightingsList();
        if (form != null && !allowed.contains(form)) {
            throw new Refused(Reason.REASON_BASIS_FORBIDS, "the directory does not let this source send this form")
                    .with("accepted", String.join(", ", allowed.stream().map(SightingForm::name).toList()))
                    .with("article", "PIPL 6");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import xietong.app.config.InvalidConfiguration;
import xietong.v1.DutyShift;

class EventFileTest {
    private static final String HEADER = "案号,kind,时间,item,until,扣除事由,node,team\n";

    private static String refusal(String line) {
        EventFile file = EventFile.parse(HEADER + line, "b");
        assertThat(file.refusals()).hasSize(1);
        return file.refusals().get(0).text();
    }

    @Test
    void whatFitsIsSentAndWhatDoesNotIsToldWithItsRow() {
        assertThat(EventFile.parse(HEADER + "C,立案,2026-11-20 09:00,,,,,team-01\nC,EXCLUSION_BEGUN,,,,评估,,\n", "b").refusals()).isEmpty();
        assertThat(refusal("C,PERFORMED,,,,,,\n")).contains("row 2", "kind").contains("CLOSED");
        assertThat(refusal("C,DOCKETED,yesterday,,,,,\n")).contains("time");
        assertThat(refusal("C,NODE_DONE,,,,,0,\n")).contains("node", "1 to 99");
        assertThat(refusal("C,EXCLUSION_BEGUN,,,,weather,,\n")).contains("ground", "APPRAISAL");
        assertThat(refusal(",DOCKETED,,,,,,\n")).contains("case_number");
        assertThat(refusal("C,PROPERTY_FOUND,,6.2E+18,,,,\n")).contains("digits are lost");
        assertThatExceptionOfType(InvalidConfiguration.class).isThrownBy(() -> EventFile.parse("kind\nDOCKETED\n", "b"))
                .withMessageContaining("case_number");
    }

    @Test
    void aRosterIsReadFromCsvAndFromYaml() {
        RosterFile csv = RosterFile.csv("开始,结束,主班,副班\n2026-11-23 08:20,2026-11-24 08:20,1024,1025\n");
        RosterFile yaml = RosterFile.yaml("- {start: \"2026-11-23 08:20\", end: \"2026-11-24 08:20\", "
                + "officer_a: \"1024\", officer_b: \"1025\"}\n");
        assertThat(csv.refusals()).isEmpty();
        assertThat(csv.shifts()).isEqualTo(yaml.shifts()).singleElement().extracting(DutyShift::getOfficerB).isEqualTo("1025");
        assertThat(csv.shifts().get(0).getStartTime().getSeconds()).isEqualTo(1_795_393_200);
        assertThat(RosterFile.csv("start,end,officer_a,officer_b\n2026-11-23 08:20,,1,2\n").refusals()).singleElement()
                .satisfies(r -> assertThat(r.text()).contains("row 2", "end"));
    }
}

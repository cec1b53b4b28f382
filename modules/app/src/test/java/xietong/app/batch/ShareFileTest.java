// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.app.config.Trees;
import xietong.v1.ProposedShare;
import xietong.v1.Reason;
import xietong.v1.ShareGround;
import xietong.v1.SubjectKind;

/** Files of shares: amounts exact to the fen, each creditor under an order or with court and case. */
class ShareFileTest {
    private static final String HEADER = "order,court,case_number,creditor_kind,creditor,ground,amount\n";

    private static ShareFile csv(String rows) {
        return ShareFile.csv(HEADER + rows, "CNY");
    }

    private static LineOutcome refused(ShareFile file) {
        assertThat(file.refusals()).hasSize(1);
        return file.refusals().get(0);
    }

    @Test
    void aFileIsReadWithChineseTitles() {
        ShareFile file = ShareFile.csv("""
                冻结令,法院,案号,债权人类型,债权人,证件号码,受偿依据,分配金额,预留
                M1,,,自然人,张三,990100190001010011,劳动报酬,750000.01,
                ,津0119,（2019）津0119执9号,单位,某公司,,普通债权,0,是
                """, "CNY");
        assertThat(file.refusals()).isEmpty();
        ProposedShare first = file.shares().get(0);
        assertThat(first.getOrder()).isEqualTo("M1");
        assertThat(first.getAmount().getMinorUnits()).isEqualTo(75_000_001);
        assertThat(first.getGround()).isEqualTo(ShareGround.SHARE_GROUND_WAGES);
        assertThat(first.getCreditor().getKind()).isEqualTo(SubjectKind.SUBJECT_KIND_PERSON);
        assertThat(first.getReserved()).isFalse();
        ProposedShare second = file.shares().get(1);
        assertThat(second.getCourt()).isEqualTo("津0119");
        assertThat(second.getCaseNumber()).isEqualTo("（2019）津0119执9号");
        assertThat(second.getAmount().getMinorUnits()).isZero();
        assertThat(second.getReserved()).isTrue();
    }

    @Test
    void aListInYamlSaysTheSame() {
        String row = "M1,,,PERSON,张三,ordinary,1.50\n";
        ShareFile yaml = ShareFile.yaml("- {order: M1, 债权人类型: 自然人, creditor: 张三, ground: ORDINARY, amount: '1.50'}\n", "CNY");
        assertThat(yaml).isEqualTo(csv(row));
        assertThat(yaml.refusals()).isEmpty();
    }

    @Test
    void aNumberWithoutQuotesIsRefusedInYaml() {
        LineOutcome outcome = refused(ShareFile.yaml("""
                - {order: M1, creditor_kind: PERSON, creditor: 张三, ground: ORDINARY, amount: "1.50"}
                - {order: M1, creditor_kind: PERSON, creditor: 张三, ground: ORDINARY, amount: 1.5}
                """, "CNY"));
        assertThat(outcome.text()).startsWith("row 2: refused").contains("amount").contains("write it in quotes");
        assertThatThrownBy(() -> ShareFile.yaml("order: M1", "CNY")).hasMessageContaining("a list");
        assertThatThrownBy(() -> ShareFile.yaml("- [", "CNY")).hasMessageContaining("line 1");
        assertThat(refused(ShareFile.yaml("- {colour: red}", "CNY")).text()).contains("unknown column 'colour'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.001", "-5", "92233720368547758.08", "1e6", "800 000"})
    void anAmountThatIsNotExactIsRefusedWithItsRow(String amount) {
        LineOutcome outcome = refused(csv("M1,,,PERSON,张三,WAGES," + amount + "\n"));
        assertThat(outcome.refusal().reason()).isEqualTo(Reason.REASON_AMOUNT_INVALID);
        assertThat(outcome.refusal().metadata()).containsEntry("row", "2").containsEntry("field", "amount");
    }

    @Test
    void aCreditorIsNamedByItsOrderOrByCourtAndCase() {
        assertThat(refused(csv("M1,京0117,,PERSON,张三,WAGES,1\n")).refusal().metadata()).containsEntry("field", "court");
        assertThat(refused(csv(",京0117,,PERSON,张三,WAGES,1\n")).refusal().metadata())
                .containsEntry("field", "case_number");
        assertThat(csv(",京0117,（2018）京0117执1号,PERSON,张三,WAGES,1\n").shares()).hasSize(1);
        assertThat(refused(csv("M1,,,PERSON,张三,FIRST,1\n")).text()).contains("ground").contains("SURPLUS");
    }

    @Test
    void thePageAboutTheFileExplainsEveryColumn() throws IOException {
        String page = Files.readString(Trees.config().resolve("../docs/distribution-import.md"));
        for (ShareColumn column : ShareColumn.values()) {
            assertThat(page).contains("| `" + column.header() + "` | " + column.about().title() + " | "
                    + (column.about().required() ? "yes" : "") + " | " + column.about().description() + " |");
        }
    }
}

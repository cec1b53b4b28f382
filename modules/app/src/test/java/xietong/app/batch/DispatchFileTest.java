// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.app.config.Trees;
import xietong.v1.AssetKind;
import xietong.v1.DispatchLine;
import xietong.v1.LineFreeze;
import xietong.v1.Reason;

/** Files of accounts for a unified dispatch: several freezes an account, and what goes wrong in which line. */
class DispatchFileTest {
    private static final String CHINESE = """
            协助单位,账号,子账号,币种,冻结法院,原冻结案号,原请求单号,轮候顺位
            BANK-A,0012345678901234567,001,,冀1082,（2019）冀1082执2号,冻-2,2
            BANK-B,0012345678901234568,,USD,津0119,（2019）津0119执9号,冻-9,
            BANK-A,0012345678901234567,001,,京0117,（2018）京0117执1号,冻-1,1
            """;
    private static final String HEADER = "registrar,number,court,original_case_number,original_request_number,rank\n";

    private static DispatchFile parse(String rows) {
        return DispatchFile.parse(HEADER + rows);
    }

    private static LineOutcome refused(String rows) {
        List<LineOutcome> refusals = parse(rows).refusals();
        assertThat(refusals).hasSize(1);
        return refusals.get(0);
    }

    @Test
    void theFreezesOfOneAccountStandTogetherByRankInEitherEncoding() {
        for (Charset charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            DispatchFile file = DispatchFile.parse(Encoding.read(CHINESE.getBytes(charset), null).text());
            assertThat(file.refusals()).isEmpty();
            assertThat(file.freezes()).isEqualTo(3);
            assertThat(file.courts()).isEqualTo(3);
            assertThat(file.rows()).containsExactly(List.of(4L, 2L), List.of(3L));
            DispatchLine first = file.lines().get(0);
            assertThat(first.getKey().getNumber()).as("an account stays text").isEqualTo("0012345678901234567");
            assertThat(first.getKey().getSubAccount()).isEqualTo("001");
            assertThat(first.getKey().getKind()).isEqualTo(AssetKind.ASSET_KIND_DEPOSIT);
            assertThat(first.getFreezesList()).extracting(LineFreeze::getCourt).containsExactly("京0117", "冀1082");
            assertThat(first.getFreezes(0).getOriginalCaseNumber()).isEqualTo("（2018）京0117执1号");
            assertThat(first.getFreezes(0).getOriginalRequestNumber()).isEqualTo("冻-1");
            assertThat(file.lines().get(1).getKey().getCurrencyCode()).isEqualTo("USD");
        }
    }

    @Test
    void oneAccountWrittenInTwoWaysIsOneAccountInTheOrderOfItsLines() {
        DispatchFile file = parse("BANK-A,6299 9900-0000 0000 012,冀1082,（2019）冀1082执2号,冻-2,\n"
                + "BANK-A,６２９９990000000000012,京0117,（2018）京0117执1号,冻-1,\n"
                + "BANK-B,6299990000000000012,京0117,（2018）京0117执1号,冻-3,\n");
        assertThat(file.rows()).containsExactly(List.of(2L, 3L), List.of(4L));
        assertThat(file.lines().get(0).getFreezesList()).extracting(LineFreeze::getCourt).containsExactly("冀1082", "京0117");
    }

    @ParameterizedTest
    @CsvSource({"'',冻-1,original_case_number", "（2018）京0117执1号,'',original_request_number"})
    void aLineWithoutOriginalNumbersIsRefusedWithItsRow(String caseNumber, String request, String field) {
        LineOutcome outcome = refused("BANK-A,1,津0119,（2019）津0119执9号,冻-9,\n"
                + "BANK-A,2,京0117," + caseNumber + "," + request + ",\n");
        assertThat(outcome.row()).isEqualTo(3);
        assertThat(outcome.refusal().reason()).isEqualTo(Reason.REASON_ORIGINAL_MISMATCH);
        assertThat(outcome.refusal().metadata()).containsEntry("row", "3").containsEntry("field", field);
        assertThat(outcome.text()).startsWith("row 3: refused REASON_ORIGINAL_MISMATCH: row 3, " + field);
    }

    @Test
    void theSameFreezeTwiceIsRefused() {
        String line = "BANK-A,1,京0117,（2018）京0117执1号,冻-1,\n";
        assertThat(refused(line + line).text()).contains("row 3").contains("row 2 is the same freeze");
    }

    @Test
    void ranksAreDistinctAndAllOrNoneOnAnAccount() {
        String first = "BANK-A,1,京0117,（2018）京0117执1号,冻-1,1\n";
        assertThat(refused(first + "BANK-A,1,津0119,（2019）津0119执9号,冻-9,1\n").refusal().metadata())
                .containsEntry("field", "rank").containsEntry("row", "3");
        assertThat(refused(first + "BANK-A,1,津0119,（2019）津0119执9号,冻-9,\n").text())
                .contains("other lines of this account have a rank");
        assertThat(parse(first + "BANK-A,2,津0119,（2019）津0119执9号,冻-9,\n").refusals()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "一", "1.5"})
    void aRankIsANumberFromOne(String rank) {
        assertThat(refused("BANK-A,1,京0117,（2018）京0117执1号,冻-1," + rank + "\n").refusal().reason())
                .isEqualTo(Reason.REASON_FIELD_INVALID);
    }

    @Test
    void anAccountThatASpreadsheetRoundedIsRefused() {
        assertThat(refused("BANK-A,6.29999E+18,京0117,（2018）京0117执1号,冻-1,\n").text()).contains("digits are lost");
    }

    @Test
    void everyWrongLineIsToldInTheOrderOfTheRows() {
        DispatchFile file = parse("BANK-A,1,京0117,（2018）京0117执1号,冻-1,\n"
                + "BANK-A,1,京0117,（2018）京0117执1号,冻-1,\n"
                + ",2,京0117,（2018）京0117执1号,冻-1,\n\n"
                + "BANK-A,3,,（2018）京0117执1号,冻-1,\n");
        assertThat(file.refusals()).extracting(LineOutcome::row).containsExactly(3L, 4L, 6L);
    }

    @Test
    void aHeaderThatDoesNotFitRefusesTheWholeFile() {
        assertThatThrownBy(() -> DispatchFile.parse("registrar,number,court\n"))
                .hasMessageContaining("original_case_number 原冻结案号");
        assertThatThrownBy(() -> DispatchFile.parse(HEADER.strip() + ",amount\n"))
                .hasMessageContaining("unknown column 'amount'").hasMessageContaining("dispatch apply --help");
    }

    @Test
    void thePageAboutTheFileExplainsEveryColumn() throws IOException {
        String page = Files.readString(Trees.config().resolve("../docs/dispatch-import.md"));
        for (DispatchColumn column : DispatchColumn.values()) {
            assertThat(page).contains("| `" + column.header() + "` | " + column.about().title() + " | "
                    + (column.about().required() ? "yes" : "") + " | " + column.about().description() + " |");
        }
    }
}

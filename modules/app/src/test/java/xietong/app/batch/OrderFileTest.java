// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.app.config.InvalidConfiguration;
import xietong.app.config.Trees;
import xietong.v1.AssetKind;
import xietong.v1.FreezeServiceOrderRequest;
import xietong.v1.FreezeStage;
import xietong.v1.Reason;
import xietong.v1.SubjectKind;

/** Files of freeze orders as courts have them: in two encodings, with either header, and with what goes wrong. */
class OrderFileTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String CHINESE = """
            协助单位,财产种类,账号,冻结金额,执行标的,案号,阶段,被执行人类型,被执行人,证件号码
            BANK-A,存款,0012345678901234567,800000.00,900000,（2018）京0117执1号,执行,自然人,张三,990100190001010011
            """;
    private static final String HEADER =
            "registrar,kind,number,amount,claim,case_number,stage,debtor_kind,debtor_name\n";

    @TempDir
    private Path folder;

    private List<OrderLine> parse(String text) {
        return OrderFile.parse(text, "B1", folder);
    }

    private OrderLine line(String amount, String number) {
        return parse(HEADER + "BANK-A,DEPOSIT," + number + "," + amount
                + ",900000,（2018）京0117执1号,ENFORCEMENT,PERSON,张三\n").get(0);
    }

    @Test
    void aFileIsReadInUtf8WithAndWithoutMarkAndInGb18030() {
        for (byte[] bytes : List.of(CHINESE.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + CHINESE).getBytes(StandardCharsets.UTF_8), CHINESE.getBytes(GB18030))) {
            FreezeServiceOrderRequest order = parse(Encoding.read(bytes, null).text()).get(0).order();
            assertThat(order.getDebtor().getName()).isEqualTo("张三");
            assertThat(order.getDebtor().getKind()).isEqualTo(SubjectKind.SUBJECT_KIND_PERSON);
            assertThat(order.getKey().getNumber()).as("an account stays text").isEqualTo("0012345678901234567");
            assertThat(order.getKey().getKind()).isEqualTo(AssetKind.ASSET_KIND_DEPOSIT);
            assertThat(order.getStage()).isEqualTo(FreezeStage.FREEZE_STAGE_ENFORCEMENT);
            assertThat(order.getAmount().getMinorUnits()).isEqualTo(80_000_000);
            assertThat(order.getClaim().getMinorUnits()).isEqualTo(90_000_000);
            assertThat(order.getOwner()).isEqualTo(order.getDebtor());
            assertThat(order.getHeader().getRequestId()).isEqualTo("batch/B1/2");
        }
    }

    @Test
    void rareCharactersOfNamesSurviveInGb18030() {
        String text = CHINESE.replace("张三", "㛃𠮷");
        assertThat(parse(Encoding.read(text.getBytes(GB18030), null).text()).get(0).order().getDebtor().getName())
                .isEqualTo("㛃𠮷");
    }

    @Test
    void whatIsNeitherOrNotWhatWasSaidIsRefused() {
        byte[] neither = {(byte) 0xff, (byte) 0xfe, 0x61, 0x00, (byte) 0xff};
        assertThatThrownBy(() -> Encoding.read(neither, null)).isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("UTF-8 or GB18030");
        assertThatThrownBy(() -> Encoding.read(CHINESE.getBytes(GB18030), StandardCharsets.UTF_8))
                .hasMessageContaining("not UTF-8");
        assertThat(Encoding.read(CHINESE.getBytes(GB18030), GB18030).text()).isEqualTo(CHINESE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.001", "-5", "92233720368547758.08", "1e6", "abc"})
    void anAmountThatIsNotExactIsRefusedWithItsRow(String amount) {
        OrderLine line = line(amount, "6299990000000000012");
        assertThat(line.refusal().reason()).isEqualTo(Reason.REASON_AMOUNT_INVALID);
        assertThat(line.refusal().metadata()).containsEntry("row", "2").containsEntry("field", "amount");
        assertThat(line.refusal().getMessage()).contains("row 2, amount");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=\"0062\"", "\t0062", "'0062", " 0062 "})
    void whatSpreadsheetsPutAroundATextIsTakenOff(String cell) {
        String quoted = '"' + cell.replace("\"", "\"\"") + '"';
        assertThat(line("1.00", quoted).order().getKey().getNumber()).isEqualTo("0062");
    }

    @Test
    void aNumberThatASpreadsheetRoundedIsRefused() {
        OrderLine line = line("1.00", "6.29999E+18");
        assertThat(line.refusal().reason()).isEqualTo(Reason.REASON_FIELD_INVALID);
        assertThat(line.refusal().getMessage()).contains("digits are lost");
    }

    @Test
    void rowsAreCountedAsASpreadsheetCountsThem() {
        List<OrderLine> lines = parse(HEADER
                + "BANK-A,DEPOSIT,1,1.00,1,\"（2018）京0117\n执1号\",ENFORCEMENT,PERSON,甲\n"
                + "\n,,,,,,,,\n"
                + "BANK-A,DEPOSIT,2,1.00,1,（2018）京0117执1号,ENFORCEMENT,PERSON,乙\n"
                + "BANK-A,DEPOSIT,3,1.00,1,（2018）京0117执1号,ENFORCEMENT,PERSON,\n");
        assertThat(lines).extracting(OrderLine::row).containsExactly(2L, 5L, 6L);
        assertThat(lines.get(2).refusal().metadata()).containsEntry("field", "debtor_name");
    }

    @Test
    void aHeaderThatDoesNotFitRefusesTheWholeFile() {
        assertThatThrownBy(() -> parse("registrar,colour\nx,y\n")).hasMessageContaining("unknown column 'colour'");
        assertThatThrownBy(() -> parse("registrar,协助单位\n")).hasMessageContaining("twice");
        assertThatThrownBy(() -> parse("registrar,kind\n")).hasMessageContaining("case_number 案号");
        assertThatThrownBy(() -> parse("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> parse(HEADER + "\"BANK-A,DEPOSIT")).isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("no CSV");
    }

    @Test
    void aLineWithMoreValuesThanColumnsIsRefused() {
        assertThat(line("800,000.00", "1").refusal().getMessage()).contains("10 values under 9 columns");
    }

    @Test
    void papersCoOwnersAndUsesAreListsInOneCell() throws IOException {
        Files.writeString(folder.resolve("裁定.pdf"), "x");
        String header = HEADER.strip() + ",papers,owner,co_owners,uses,period,project_wages\n";
        String start = "BANK-A,DEPOSIT,1,1.00,1,（2018）京0117执1号,ENFORCEMENT,PERSON,甲,";
        String whole = "RULING:裁1=裁定.pdf;ASSISTANCE_NOTICE=裁定.pdf,\"PERSON,乙\",\"PERSON,甲；PERSON,乙\",SETTLEMENT,"
                + "6 months,是\n";
        OrderLine line = parse(header + start + whole).get(0);
        assertThat(line.refusal()).isNull();
        assertThat(line.papers()).hasSize(2);
        assertThat(line.papers().get(0).number()).isEqualTo("裁1");
        assertThat(line.order().getOwner().getName()).isEqualTo("乙");
        assertThat(line.order().getCoOwnersCount()).isEqualTo(2);
        assertThat(line.order().getPeriod().getUnit()).isEqualTo("MONTHS");
        assertThat(line.order().getProjectWages()).isTrue();
        assertThat(parse(header + start + "RULING=无.pdf,,,,,\n").get(0).refusal().getMessage())
                .contains("cannot be read");
        assertThat(parse(header + start + ",,,,forever,\n").get(0).refusal().metadata())
                .containsEntry("field", "period");
    }

    @Test
    void thePageAboutTheFileExplainsEveryColumn() throws IOException {
        String page = Files.readString(Trees.config().resolve("../docs/freeze-import.md"));
        for (Column column : Column.values()) {
            assertThat(page).contains("| `" + column.header() + "` | " + column.about().title() + " | "
                    + (column.about().required() ? "yes" : "") + " | " + column.about().description() + " |");
        }
    }
}

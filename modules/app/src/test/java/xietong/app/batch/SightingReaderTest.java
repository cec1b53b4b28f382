// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import xietong.app.config.InvalidConfiguration;
import xietong.app.config.Trees;
import xietong.rules.screening.Digester;
import xietong.rules.screening.Identifier;
import xietong.v1.IdentifierKind;
import xietong.v1.SightingReport;

/** Files of sightings: read line by line, a wrong line refused alone, nobody's number sent in clear by accident. */
@Timeout(30)
class SightingReaderTest {
    private static final String HEADER = "event,source,time,";
    private static final String SEEN = "E-1,HOTEL,2026-11-21 09:30,";
    private static final Digester KEY = Digester.of("k1", new byte[32]);
    private static final SightingForms CLEAR = new SightingForms(null, true);

    private static List<Row<SightingReport>> csv(String text, SightingForms forms) {
        var rows = new ArrayList<Row<SightingReport>>();
        new SightingReader(forms).csv(new BufferedReader(new StringReader(text)), rows::add);
        return rows;
    }

    private static SightingReport only(List<Row<SightingReport>> rows) {
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).refusal()).isNull();
        return rows.get(0).value();
    }

    private static String refusal(List<Row<SightingReport>> rows) {
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).refusal()).isNotNull();
        return rows.get(0).refusal().getMessage();
    }

    @Test
    void chineseTitlesAndOptionalColumnsAreUnderstood() {
        SightingReport report = only(csv("""
                事件编号,来源,时间,截止时间,区划,地点,坐标,详情,姓名,公民身份号码,出生日期,其他证件,号牌
                E-1,铁路,2026-11-21 09:30,2026-11-21 12:00,350623,漳浦站,"24.1,117.6",G1,王演示,'990100190001010011,,PASSPORT=E99000001;HK_MACAO_PERMIT=C1,闽E00001
                """, CLEAR));
        assertThat(report.getSighting().getPlace().getPosition()).isEqualTo("24.1,117.6");
        assertThat(report.getSighting().getUntilTime().getSeconds() - report.getSighting().getTime().getSeconds())
                .isEqualTo(9_000);
        assertThat(report.getIdentity().getIdentifier()).isEqualTo("990100190001010011");
        assertThat(report.getIdentity().getPapersList()).hasSize(2);
    }

    @Test
    void aKeyMakesDigestsAndLeavesNothingInClear() {
        SightingReport report = only(csv(HEADER + "name,number\n" + SEEN + "王演示,990100190001010011\n", new SightingForms(KEY, false)));
        assertThat(report.hasIdentity()).isFalse();
        assertThat(report.getDigests().getKey()).isEqualTo("k1");
        assertThat(report.getDigests().getDigestsList()).extracting(d -> d.getKind()).containsExactly(
                IdentifierKind.IDENTIFIER_KIND_CITIZEN_ID, IdentifierKind.IDENTIFIER_KIND_NAME_AND_BIRTH);
        assertThat(report.getDigests().getDigests(0).getDigest().toByteArray())
                .isEqualTo(KEY.digest(Identifier.citizenId("990100190001010011")).bytes());
    }

    @Test
    void withoutKeyAndConsentNothingIsSentAndNoRefusalRepeatsTheNumber() {
        String rows = HEADER + "number\n" + SEEN + "990100190001010011\n";
        assertThat(refusal(csv(rows, new SightingForms(null, false)))).contains("--keys").contains("--clear")
                .doesNotContain("9901");
        String wrong = HEADER + "number\n" + SEEN + "990100190001010012\n";
        assertThat(refusal(csv(wrong, new SightingForms(KEY, false)))).contains("row 2, identity").doesNotContain("9901");
        assertThat(refusal(csv(HEADER + "name\n" + SEEN + "王演示\n", new SightingForms(KEY, false))))
                .contains("date of birth");
    }

    @Test
    void digestsAndHitsOfTheSourceItselfGoAsTheyAre() {
        String hex = "00112233445566778899aabbccddeeff";
        SightingReport digests = only(csv(HEADER + "digests,key\n" + SEEN + "CITIZEN_ID=" + hex + ";号牌=" + hex + ",k9\n", CLEAR));
        assertThat(digests.getDigests().getKey()).isEqualTo("k9");
        assertThat(digests.getDigests().getDigests(1).getKind()).isEqualTo(IdentifierKind.IDENTIFIER_KIND_PLATE);
        SightingReport hits = only(csv(HEADER + "hits,list_position,found_by\n" + SEEN + "0xffffffffffffffff;7,42,PAPER\n",
                new SightingForms(KEY, false)));
        assertThat(hits.getHits().getReferencesList()).containsExactly(-1L, 7L);
        assertThat(hits.getHits().getKey()).isEqualTo("k1");
        assertThat(hits.getHits().getListPosition()).isEqualTo(42);
        assertThat(refusal(csv(HEADER + "digests\n" + SEEN + "CITIZEN_ID=" + hex + "\n", CLEAR))).contains("key")
                .contains("--keys");
        assertThat(refusal(csv(HEADER + "digests,key\n" + SEEN + "CITIZEN_ID=00,k\n", CLEAR)))
                .contains("32 hexadecimal digits");
        assertThat(refusal(csv(HEADER + "hits,key,list_position\n" + SEEN + "-1,k,1\n", CLEAR))).contains("reference");
    }

    @Test
    void aFileThatIsNoneIsRefusedAsAWhole() throws IOException {
        assertThatThrownBy(() -> csv("event,source\n", CLEAR)).isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("time 时间");
        assertThatThrownBy(() -> csv("", CLEAR)).isInstanceOf(InvalidConfiguration.class).hasMessageContaining("empty");
        byte[] gbk = (HEADER + "place\n" + SEEN + "漳浦县\n").getBytes(Charset.forName("GB18030"));
        assertThatThrownBy(() -> new SightingReader(CLEAR).csv(Encoding.open(new ByteArrayInputStream(gbk), null), row -> {}))
                .isInstanceOf(InvalidConfiguration.class).hasMessageContaining("--encoding");
        byte[] late = (HEADER + "place\n" + (SEEN + "x\n").repeat(1_000) + SEEN + "\u6f33").getBytes(Charset.forName("GB18030"));
        assertThatThrownBy(() -> new SightingReader(CLEAR).csv(Encoding.open(new ByteArrayInputStream(late), null), row -> {}))
                .isInstanceOf(InvalidConfiguration.class).hasMessageContaining("--encoding");
        var rows = new ArrayList<Row<SightingReport>>();
        new SightingReader(CLEAR).csv(Encoding.open(new ByteArrayInputStream(gbk), Charset.forName("GB18030")), rows::add);
        assertThat(only(rows).getSighting().getPlace().getText()).isEqualTo("漳浦县");
        var marked = new ByteArrayInputStream(("\uFEFF" + HEADER + "plate\n").getBytes(StandardCharsets.UTF_8));
        new SightingReader(CLEAR).csv(Encoding.open(marked, null), row -> {});
    }

    @Test
    void aLineIsThereBeforeTheNextOneIsWritten() throws Exception {
        var rows = new LinkedBlockingQueue<Row<SightingReport>>();
        try (var pipe = new PipedWriter(); var text = new BufferedReader(new PipedReader(pipe))) {
            var read = CompletableFuture.runAsync(() -> new SightingReader(CLEAR).csv(text, rows::add));
            pipe.write(HEADER + "plate\n" + SEEN + "闽E00001\n");
            pipe.flush();
            assertThat(rows.poll(20, TimeUnit.SECONDS)).extracting(Row::row).isEqualTo(2L);
            pipe.write(SEEN + "闽E00002\n");
            pipe.flush();
            assertThat(rows.poll(20, TimeUnit.SECONDS)).extracting(Row::row).isEqualTo(3L);
            pipe.close();
            read.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void thePageAboutTheFilesExplainsEveryColumn() throws IOException {
        String page = Files.readString(Trees.config().resolve("../docs/whereabouts-import.md"));
        for (Heading column : List.<Heading>of(SightingColumn.values())) {
            assertThat(page).contains(row(column));
        }
        for (Heading column : List.<Heading>of(GridColumn.values())) {
            assertThat(page).contains(row(column));
        }
    }

    private static String row(Heading column) {
        return "| `" + column.header() + "` | " + column.about().title() + " | " + (column.about().required() ? "yes" : "") + " | "
                + column.about().description() + " |";
    }
}

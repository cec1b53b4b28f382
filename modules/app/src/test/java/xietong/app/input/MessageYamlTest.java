// SPDX-License-Identifier: Apache-2.0
package xietong.app.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xietong.v1.AssetKind;
import xietong.v1.DocumentRef;
import xietong.v1.EntrustmentServiceSubmitRequest;
import xietong.v1.PartyRole;
import xietong.v1.Report;

class MessageYamlTest {
    private static final EntrustmentServiceSubmitRequest SUBMIT = EntrustmentServiceSubmitRequest.getDefaultInstance();

    @Test
    void readsACommandAsAPersonWritesIt() {
        MessageYaml yaml = MessageYaml.parse("""
                recipient: 津0119
                header: {case_number: （2018）京0117执9002号, expected_revision: 3}
                matter:
                  kind: FREEZE_DEPOSIT
                  urgent: true
                  period_days: 12
                  parties:
                    - {role: debtor, subject: {kind: PERSON, name: 张三}}
                  property:
                    asset_kind: ASSET_KIND_DEPOSIT
                    asset_number: "0123"
                    amount: {currency_code: CNY, minor_units: 100}
                  papers:
                    - {kind: RULING, number: 裁1, file: papers/ruling.pdf}
                """);
        List<MessageYaml.PaperFile> files = yaml.check(SUBMIT, Path.of("/case"));
        assertThat(files).singleElement()
                .extracting(MessageYaml.PaperFile::file).isEqualTo(Path.of("/case/papers/ruling.pdf"));
        MessageYaml.document(files.get(0), DocumentRef.newBuilder().setDigest("sha256:x").setSize(5).build());
        var command = SUBMIT.toBuilder();
        yaml.mergeInto(command);
        assertThat(command.getHeader().getExpectedRevision()).isEqualTo(3);
        assertThat(command.getMatter().getParties(0).getRole()).isEqualTo(PartyRole.PARTY_ROLE_DEBTOR);
        assertThat(command.getMatter().getProperty().getAssetKind()).isEqualTo(AssetKind.ASSET_KIND_DEPOSIT);
        assertThat(command.getMatter().getProperty().getAssetNumber()).isEqualTo("0123");
        assertThat(command.getMatter().getProperty().getAmount().getMinorUnits()).isEqualTo(100);
        assertThat(command.getMatter().getPapers(0).getDocument().getSize()).isEqualTo(5);
        assertThat(command.getMatter().getUrgent()).isTrue();
    }

    @Test
    void jsonIsYamlToo() {
        MessageYaml yaml = MessageYaml.parse("{\"matter\": {\"periodDays\": 10}}");
        yaml.check(SUBMIT, Path.of(""));
        var command = SUBMIT.toBuilder();
        yaml.mergeInto(command);
        assertThat(command.getMatter().getPeriodDays()).isEqualTo(10);
    }

    @Test
    void valuesCanBeSetByPathAndPapersAdded() {
        MessageYaml yaml = MessageYaml.empty()
                .set("recipient", "津0119")
                .set("matter.parties[1].subject.name", "张三")
                .set("matter.parties[0].role", "APPLICANT")
                .set("matter.urgent", "true")
                .set("matter.period_days", "15")
                .set("matter.investigation.questions[0]", "房产")
                .addPaper("matter.papers", "RULING", "", Path.of("/a/b.pdf"));
        assertThat(yaml.check(SUBMIT, Path.of("/x"))).singleElement()
                .extracting(MessageYaml.PaperFile::file).isEqualTo(Path.of("/a/b.pdf"));
        var command = SUBMIT.toBuilder();
        yaml.mergeInto(command);
        assertThat(command.getMatter().getPartiesCount()).isEqualTo(2);
        assertThat(command.getMatter().getParties(1).getSubject().getName()).isEqualTo("张三");
        assertThat(command.getMatter().getInvestigation().getQuestions(0)).isEqualTo("房产");
        assertThat(command.getMatter().getPeriodDays()).isEqualTo(15);
        assertThat(command.getMatter().getPapers(0).getKind()).isEqualTo("RULING");
        assertThatThrownBy(() -> MessageYaml.empty().set("a-b", "x")).hasMessageContaining("a path is keys");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "reciever: x                                | reciever: no such key; one of header, matter, recipient",
        "matter: x                                  | matter: keys with values: agreement",
        "matter: {parties: {role: DEBTOR}}          | matter.parties: a list",
        "matter: {parties: [{role: DEPTOR}]}        | matter.parties[0].role: one of APPLICANT, DEBTOR, THIRD",
        "matter: {property: {asset_number: 0123}}   | matter.property.asset_number: a text; write it in quotes",
        "matter: {period_days: ten}                 | matter.period_days: a whole number",
        "matter: {urgent: maybe}                    | matter.urgent: true or false",
        "matter: {papers: [{flie: x}]}              | matter.papers[0].flie: no such key; one of document, kind,",
    })
    void refusesWithThePathWhatTheContractDoesNotKnow(String yaml, String message) {
        assertThatThrownBy(() -> MessageYaml.parse(yaml).check(SUBMIT, Path.of("")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message.strip());
    }

    @Test
    void namesTheLineThatIsNoYaml() {
        assertThatThrownBy(() -> MessageYaml.parse("a: 1\nb: [\n")).hasMessageStartingWith("line ");
        assertThatThrownBy(() -> MessageYaml.parse("- a")).hasMessageContaining("keys with values");
        assertThatThrownBy(() -> MessageYaml.parse("a: 1\na: 2\n")).hasMessageContaining("line 2");
    }

    @Test
    void timesAreWrittenAsInTheContract() {
        MessageYaml yaml = MessageYaml.parse("hand_over: {time: '2026-11-20T09:00:00+08:00', place: 高速口}");
        yaml.check(Report.getDefaultInstance(), Path.of(""));
        var report = Report.newBuilder();
        yaml.mergeInto(report);
        assertThat(report.getHandOver().getTime().getSeconds()).isEqualTo(1_795_136_400L);
    }

    @Test
    void aPaperOfTheCommandLineHasKindNumberAndFile() {
        assertThat(PaperSpec.parse("RULING=a.pdf")).isEqualTo(new PaperSpec("RULING", "", Path.of("a.pdf")));
        assertThat(PaperSpec.parse("RULING:（2018）京0117执9002号之一=a=b.pdf"))
                .isEqualTo(new PaperSpec("RULING", "（2018）京0117执9002号之一", Path.of("a=b.pdf")));
        assertThatThrownBy(() -> PaperSpec.parse("ruling.pdf")).hasMessageContaining("KIND=FILE");
    }
}

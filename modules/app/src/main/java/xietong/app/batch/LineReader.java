// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import xietong.app.input.Amount;
import xietong.app.input.PaperSpec;
import xietong.app.input.PeriodSpec;
import xietong.app.input.ShortNames;
import xietong.app.input.SubjectSpec;
import xietong.v1.AssetKey;
import xietong.v1.CommandHeader;
import xietong.v1.FreezeServiceOrderRequest;
import xietong.v1.Subject;

/** Makes a freeze order of one line's values. */
final class LineReader {
    private final Cells<Column> cells;

    LineReader(Cells<Column> cells) {
        this.cells = cells;
    }

    OrderLine read(String batch, Path folder) {
        String currency = cells.has(Column.CURRENCY)
                ? cells.value(Column.CURRENCY).toUpperCase(Locale.ROOT) : Amount.YUAN;
        var debtor = Subject.newBuilder()
                .setKind(cells.as(Column.DEBTOR_KIND, SubjectSpec::kind))
                .setName(cells.value(Column.DEBTOR_NAME))
                .setIdentifier(cells.number(Column.DEBTOR_ID))
                .build();
        var order = FreezeServiceOrderRequest.newBuilder()
                .setHeader(CommandHeader.newBuilder()
                        .setRequestId("batch/" + batch + "/" + cells.row())
                        .setCaseNumber(cells.value(Column.CASE_NUMBER)))
                .setKey(key(currency))
                .setStage(cells.as(Column.STAGE, new ShortNames.Stages()::parse))
                .setDebtor(debtor)
                .setOwner(cells.has(Column.OWNER) ? cells.as(Column.OWNER, SubjectSpec::parse) : debtor)
                .addAllCoOwners(cells.several(Column.CO_OWNERS, SubjectSpec::parse))
                .addAllUses(cells.several(Column.USES, new ShortNames.Uses()::parse))
                .setClaim(cells.amount(Column.CLAIM, currency))
                .setJustification(cells.value(Column.JUSTIFICATION))
                .setRequestNumber(cells.value(Column.REQUEST_NUMBER))
                .setProjectWages(cells.yes(Column.PROJECT_WAGES))
                .setBatch(batch);
        if (cells.has(Column.AMOUNT)) {
            order.setAmount(cells.amount(Column.AMOUNT, currency));
        }
        if (cells.has(Column.PERIOD)) {
            order.setPeriod(cells.as(Column.PERIOD, PeriodSpec::parse));
        }
        return OrderLine.of(cells.row(), order.build(), cells.several(Column.PAPERS, text -> paper(text, folder)));
    }

    private AssetKey key(String currency) {
        return AssetKey.newBuilder()
                .setRegistrar(cells.value(Column.REGISTRAR))
                .setKind(cells.as(Column.KIND, new ShortNames.Kinds()::parse))
                .setNumber(cells.number(Column.NUMBER))
                .setSubAccount(cells.number(Column.SUB_ACCOUNT))
                // Where none is said, the hub takes what the kind of asset needs.
                .setCurrencyCode(cells.has(Column.CURRENCY) ? currency : "")
                .build();
    }

    private static PaperSpec paper(String text, Path folder) {
        PaperSpec paper = PaperSpec.parse(text);
        Path file = folder.resolve(paper.file());
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(file + " cannot be read");
        }
        return new PaperSpec(paper.kind(), paper.number(), file);
    }
}

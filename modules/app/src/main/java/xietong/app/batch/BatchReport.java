// SPDX-License-Identifier: Apache-2.0
package xietong.app.batch;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import xietong.app.output.RefusalText;
import xietong.app.output.Words;
import xietong.v1.Receipt;
import xietong.v1.Refusal;

/** The outcomes of a batch as a file that a spreadsheet opens: UTF-8 with a byte order mark. Replaces nothing. */
public final class BatchReport implements AutoCloseable {
    private final CSVPrinter printer;

    /** Begins the file; refused where it is there already. */
    public BatchReport(Path file) throws IOException {
        Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        writer.write('\uFEFF');
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(
                "row", "result", "order", "request_id", "accepted", "reason", "field", "message", "article");
    }

    public void add(LineOutcome outcome) throws IOException {
        if (outcome.receipt() != null) {
            Receipt receipt = outcome.receipt();
            printer.printRecord(outcome.row(), outcome.kind(), receipt.getResource(), receipt.getRequestId(),
                    Words.time(receipt.getAcceptTime()), "", "", "", "");
        } else {
            Refusal refusal = RefusalText.message(outcome.refusal());
            printer.printRecord(outcome.row(), outcome.kind(), "", "", "", refusal.getReason(),
                    refusal.getMetadataOrDefault("field", ""), refusal.getMessage(),
                    refusal.getMetadataOrDefault("article", ""));
        }
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}

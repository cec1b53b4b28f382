// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import xietong.client.HubRefusal;
import xietong.v1.Receipt;

/** What a command prints: lines for people, or with {@code --json} one protobuf JSON object a line. */
public final class Output {
    private static final JsonFormat.Printer JSON = JsonFormat.printer().omittingInsignificantWhitespace();

    private final CommandLine line;
    private final boolean json;

    private Output(CommandLine line, boolean json) {
        this.line = line;
        this.json = json;
    }

    /** For a command of this line, which may know the option --json. */
    public static Output of(CommandLine line) {
        var option = line.getCommandSpec().findOption("--json");
        return new Output(line, option != null && Boolean.TRUE.equals(option.getValue()));
    }

    public boolean json() {
        return json;
    }

    public void line(String text) {
        line.getOut().println(text);
    }

    /** Beside the result: progress, warnings. */
    public void aside(String text) {
        line.getErr().println(text);
    }

    /** A message for machines, one line. */
    public void json(Message message) {
        line.getOut().println(text(message));
    }

    /** Either way: JSON, or indented text. */
    public void message(Message message) {
        if (json) {
            json(message);
        } else {
            MessageText.of(message).forEach(this::line);
        }
    }

    public void receipt(Receipt receipt) {
        if (json) {
            json(receipt);
            return;
        }
        line("accepted 已受理 " + receipt.getResource() + " revision " + receipt.getRevision()
                + ", position " + receipt.getPosition() + ", " + Words.time(receipt.getAcceptTime())
                + ", " + Words.mode(receipt.getMode()) + ", request_id " + receipt.getRequestId());
        receipt.getWarningsList().forEach(warning -> line("warning: " + warning));
        if (!receipt.getDurability().isEmpty()) {
            line("warning: the ledger's durability was " + receipt.getDurability());
        }
    }

    public void refused(HubRefusal refusal) {
        if (json) {
            json(RefusalText.message(refusal));
        }
        line.getErr().println(RefusalText.line(refusal));
    }

    public PrintWriter writer() {
        return line.getOut();
    }

    private static String text(Message message) {
        try {
            return JSON.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All of a list, each as one JSON object a line. */
    public void json(List<? extends Message> messages) {
        messages.forEach(this::json);
    }
}

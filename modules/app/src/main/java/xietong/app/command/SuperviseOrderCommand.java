// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Timestamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.Moment;
import xietong.client.HubClient;
import xietong.v1.SupervisionServiceSuperviseRequest;

/** The superior orders an answer. */
@Command(name = "order", description = {
    "Order an answer by a date from an organisation below 督办 (CPL 240); by an approver or the command centre.",
    "--case is the recipient's case; --paper are the letter or instruction."
})
final class SuperviseOrderCommand extends HubCommand {
    @Option(names = "--to", paramLabel = "CODE", required = true, description = "Organisation that owes the answer.")
    private String recipient;

    @Option(names = "--text", paramLabel = "TEXT", required = true, description = "What is required 督办要求.")
    private String text;

    @Option(names = "--due", paramLabel = "TIME", required = true, converter = Moment.class,
            description = "Answer by, e.g. '2026-11-21 09:30' Beijing time.")
    private Timestamp due;

    @Option(names = "--about", paramLabel = "ID", defaultValue = "",
            description = "What it is about: a warning, an entrusted matter or another resource that the caller may read.")
    private String resource;

    @Option(names = "--hung", description = "Hang it on the board at once 挂牌督办.")
    private boolean hung;

    @Mixin
    private HeadOptions head;

    @Mixin
    private PaperOptions papers;

    @Override
    int run(HubClient hub) throws Exception {
        var header = head.header();
        output().receipt(hub.supervisions().supervise(SupervisionServiceSuperviseRequest.newBuilder()
                .setHeader(header)
                .setRecipient(recipient)
                .setCaseNumber(header.getCaseNumber())
                .setResource(resource)
                .setText(text)
                .setDueTime(due)
                .setHung(hung)
                .addAllPapers(papers.store(hub))
                .build()));
        return done();
    }
}

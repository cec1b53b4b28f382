// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.SubjectSpec;
import xietong.client.HubClient;
import xietong.v1.GridServicePushRequest;
import xietong.v1.GridSubject;
import xietong.v1.Subject;

/** A court pushes one person to many recipients. */
@Command(name = "push", description = {
    "Push one person to many recipients at once; the case is --case 三推送.",
    "Whoever works on the task reads the name and the address, and neither the number nor the case."
})
final class GridPushCommand extends HubCommand {
    @Option(names = "--person", paramLabel = "PERSON,NAME,NUMBER", required = true, converter = SubjectSpec.class,
            description = "Whom, e.g. PERSON,张三,990100190001010011.")
    private Subject person;

    @Option(names = "--former-name", paramLabel = "NAME", description = "A former name 曾用名. Repeatable.")
    private List<String> formerNames = new ArrayList<>();

    @Option(names = "--address", paramLabel = "TEXT", description = "A known address, the likeliest first. Repeatable.")
    private List<String> addresses = new ArrayList<>();

    @Option(names = "--task", paramLabel = "TEXT", defaultValue = "", description = "What is asked, in words.")
    private String task;

    @Mixin
    private GridPushOptions push;

    @Override
    int run(HubClient hub) throws Exception {
        output().receipt(hub.grid().push(GridServicePushRequest.newBuilder()
                .setHeader(push.head.header())
                .setKind(push.kind)
                .setSubject(GridSubject.newBuilder()
                        .setSubject(person.toBuilder().addAllFormerNames(formerNames).addAllAddresses(addresses))
                        .setTask(task))
                .addAllRecipients(push.recipients)
                .addAllPapers(push.papers.store(hub))
                .build()));
        return done();
    }
}

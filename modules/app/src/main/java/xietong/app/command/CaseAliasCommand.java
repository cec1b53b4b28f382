// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.app.input.SubjectSpec;
import xietong.client.HubClient;
import xietong.v1.CaseServiceAddAliasRequest;
import xietong.v1.Subject;

/** The court notes another name. */
@Command(name = "alias", description = {
    "Note another name of a person 更名、曾用名: the same number is the same person.",
    "Who answered that he was not found is asked again with both names; watch orders of the case look for both."
})
final class CaseAliasCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", arity = "0..1", defaultValue = "",
            description = "The person's file. Without it --person opens one in the case --case.")
    private String id;

    @Option(names = "--person", paramLabel = "PERSON,NAME,NUMBER", converter = SubjectSpec.class,
            description = "The person as known so far, where there is no file yet.")
    private Subject person;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "The other name.")
    private String name;

    @Option(names = "--current", description = "He is called so now, and the others are former names.")
    private boolean current;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) {
        if (id.isEmpty() == (person == null)) {
            throw usage("The person's file, or --person where there is none yet");
        }
        var command = CaseServiceAddAliasRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setName(name)
                .setCurrent(current);
        if (person != null) {
            command.setSubject(person);
        }
        output().receipt(hub.cases().addAlias(command.build()));
        return done();
    }
}

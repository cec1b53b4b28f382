// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.client.HubClient;
import xietong.v1.CaseServiceAddAliasRequest;

/** The court notes another name. */
@Command(name = "alias", description = {
    "Note another name of a person 更名、曾用名: the same number is the same person.",
    "Who answered that he was not found is asked again with both names; watch orders of the case look for both."
})
final class CaseAliasCommand extends HubCommand {
    @Mixin
    private PersonFileOptions file;

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "The other name.")
    private String name;

    @Option(names = "--current", description = "He is called so now, and the others are former names.")
    private boolean current;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) {
        file.require();
        var command = CaseServiceAddAliasRequest.newBuilder()
                .setHeader(head.header())
                .setId(file.id())
                .setName(name)
                .setCurrent(current);
        file.person().ifPresent(command::setSubject);
        output().receipt(hub.cases().addAlias(command.build()));
        return done();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.app.input.ShortNames;
import xietong.app.input.SubjectSpec;
import xietong.client.HubClient;
import xietong.v1.AddressState;
import xietong.v1.CaseServiceAddAddressRequest;
import xietong.v1.Subject;

/** The court notes an address. */
@Command(name = "address", description = "Note an address of a person with its date; earlier ones stay 地址.")
final class CaseAddressCommand extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", arity = "0..1", defaultValue = "",
            description = "The person's file. Without it --person opens one in the case --case.")
    private String id;

    @Option(names = "--person", paramLabel = "PERSON,NAME,NUMBER", converter = SubjectSpec.class,
            description = "The person as known so far, where there is no file yet.")
    private Subject person;

    @Option(names = "--address", paramLabel = "TEXT", required = true, description = "The address.")
    private String address;

    @Option(names = "--state", paramLabel = "STATE", defaultValue = "REPORTED", converter = ShortNames.AddressStates.class,
            completionCandidates = ShortNames.AddressStates.class,
            description = "How sure it is, one of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private AddressState state;

    @Mixin
    private HeadOptions head;

    @Override
    int run(HubClient hub) {
        if (id.isEmpty() == (person == null)) {
            throw usage("The person's file, or --person where there is none yet");
        }
        var command = CaseServiceAddAddressRequest.newBuilder()
                .setHeader(head.header())
                .setId(id)
                .setAddress(address)
                .setState(state);
        if (person != null) {
            command.setSubject(person);
        }
        output().receipt(hub.cases().addAddress(command.build()));
        return done();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xietong.app.input.ShortNames;
import xietong.client.HubClient;
import xietong.v1.AddressState;
import xietong.v1.CaseServiceAddAddressRequest;

/** The court notes an address. */
@Command(name = "address", description = "Note an address of a person with its date; earlier ones stay 地址.")
final class CaseAddressCommand extends HubCommand {
    @Mixin
    private PersonFileOptions file;

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
        file.require();
        var command = CaseServiceAddAddressRequest.newBuilder()
                .setHeader(head.header())
                .setId(file.id())
                .setAddress(address)
                .setState(state);
        file.person().ifPresent(command::setSubject);
        output().receipt(hub.cases().addAddress(command.build()));
        return done();
    }
}

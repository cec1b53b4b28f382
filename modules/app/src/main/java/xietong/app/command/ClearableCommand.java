// SPDX-License-Identifier: Apache-2.0
package xietong.app.command;

import com.google.protobuf.Message;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import xietong.client.HubClient;
import xietong.v1.AuditServiceRevealRequest;
import xietong.v1.AuditServiceRevealResponse;

/** Shows one resource, masked; in clear only on the record 调阅留痕. */
abstract class ClearableCommand<M extends Message> extends HubCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "What is to be shown.")
    private String id;

    @Option(names = "--clear", description = "In clear; needs --reason and --officer, and is recorded.")
    private boolean clear;

    @Mixin
    private HeadOptions head;

    @Override
    final int run(HubClient hub) {
        if (!clear) {
            print(masked(hub, id));
            return done();
        }
        head.requireReason();
        AuditServiceRevealResponse answer = hub.audit().reveal(AuditServiceRevealRequest.newBuilder()
                .setHeader(head.header())
                .setResource(revealed(hub, id))
                .build());
        if (answer.getContentCase() == AuditServiceRevealResponse.ContentCase.CONTENT_NOT_SET) {
            output().aside("this request id was answered before; a new one reads again 此号已答复，请用新号");
        } else {
            print(content(answer));
        }
        output().aside("recorded 已留痕: " + answer.getReceipt().getResource() + ", position "
                + answer.getReceipt().getPosition());
        return done();
    }

    /** The resource as its reader usually sees it. */
    abstract M masked(HubClient hub, String id);

    /** The resource in a recorded answer. */
    abstract M content(AuditServiceRevealResponse answer);

    /** Identifier of what is read in clear. */
    String revealed(HubClient hub, String id) {
        return id;
    }

    void print(M resource) {
        output().message(resource);
    }
}

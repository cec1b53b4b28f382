// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import xietong.app.input.MessageYaml;
import xietong.client.HubRefusal;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.FreezeServiceGrpc;
import xietong.v1.OfficerRole;
import xietong.v1.Receipt;

/** Turns a step into a command of the contract and sends it with the client of its court. */
final class Player {
    private final Cast cast;
    private final References references;

    /** What became of a command. */
    record Played(Receipt receipt, HubRefusal refusal, Duration took) {
        static Played accepted(Receipt receipt, long began) {
            return new Played(receipt, null, Duration.ofNanos(System.nanoTime() - began));
        }

        static Played refused(HubRefusal refusal, long began) {
            return new Played(null, refusal, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    Player(Cast cast, References references) {
        this.cast = cast;
        this.references = references;
    }

    Played play(Scenario.Step step) throws IOException {
        MethodDescriptor<Message, Message> method = Contract.method(step.call());
        ObjectNode body = body(step);
        CommandHeader head = head(step);
        Message request = request(body, head, Contract.request(method));
        long began = System.nanoTime();
        try {
            Receipt receipt = cast.command(step.as(), method, request);
            Played played = Played.accepted(receipt, began);
            if (step.name() != null) {
                String number = body.path("request_number").asText(head.getRequestId());
                references.made(step.name(), receipt.getResource(), number);
                if (method.getFullMethodName().equals(FreezeServiceGrpc.getOrderMethod().getFullMethodName())) {
                    String asset = cast.client(step.as()).freezes().get(receipt.getResource()).getAsset();
                    references.frozen(step.name(), asset);
                }
            }
            return played;
        } catch (HubRefusal refusal) {
            return Played.refused(refusal, began);
        }
    }

    private ObjectNode body(Scenario.Step step) throws IOException {
        ObjectNode body = step.with() == null
                ? JsonNodeFactory.instance.objectNode()
                : (ObjectNode) references.resolve(step.with());
        if (step.papers() != null) {
            attach(body, step.papers(), step.as());
        }
        if (step.name() != null && references.knows(step.name())) {
            body.put("id", references.id(step.name()));
        }
        return body;
    }

    private CommandHeader head(Scenario.Step step) {
        String role = step.role() == null ? "OFFICER" : step.role();
        CommandHeader.Builder head = cast.head(OfficerRole.valueOf("OFFICER_ROLE_" + role));
        if (step.caseNumber() != null) {
            head.setCaseNumber(step.caseNumber());
        }
        if (step.reason() != null) {
            head.setReason(step.reason());
        }
        return head.build();
    }

    private static Message request(ObjectNode body, CommandHeader head, Message prototype) {
        MessageYaml yaml = MessageYaml.parse(body.toString());
        yaml.check(prototype, Path.of("."));
        Message.Builder request = prototype.newBuilderForType();
        yaml.mergeInto(request);
        return request.setField(prototype.getDescriptorForType().findFieldByName("header"), head).build();
    }

    private void attach(ObjectNode body, Scenario.Papers papers, String court) throws IOException {
        ObjectNode at = body;
        String[] path = papers.at().split("\\.");
        for (int i = 0; i < path.length - 1; i++) {
            at = at.withObjectProperty(path[i]);
        }
        var list = at.withArrayProperty(path[path.length - 1]);
        for (String kind : papers.kinds()) {
            DocumentRef document = cast.paper(kind, court);
            list.addObject()
                    .put("kind", kind)
                    .put("number", "演示文书")
                    .putObject("document")
                    .put("organisation", document.getOrganisation())
                    .put("digest", document.getDigest())
                    .put("name", document.getName())
                    .put("media_type", document.getMediaType())
                    .put("size", String.valueOf(document.getSize()));
        }
    }
}

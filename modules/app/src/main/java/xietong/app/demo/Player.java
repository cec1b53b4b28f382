// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import xietong.client.Exchange;
import xietong.client.HubRefusal;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.FreezeServiceGrpc;
import xietong.v1.OfficerRole;
import xietong.v1.Receipt;

/** Turns a step into a command of the contract and sends it with the client of its court. */
final class Player {
    private static final int UNANSWERED = 512;

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
        Prepared prepared = prepare(step);
        long began = System.nanoTime();
        try {
            Receipt receipt = cast.command(step.as(), prepared.method(), prepared.request());
            Played played = Played.accepted(receipt, began);
            made(step, prepared, receipt);
            return played;
        } catch (HubRefusal refusal) {
            return Played.refused(refusal, began);
        }
    }

    /** One behind the other over one stream, without waiting for the answer to each; ends with the last, or a refusal. */
    Played playAll(List<Scenario.Step> steps) throws IOException, InterruptedException {
        long began = System.nanoTime();
        var all = new ArrayList<Prepared>();
        for (Scenario.Step step : steps) {
            all.add(prepare(step));
        }
        var waiting = new ArrayList<CompletableFuture<Receipt>>();
        try (Exchange exchange = cast.client(steps.get(0).as()).exchange(UNANSWERED)) {
            for (Prepared each : all) {
                waiting.add(exchange.send(each.method(), each.request()));
            }
            Receipt last = null;
            for (int i = 0; i < waiting.size(); i++) {
                last = receipt(steps.get(i).as(), all.get(i), waiting.get(i));
                made(steps.get(i), all.get(i), last);
            }
            return Played.accepted(last, began);
        } catch (HubRefusal refusal) {
            return Played.refused(refusal, began);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HubRefusal refusal) {
                return Played.refused(refusal, began);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** A temporary refusal is repeated with the same request number. */
    private Receipt receipt(String organisation, Prepared prepared, CompletableFuture<Receipt> answer)
            throws ExecutionException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HubRefusal refusal && refusal.temporary()) {
                return cast.command(organisation, prepared.method(), prepared.request());
            }
            throw e;
        }
    }

    private record Prepared(MethodDescriptor<Message, Message> method, Message request, String number) {}

    private Prepared prepare(Scenario.Step step) throws IOException {
        MethodDescriptor<Message, Message> method = Contract.method(step.call());
        ObjectNode body = body(step);
        CommandHeader head = head(step);
        Message.Builder request = Answer.request(body, Contract.request(method));
        request.setField(request.getDescriptorForType().findFieldByName("header"), head);
        return new Prepared(method, request.build(), body.path("request_number").asText(head.getRequestId()));
    }

    private void made(Scenario.Step step, Prepared prepared, Receipt receipt) {
        if (step.name() == null) {
            return;
        }
        references.made(step.name(), receipt.getResource(), prepared.number());
        if (prepared.method().getFullMethodName().equals(FreezeServiceGrpc.getOrderMethod().getFullMethodName())) {
            String asset = cast.client(step.as()).freezes().get(receipt.getResource()).getAsset();
            references.frozen(step.name(), asset);
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

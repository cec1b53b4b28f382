// SPDX-License-Identifier: Apache-2.0
package xietong.app.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Message;
import io.grpc.MethodDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import xietong.app.input.MessageYaml;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.client.Subscription;
import xietong.v1.AdminServiceAdvanceClockRequest;
import xietong.v1.AdminServiceGrpc;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.MailboxItem;
import xietong.v1.Officer;
import xietong.v1.OfficerRole;
import xietong.v1.Receipt;

/** Plays a scenario: every court with its own client and its own subscription, every step a real call. */
final class Player implements AutoCloseable {
    /** Stands in a scenario for the hub's time when the step is played. */
    private static final String NOW = "@now";

    private final Map<String, HubClient> courts = new LinkedHashMap<>();
    private final Map<String, Map<Long, Arrival>> arrivals = new ConcurrentHashMap<>();
    private final Map<Long, Long> sent = new ConcurrentHashMap<>();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<String, String> matters = new HashMap<>();
    private final HubClient operator;
    private final Supplier<Instant> now;
    private int number;

    /** A delivery at a court: when it came (nanoTime) and of which commit. */
    record Arrival(long nanos, MailboxItem item) {}

    /** What became of a step. */
    record Played(Receipt receipt, HubRefusal refusal, Duration took) {}

    Player(DemoHub hub, Scenario scenario) throws IOException {
        operator = hub.client("HUB");
        now = hub.hub().writer()::now;
        for (String court : scenario.courts()) {
            HubClient client = hub.client(court);
            courts.put(court, client);
            Map<Long, Arrival> inbox = new ConcurrentHashMap<>();
            arrivals.put(court, inbox);
            subscriptions.put(court, client.subscription("demo")
                    .start(item -> inbox.put(item.getSeq(), new Arrival(System.nanoTime(), item))));
        }
    }

    HubClient client(String court) {
        return courts.get(court);
    }

    String matter(String name) {
        return matters.get(name);
    }

    /** Deliveries of a court by number. */
    Map<Long, Arrival> arrivals(String court) {
        return new TreeMap<>(arrivals.get(court));
    }

    /** When the receipt of a commit came (nanoTime); null for the hub's own commits. */
    Long receiptTime(long position) {
        return sent.get(position);
    }

    Played play(Scenario.Step step) throws IOException {
        number++;
        if (step.advance() != null) {
            return advance(step.advanceBy());
        }
        MethodDescriptor<Message, Message> method = Contract.method(step.call());
        Message request = request(step, Contract.request(method));
        long began = System.nanoTime();
        try {
            Receipt receipt = courts.get(step.as()).command(method, request);
            long now = System.nanoTime();
            sent.put(receipt.getPosition(), now);
            if (step.matter() != null) {
                matters.put(step.matter(), receipt.getResource());
            }
            return new Played(receipt, null, Duration.ofNanos(now - began));
        } catch (HubRefusal refusal) {
            return new Played(null, refusal, Duration.ofNanos(System.nanoTime() - began));
        }
    }

    private Played advance(Duration by) {
        long began = System.nanoTime();
        Receipt receipt = operator.command(
                AdminServiceGrpc.getAdvanceClockMethod(),
                AdminServiceAdvanceClockRequest.newBuilder()
                        .setHeader(head("HUB", OfficerRole.OFFICER_ROLE_ADMINISTRATOR))
                        .setSeconds(by.toSeconds())
                        .build());
        return new Played(receipt, null, Duration.ofNanos(System.nanoTime() - began));
    }

    private Message request(Scenario.Step step, Message prototype) throws IOException {
        ObjectNode body = step.with() == null
                ? JsonNodeFactory.instance.objectNode()
                : step.with().deepCopy();
        if (step.papers() != null) {
            attach(body, step.papers(), step.as());
        }
        if (step.matter() != null && matters.containsKey(step.matter())) {
            body.put("id", matters.get(step.matter()));
        }
        MessageYaml yaml = MessageYaml.parse(body.toString().replace(NOW, now.get().toString()));
        yaml.check(prototype, Path.of("."));
        Message.Builder request = prototype.newBuilderForType();
        yaml.mergeInto(request);
        String role = step.role() == null ? "OFFICER" : step.role();
        CommandHeader.Builder head = head(step.as(), OfficerRole.valueOf("OFFICER_ROLE_" + role)).toBuilder();
        if (step.caseNumber() != null) {
            head.setCaseNumber(step.caseNumber());
        }
        if (step.reason() != null) {
            head.setReason(step.reason());
        }
        return request.setField(prototype.getDescriptorForType().findFieldByName("header"), head.build()).build();
    }

    private void attach(ObjectNode body, Scenario.Papers papers, String court) throws IOException {
        ObjectNode at = body;
        String[] path = papers.at().split("\\.");
        for (int i = 0; i < path.length - 1; i++) {
            at = at.withObjectProperty(path[i]);
        }
        var list = at.withArrayProperty(path[path.length - 1]);
        for (String kind : papers.kinds()) {
            byte[] content = DemoHub.paper(kind, court).toByteArray();
            DocumentRef document = courts.get(court).documents().upload(content, kind + ".txt", "text/plain");
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

    private CommandHeader head(String court, OfficerRole role) {
        return CommandHeader.newBuilder()
                .setRequestId("demo-" + number)
                .setOfficer(Officer.newBuilder().setId("demo-01").setName("演示员").setRole(role))
                .build();
    }

    @Override
    public void close() {
        subscriptions.values().forEach(Subscription::close);
    }
}

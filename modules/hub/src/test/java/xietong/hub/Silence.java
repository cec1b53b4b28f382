// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import xietong.client.HubClient;
import xietong.hub.identity.Identity;
import xietong.v1.DocumentRef;
import xietong.v1.ExchangeOutcome;
import xietong.v1.OfficerRole;

/** What a stranger hears about a resource that is another's: the same as about one that does not exist. */
final class Silence {
    private static final List<OfficerRole> ROLES =
            Arrays.stream(OfficerRole.values()).filter(r -> r != OfficerRole.UNRECOGNIZED).toList();
    private static final int ASKED = Size.of("roles in which a stranger asks each question", 2, ROLES.size());
    private static final int LEAST = 200;

    private final HubClient client;
    private final String owner;
    private final DocumentRef paper;

    /** Of a stranger; the resource and the paper are an owner's. */
    Silence(HubClient client, String owner, DocumentRef paper) {
        this.client = client;
        this.owner = owner;
        this.paper = paper;
    }

    /** Each probe, in each role at the full size and in turn in some at a short one, alone and in an exchange: what exists is answered like what does not. */
    void requireAbout(String id) {
        Map<String, MethodDescriptor<?, ?>> methods = Served.methods(client.channel());
        String none = (id.charAt(1) == '0' ? "M1" : "M0") + id.substring(2);
        var nowhere = paper.toBuilder().setDigest("sha256:" + "0".repeat(64)).build();
        int compared = 0;
        int asked = 0;
        for (var probes : Probes.OF.entrySet()) {
            if (client.organisation().equals(Identity.OPERATOR) && probes.getKey().endsWith("/Erase")) {
                // The one act on a matter that is the operator's.
                continue;
            }
            for (Probes.Probe probe : probes.getValue()) {
                asked++;
                for (int i = 0; i < ASKED; i++) {
                    OfficerRole role = ROLES.get((asked + i * ROLES.size() / ASKED) % ROLES.size());
                    var header = TestHub.header("probe", role).toBuilder().setReason("打听").build();
                    var there = new Probes.About(id, owner, paper, header);
                    // One thing at a time does not exist, and then nothing.
                    List<Probes.About> different = Stream.of(
                                    new Probes.About(none, owner, paper, header),
                                    new Probes.About(id, "京0999", paper, header),
                                    new Probes.About(id, owner, nowhere, header),
                                    new Probes.About(none, "京0999", nowhere, header))
                            .filter(gone -> !probe.apply(there).equals(probe.apply(gone)))
                            .toList();
                    if (!different.isEmpty()) {
                        requireSame(client.channel(), methods.get(probes.getKey()), probe, there, different);
                        compared += different.size();
                    }
                }
            }
        }
        assertThat(compared).isGreaterThan(LEAST * ASKED / 2);
    }

    private static void requireSame(Channel channel, MethodDescriptor<?, ?> method, Probes.Probe probe, Probes.About there,
            List<Probes.About> different) {
        String name = method.getFullMethodName();
        String by = name + " by " + there.header().getOfficer().getRole();
        byte[] first = probe.apply(there).toByteArray();
        String real = told(asked(channel, method, first));
        var commands = new ArrayList<>(List.of(Wire.command(name, first)));
        for (Probes.About gone : different) {
            byte[] other = probe.apply(gone).toByteArray();
            assertThat(blank(real, there)).as(by).isEqualTo(blank(told(asked(channel, method, other)), gone));
            commands.add(Wire.command(name, other));
        }
        if (real.startsWith("OK")) {
            assertThat(real).as("%s tells of another's", name).doesNotContain(hex(there.id()));
        }
        List<ExchangeOutcome> outcomes = Wire.exchange(channel, commands);
        assertThat(outcomes).hasSameSizeAs(commands).allMatch(ExchangeOutcome::hasRefusal);
        String refused = blank(outcomes.get(0).getRefusal().toString(), there);
        for (int i = 0; i < different.size(); i++) {
            assertThat(refused).as(by).isEqualTo(blank(outcomes.get(i + 1).getRefusal().toString(), different.get(i)));
        }
    }

    private static Wire.Answer asked(Channel channel, MethodDescriptor<?, ?> method, byte[] request) {
        return Wire.call(channel, method.getFullMethodName(), method.getType(), new Metadata(), List.of(request));
    }

    /** Everything that a caller can see of an answer. */
    private static String told(Wire.Answer answer) {
        var messages = new ArrayList<String>();
        answer.messages().forEach(m -> messages.add(HexFormat.of().formatHex(m)));
        var trailers = new TreeSet<String>();
        for (String key : answer.trailers().keys()) {
            // As text, so that what was asked can be blanked out of it.
            trailers.add(key.equals("grpc-status-details-bin")
                    ? answer.info().toString()
                    : key + (key.endsWith("-bin") ? "" : answer.trailers().get(
                            Metadata.Key.of(key, Metadata.ASCII_STRING_MARSHALLER))));
        }
        return answer.status().getCode() + "|" + answer.status().getDescription() + "|" + messages + "|" + trailers;
    }

    private static String blank(String told, Probes.About about) {
        return told.replace(about.id(), "ID")
                .replace(about.mailbox(), "MAILBOX")
                .replace(about.paper().getDigest(), "DIGEST");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xietong.v1.Entrustment;

/**
 * That nothing was lost, by arithmetic: who holds a receipt finds its step, exactly as many deliveries as it says, and
 * the same bytes when asking again; each subscriber was given exactly what its mailbox holds, in order, once.
 */
record Proof(Site site, Load load, List<String> courts) {

    private record Event(String resource, long revision, long position) {}

    void everyReceiptIsKept(List<Load.Accepted<?, ?>> accepted) {
        Map<Event, List<String>> delivered = new HashMap<>();
        for (String court : courts) {
            Mailboxes.all(site.as(court)).forEach(item -> delivered
                    .computeIfAbsent(new Event(item.resource(), item.revision(), item.position()),
                            event -> new ArrayList<>())
                    .add(court));
        }
        Map<String, Entrustment> matters = new HashMap<>();
        for (var each : accepted) {
            var receipt = each.receipt();
            assertThat(each.again(site.as(each.court())).toByteString())
                    .as("receipt of %s, asked again", receipt.getRequestId())
                    .isEqualTo(receipt.toByteString());
            assertThat(delivered.get(new Event(receipt.getResource(), receipt.getRevision(), receipt.getPosition())))
                    .as("mailboxes with what %s did", receipt)
                    .isNotNull()
                    .contains(each.addressee())
                    .doesNotHaveDuplicates()
                    .hasSize(receipt.getDeliveries());
            var matter = matters.computeIfAbsent(receipt.getResource(),
                    id -> site.as(each.court()).entrustments().get(id));
            String method = receipt.getCommand().substring(receipt.getCommand().indexOf('/') + 1);
            assertThat(matter.getStepsList())
                    .as("steps of %s", receipt.getResource())
                    .anyMatch(step -> step.getRevision() == receipt.getRevision() && step.getAction().equals(method));
        }
    }

    /** The client refuses content that has not the digest it asked for. */
    void everyUploadIsKept() {
        for (Load.Paper paper : load.papers()) {
            try {
                site.as(paper.court()).documents().download("", paper.document(), OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void subscribersHaveExactlyTheirMailboxes() {
        for (String court : courts) {
            List<Mailboxes.Told> all = Mailboxes.all(site.as(court));
            List<Mailboxes.Told> sent = all.stream().filter(Load::seenByFilter).toList();
            Reader reader = load.reader(court);
            Reader filtered = load.filteredReader(court);
            Await.until("the subscriber of " + court + " has all of " + all.size(), () -> reader.count() >= all.size());
            Await.until("its filtered one has all of " + sent.size(), () -> filtered.count() >= sent.size());
            assertThat(reader.items()).isEqualTo(all);
            assertThat(filtered.items()).isEqualTo(sent);
            assertThat(reader.troubles).isEmpty();
            assertThat(filtered.troubles).isEmpty();
        }
    }
}

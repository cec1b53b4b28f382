// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import xietong.hub.States;
import xietong.ledger.Delivery;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.ledger.Subscription;
import xietong.rules.Caller;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.alert.AlertResource;
import xietong.rules.alert.Terminals;
import xietong.v1.AlertServiceListUnconfirmedRequest;
import xietong.v1.AlertServiceListUnconfirmedResponse;
import xietong.v1.Terminal;
import xietong.v1.UnconfirmedTerminal;

/**
 * Terminals that got an alert, or its recall, and have not shown it 未确认终端: each delivery of it to who is to act, held
 * against the terminals of its mailbox. Nothing of it is kept beside: the ledger's deliveries and the terminals' rows say it.
 * Blocks; not for event loops.
 */
final class UnconfirmedReads {
    private static final String METHOD = "xietong.v1.AlertService/ListUnconfirmed";
    private static final int MOST_TERMINALS = 1_000;

    private final Ledger ledger;
    private final States states;

    UnconfirmedReads(Ledger ledger, States states) {
        this.ledger = ledger;
        this.states = states;
    }

    /** Where a page begins: a record of the alert, and deliveries of it that came before. */
    private record Place(long position, int ordinal, int skip) {
        static final Place FIRST = new Place(0, 0, 0);

        static Place of(String token) {
            if (token.isEmpty()) {
                return FIRST;
            }
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split(" ");
                return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                throw Refused.field("page_token", "next_page_token of the answer before");
            }
        }

        String token() {
            String text = position + " " + ordinal + " " + skip;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        boolean isAfter(HistoryRecord record) {
            return record.position() < position || record.position() == position && record.ordinal() < ordinal;
        }
    }

    /** A page; refused with REASON_NOT_PARTY, and REASON_FIELD_INVALID for a size or a token that is none. */
    Message page(AlertServiceListUnconfirmedRequest request, Caller reader) {
        StoredState alert = ledger.state(request.getId())
                .filter(r -> r.kind().equals(AlertResource.KIND))
                .filter(r -> states.view(METHOD, r, reader).isPresent())
                .orElseThrow(Refused::notParty);
        int size = request.getPageSize() == 0 ? 50 : request.getPageSize();
        if (size < 1 || size > 200) {
            throw Refused.field("page_size", "1 to 200; 0 takes 50");
        }
        Place from = Place.of(request.getPageToken());
        var response = AlertServiceListUnconfirmedResponse.newBuilder();
        for (HistoryRecord record : ledger.historyOf(alert.id())) {
            if (from.isAfter(record)) {
                continue;
            }
            boolean first = record.position() == from.position() && record.ordinal() == from.ordinal();
            List<Delivery> deliveries = ledger.deliveriesOf(record.position(), record.ordinal());
            for (int i = first ? from.skip() : 0; i < deliveries.size(); i++) {
                if (response.getTerminalsCount() >= size) {
                    return response
                            .setNextPageToken(new Place(record.position(), record.ordinal(), i).token())
                            .build();
                }
                response.addAllTerminals(unconfirmed(deliveries.get(i)));
            }
        }
        return response.build();
    }

    private List<UnconfirmedTerminal> unconfirmed(Delivery delivery) {
        if (!Terminals.SHOWN.contains(delivery.topic()) || !delivery.right().equals(Relation.RECIPIENT.name())) {
            return List.of();
        }
        var delivered = new Terminals.Delivered(
                delivery.mailbox(), ledger.info().mailboxEpoch(), delivery.seq(), delivery.topic(), delivery.stamp());
        return Terminals.unconfirmed(List.of(delivered), mailbox -> holding(delivery), this::row);
    }

    /** Subscriptions of a delivery's mailbox whose filter holds it. */
    private List<String> holding(Delivery delivery) {
        var names = new ArrayList<String>();
        for (Subscription subscription : ledger.subscriptions(delivery.mailbox(), "", MOST_TERMINALS)) {
            if (!subscription.isOwn() && subscription.filter().holds(delivery)) {
                names.add(subscription.name());
            }
        }
        return names;
    }

    private Terminal row(String id) {
        return ledger.state(id)
                .filter(r -> r.kind().equals(Terminals.KIND))
                .map(r -> (Terminal) States.parse(r))
                .orElse(Terminal.getDefaultInstance());
    }
}

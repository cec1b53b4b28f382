// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import xietong.hub.PageBytes;
import xietong.hub.States;
import xietong.hub.Statuses;
import xietong.ledger.IndexRow;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.live.Live;
import xietong.rules.Caller;
import xietong.rules.Checks;
import xietong.rules.Refused;
import xietong.rules.entrustment.EntrustmentResource;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentServiceGetRequest;
import xietong.v1.EntrustmentServiceGetResponse;
import xietong.v1.EntrustmentServiceGetStatusRequest;
import xietong.v1.EntrustmentServiceGetStatusResponse;
import xietong.v1.EntrustmentServiceListRequest;
import xietong.v1.EntrustmentServiceListResponse;
import xietong.v1.EntrustmentState;
import xietong.v1.EntrustmentStatus;
import xietong.v1.MatterBox;

/** Reading entrusted matters. All of it blocks; not for event loops. */
final class EntrustmentReads {
    static final String GET = "xietong.v1.EntrustmentService/Get";

    private final Ledger ledger;
    private final States states;
    private final Live live;

    EntrustmentReads(Ledger ledger, States states, Live live) {
        this.ledger = ledger;
        this.states = states;
        this.live = live;
    }

    /** The view of one matter, not yet masked; refused with REASON_NOT_PARTY. */
    Entrustment view(String id, Caller reader) {
        return ledger.state(id)
                .filter(row -> row.kind().equals(EntrustmentResource.KIND))
                .flatMap(row -> states.view(GET, row, reader))
                .map(Entrustment.class::cast)
                .orElseThrow(Refused::notParty);
    }

    EntrustmentServiceGetResponse get(EntrustmentServiceGetRequest request, Caller reader) {
        return EntrustmentServiceGetResponse.newBuilder().setEntrustment(view(request.getId(), reader)).build();
    }

    EntrustmentServiceListResponse list(EntrustmentServiceListRequest request, Caller reader) {
        Checks.known("box", request.getBox(), MatterBox.MATTER_BOX_UNSPECIFIED);
        int size = request.getPageSize() == 0 ? 50 : request.getPageSize();
        if (size < 1 || size > 200) {
            throw Refused.field("page_size", "1 to 200; 0 takes 50");
        }
        String list = EntrustmentResource.list(request.getBox());
        List<IndexRow> rows = ledger.index(list, reader.code(), place(request.getPageToken(), list, reader), size);
        Map<String, StoredState> found = ledger.states(rows.stream().map(IndexRow::resource).toList());
        var response = EntrustmentServiceListResponse.newBuilder();
        var page = new PageBytes();
        int looked = 0;
        for (IndexRow row : rows) {
            Optional<Message> view = Optional.ofNullable(found.get(row.resource()))
                    .flatMap(s -> states.view(GET, s, reader));
            if (view.isPresent() && !page.take(view.get())) {
                break;
            }
            view.ifPresent(m -> response.addEntrustments((Entrustment) m));
            looked++;
        }
        if (looked == size || looked < rows.size()) {
            response.setNextPageToken(token(rows.get(looked - 1)));
        }
        return response.build();
    }

    private static String token(IndexRow last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((last.sort() + " " + last.resource()).getBytes(StandardCharsets.UTF_8));
    }

    private static IndexRow place(String token, String list, Caller reader) {
        if (token.isEmpty()) {
            return null;
        }
        try {
            String place = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            Texts.require("page_token", place);
            String[] parts = place.split(" ", 2);
            return new IndexRow(list, reader.code(), parts[0], parts[1]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw Refused.field("page_token", "next_page_token of the answer before");
        }
    }

    EntrustmentServiceGetStatusResponse status(EntrustmentServiceGetStatusRequest request, Caller reader) {
        if (request.getIdsCount() > 200) {
            throw Refused.field("ids", "at most 200");
        }
        var response = EntrustmentServiceGetStatusResponse.newBuilder();
        var missed = new ArrayList<String>();
        for (String id : request.getIdsList()) {
            live.status(id).ifPresentOrElse(s -> add(response, id, s, reader), () -> missed.add(id));
        }
        if (!missed.isEmpty()) {
            ledger.states(missed).values().stream()
                    .filter(row -> row.kind().equals(EntrustmentResource.KIND))
                    .forEach(row -> {
                        Live.Status status = Statuses.of(row);
                        live.put(row.id(), status);
                        add(response, row.id(), status, reader);
                    });
        }
        return response.build();
    }

    private static void add(
            EntrustmentServiceGetStatusResponse.Builder response, String id, Live.Status status, Caller reader) {
        if (status.parties().contains(reader.code())) {
            response.addStatuses(EntrustmentStatus.newBuilder()
                    .setId(id)
                    .setRevision(status.revision())
                    .setPosition(status.position())
                    .setState(EntrustmentState.valueOf("ENTRUSTMENT_STATE_" + status.state())));
        }
    }
}

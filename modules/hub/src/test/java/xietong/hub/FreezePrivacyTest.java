// SPDX-License-Identifier: Apache-2.0
package xietong.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.client.HubClient;
import xietong.client.HubRefusal;
import xietong.v1.DocumentRef;
import xietong.v1.FreezeBox;
import xietong.v1.FreezeServiceMergeAssetsRequest;
import xietong.v1.MailboxServiceFetchRequest;
import xietong.v1.MailboxServiceGrpc;
import xietong.v1.MeasureKind;
import xietong.v1.OfficerRole;
import xietong.v1.OrganisationKind;
import xietong.v1.Receipt;
import xietong.v1.ReceiptResult;

/** Nothing about an order or an asset reaches an organisation that has no part in it, through any call or stream. */
class FreezePrivacyTest {
    private static final String COURT = "京0117";

    @TempDir
    static Path folder;

    private static TestHub hub;
    private static DocumentRef paper;
    private static String order;
    private static String asset;

    @BeforeAll
    static void start() {
        hub = TestHub.start(folder);
        HubClient court = hub.as(COURT);
        paper = Matters.paper(court);
        Receipt first = court.freezes().order(Freezing.order(COURT, paper, 6_000_000, "p-1"));
        order = first.getResource();
        hub.as(Freezing.BANK).freezes().recordReceipt(Freezing.receipt(order, MeasureKind.MEASURE_KIND_ORDER,
                ReceiptResult.RECEIPT_RESULT_DONE, first.getAcceptTime(), 8_000_000));
        asset = court.freezes().get(order).getAsset();
        // Another court has a part in the asset, none in the order.
        Freezing.order(hub.as("津0119"), 5_000_000, "p-2");
        try (var stream = Frames.open(court.channel(), Frames.named("desk").build())) {
            stream.opened();
        }
    }

    @AfterAll
    static void close() {
        hub.close();
    }

    /** A court without an order, a superior before whom nothing was laid, police, another bank. */
    static List<String> strangers() {
        String police = hub.administrator().directory().list(OrganisationKind.ORGANISATION_KIND_POLICE)
                .findFirst().orElseThrow().getCode();
        return List.of("冀1082", "京", police, "BANK-B");
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void a_stranger_learns_nothing_about_an_order_or_an_asset(String stranger) {
        var silence = new Silence(hub.as(stranger), COURT, paper);
        silence.requireAbout(order);
        silence.requireAbout(asset);
        requireNothingListed(hub.as(stranger));
    }

    @Test
    void the_operator_learns_nothing_about_an_order_or_an_asset() {
        var silence = new Silence(hub.administrator(), COURT, paper);
        silence.requireAbout(order);
        silence.requireAbout(asset);
    }

    private static void requireNothingListed(HubClient client) {
        if (!client.organisation().startsWith("POLICE")) {
            assertThat(client.freezes().assets()).isEmpty();
            Arrays.stream(FreezeBox.values())
                    .filter(b -> b != FreezeBox.UNRECOGNIZED && b != FreezeBox.FREEZE_BOX_UNSPECIFIED)
                    .forEach(b -> assertThat(client.freezes().list(b)).isEmpty());
        }
        var stub = MailboxServiceGrpc.newBlockingStub(client.channel());
        assertThat(stub.fetch(MailboxServiceFetchRequest.getDefaultInstance()).getItemsList()).isEmpty();
        assertThat(hub.hub().ledger().deliveries(client.organisation(), 0, 1_000)).isEmpty();
    }

    @Test
    void a_court_in_the_queue_sees_the_queue_but_not_another_courts_order() {
        HubClient second = hub.as("津0119");
        assertThat(second.freezes().asset(asset).getQueueList()).hasSize(2);
        // By an order that is not its own it reaches the asset, to which it has a right, and no more.
        assertThat(second.freezes().asset(order).getId()).isEqualTo(asset);
        assertThat(refusal(() -> second.freezes().get(order)))
                .isEqualTo(refusal(() -> second.freezes().get("M0NOSUCHORDER")));
    }

    @Test
    void a_bank_cannot_find_another_banks_asset_by_calling_it_its_own() {
        HubClient bank = hub.as("BANK-B");
        var own = Freezing.order("冀1082", Matters.paper(hub.as("冀1082")), 100, "m-1").toBuilder();
        own.getKeyBuilder().setRegistrar("BANK-B");
        String id = hub.as("冀1082").freezes().order(own.build()).getResource();
        String ours = bank.freezes().asset(id).getId();
        assertThat(refusal(() -> bank.freezes().mergeAssets(merge(ours, asset))))
                .isEqualTo(refusal(() -> bank.freezes().mergeAssets(merge(ours, "M0NOSUCHASSET"))));
    }

    private static FreezeServiceMergeAssetsRequest merge(String stays, String same) {
        return FreezeServiceMergeAssetsRequest.newBuilder()
                .setHeader(TestHub.header("m-2", OfficerRole.OFFICER_ROLE_OFFICER).toBuilder().setReason("同一账户"))
                .setAsset(stays)
                .setSame(same)
                .build();
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        HubRefusal refusal = catchThrowableOfType(HubRefusal.class, call);
        return refusal.getMessage() + refusal.metadata();
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import xietong.hub.States;
import xietong.hub.account.AccountSecrets;
import xietong.ledger.Ledger;
import xietong.ledger.StoredState;
import xietong.rules.Caller;
import xietong.rules.account.Accounts;
import xietong.rules.account.OfficerResource;
import xietong.rules.account.WallResource;
import xietong.store.v1.OfficerState;
import xietong.store.v1.WallState;
import xietong.v1.AccountState;
import xietong.v1.DirectoryServiceEnrolOfficerResponse;
import xietong.v1.DirectoryServiceEnrolWallResponse;
import xietong.v1.DirectoryServiceListOfficersRequest;
import xietong.v1.DirectoryServiceListOfficersResponse;
import xietong.v1.DirectoryServiceListWallsRequest;
import xietong.v1.DirectoryServiceListWallsResponse;
import xietong.v1.DirectoryServiceResetOfficerResponse;
import xietong.v1.OfficerAccount;
import xietong.v1.Receipt;
import xietong.v1.WallAccount;

/** Accounts of an organisation as its administrators see them, and the codes that go out with an answer. Blocks. */
final class AccountReads {
    private final Ledger ledger;
    private final Listing listing;
    private final AccountSecrets secrets;
    private final Supplier<Instant> now;

    AccountReads(Ledger ledger, Listing listing, AccountSecrets secrets, Supplier<Instant> now) {
        this.ledger = ledger;
        this.listing = listing;
        this.secrets = secrets;
        this.now = now;
    }

    DirectoryServiceListOfficersResponse officers(DirectoryServiceListOfficersRequest request, Caller reader) {
        Listing.Page page = page(OfficerResource.OWN, request.getPageSize(), request.getPageToken(), reader,
                row -> shown((OfficerState) States.parse(row)));
        var response = DirectoryServiceListOfficersResponse.newBuilder().setNextPageToken(page.next());
        page.resources().forEach(account -> response.addOfficers((OfficerAccount) account));
        return response.build();
    }

    DirectoryServiceListWallsResponse walls(DirectoryServiceListWallsRequest request, Caller reader) {
        Listing.Page page = page(WallResource.OWN, request.getPageSize(), request.getPageToken(), reader,
                row -> ((WallState) States.parse(row)).getAccount());
        var response = DirectoryServiceListWallsResponse.newBuilder().setNextPageToken(page.next());
        page.resources().forEach(account -> response.addWalls((WallAccount) account));
        return response.build();
    }

    private Listing.Page page(
            String list, int size, String token, Caller reader, Function<StoredState, Message> shown) {
        return listing.page(list, reader.code(), size, token, reader, row -> Optional.of(shown.apply(row)));
    }

    private OfficerAccount shown(OfficerState state) {
        boolean locked = Accounts.isLocked(state, now.get());
        OfficerAccount account = state.getAccount();
        return locked
                ? account.toBuilder().setState(AccountState.ACCOUNT_STATE_LOCKED).build()
                : account.toBuilder().clearLockExpireTime().build();
    }

    /** With the setup code, as long as the account stands as the command left it. */
    DirectoryServiceEnrolOfficerResponse enrolled(Receipt receipt) {
        var response = DirectoryServiceEnrolOfficerResponse.newBuilder().setReceipt(receipt);
        invited(receipt).ifPresent(state -> response
                .setSetupCode(setupCode(state))
                .setExpireTime(state.getAccount().getSetupExpireTime()));
        return response.build();
    }

    /** Likewise. */
    DirectoryServiceResetOfficerResponse reset(Receipt receipt) {
        var response = DirectoryServiceResetOfficerResponse.newBuilder().setReceipt(receipt);
        invited(receipt).ifPresent(state -> response
                .setSetupCode(setupCode(state))
                .setExpireTime(state.getAccount().getSetupExpireTime()));
        return response.build();
    }

    /** With the wall's code, likewise. */
    DirectoryServiceEnrolWallResponse enrolledWall(Receipt receipt) {
        var response = DirectoryServiceEnrolWallResponse.newBuilder().setReceipt(receipt);
        asLeft(receipt)
                .map(WallState.class::cast)
                .filter(state -> state.getAccount().getState() == AccountState.ACCOUNT_STATE_INVITED)
                .ifPresent(state -> response
                        .setCode(secrets.wallCode(
                                state.getAccount().getOrganisation(), state.getAccount().getWallId(), state.getGeneration()))
                        .setExpireTime(state.getAccount().getCodeExpireTime()));
        return response.build();
    }

    private Optional<OfficerState> invited(Receipt receipt) {
        return asLeft(receipt)
                .map(OfficerState.class::cast)
                .filter(state -> state.getAccount().getState() == AccountState.ACCOUNT_STATE_INVITED);
    }

    private Optional<Message> asLeft(Receipt receipt) {
        return ledger.state(receipt.getResource())
                .filter(row -> row.revision() == receipt.getRevision())
                .map(States::parse);
    }

    private String setupCode(OfficerState state) {
        return secrets.setupCode(
                state.getAccount().getOrganisation(), state.getAccount().getOfficerId(), state.getGeneration());
    }
}

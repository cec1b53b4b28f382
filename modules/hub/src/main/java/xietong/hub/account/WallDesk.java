// SPDX-License-Identifier: Apache-2.0
package xietong.hub.account;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import xietong.hub.account.AccountSecrets.Wall;
import xietong.hub.writer.Submissions;
import xietong.ledger.Reads;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.account.Accounts;
import xietong.rules.directory.Directory;
import xietong.store.v1.WallBegun;
import xietong.store.v1.WallState;
import xietong.v1.AccountState;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;
import xietong.v1.WallAccount;

/** Walls: a code makes a browser one, the credential that it then keeps gives it its sessions until it is taken back. */
public final class WallDesk implements AutoCloseable {
    private final AccountBook book;
    private final AccountSecrets secrets;
    private final SignInRooms rooms = new SignInRooms();

    /** For one node; {@code directory} is the one in force. */
    public WallDesk(Reads ledger, Submissions writer, Supplier<Directory> directory, AccountSecrets secrets) {
        this.book = new AccountBook(ledger, writer, directory);
        this.secrets = secrets;
    }

    /**
     * A browser that became a wall.
     *
     * @param credential what it keeps
     * @param account its account
     * @param since trusted time
     */
    public record Begun(String credential, WallAccount account, Instant since) {}

    /** Uses a wall's code at a browser; refused with REASON_UNAUTHENTICATED for whatever is wrong. */
    public CompletableFuture<Begun> begin(String organisation, String wall, String code, String device, String address) {
        return rooms.attempt(address, () -> {
            WallState state = book.wall(organisation, wall).orElse(WallState.getDefaultInstance());
            boolean fits = AccountSecrets.isSame(secrets.wallCode(organisation, wall, state.getGeneration()), code);
            if (!fits || state.getAccount().getState() != AccountState.ACCOUNT_STATE_INVITED) {
                throw SignInDesk.refused();
            }
            try {
                var receipt = book.done(organisation, WallBegun.newBuilder()
                        .setHeader(AccountBook.head("wall", Accounts.WALL_PREFIX + wall, OfficerRole.OFFICER_ROLE_WALL))
                        .setOrganisation(organisation)
                        .setWallId(wall)
                        .setGeneration(state.getGeneration())
                        .setDevice(device)
                        .build());
                String credential = secrets.credential(new Wall(organisation, wall, state.getGeneration(), device));
                return new Begun(credential, state.getAccount(), Times.instant(receipt.getAcceptTime()));
            } catch (Refused refused) {
                throw refused.reason() == Reason.REASON_STATE_FORBIDS ? SignInDesk.refused() : refused;
            }
        });
    }

    /** The wall of a credential that still counts; empty for any other. */
    public CompletableFuture<Optional<WallAccount>> known(String credential) {
        Optional<Wall> wall = secrets.wall(credential);
        return wall.isEmpty()
                ? CompletableFuture.completedFuture(Optional.empty())
                : rooms.ask(() -> book.wall(wall.get().organisation(), wall.get().wall())
                        .filter(s -> s.getGeneration() == wall.get().generation()
                                && s.getDevice().equals(wall.get().device())
                                && s.getAccount().getState() == AccountState.ACCOUNT_STATE_ACTIVE)
                        .map(WallState::getAccount));
    }

    @Override
    public void close() {
        rooms.close();
    }
}

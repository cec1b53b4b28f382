// SPDX-License-Identifier: Apache-2.0
package xietong.app.output;

import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xietong.v1.AccountState;
import xietong.v1.OfficerAccount;
import xietong.v1.Receipt;
import xietong.v1.WallAccount;

/** Accounts of officers and walls 账号. */
public final class AccountText {
    private AccountText() {}

    /** The receipt, and the code that goes out with the answer only. */
    public static void answer(Output output, Message answer, Receipt receipt, String code, Timestamp expiry) {
        if (output.json()) {
            output.json(answer);
            return;
        }
        output.receipt(receipt);
        if (code.isEmpty()) {
            output.aside("no code: the account goes on as it is 账号沿用原口令");
        } else {
            output.line("code 启用码  " + code + "  until 有效至 " + Words.time(expiry)
                    + "; told once, to nobody but whom it is for 仅显示一次");
        }
    }

    /** A table of officers. */
    public static void officers(Output output, Stream<OfficerAccount> accounts) {
        new Listing<OfficerAccount>("account",
                        a -> new String[] {a.getOfficerId(), a.getName(), roles(a), a.getDesk(), state(a.getState()),
                            Words.time(a.getSignInTime())},
                        "OFFICER", "NAME", "ROLES", "DESK", "STATE", "LAST SIGN-IN")
                .print(output, accounts);
    }

    /** A table of walls. */
    public static void walls(Output output, Stream<WallAccount> walls) {
        new Listing<WallAccount>("wall",
                        w -> new String[] {w.getWallId(), w.getTitle(), state(w.getState()), Words.time(w.getBeginTime())},
                        "WALL", "TITLE", "STATE", "SINCE")
                .print(output, walls);
    }

    private static String roles(OfficerAccount account) {
        return account.getRolesList().stream().map(Words::shortName).collect(Collectors.joining(","));
    }

    private static String state(AccountState state) {
        return switch (state) {
            case ACCOUNT_STATE_INVITED -> "INVITED 待启用";
            case ACCOUNT_STATE_ACTIVE -> "ACTIVE 在用";
            case ACCOUNT_STATE_LOCKED -> "LOCKED 锁定";
            case ACCOUNT_STATE_REMOVED -> "REMOVED 停用";
            default -> "?";
        };
    }
}

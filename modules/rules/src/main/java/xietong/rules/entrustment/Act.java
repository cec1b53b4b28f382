// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_CONFIRMED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_DISPUTED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_FEEDBACK;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_IN_PROGRESS;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_NEED_SUPPLEMENT;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_PENDING_APPROVAL;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_RETURNED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_SENT;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_SIGNED;
import static xietong.v1.EntrustmentState.ENTRUSTMENT_STATE_UNSPECIFIED;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import xietong.v1.Entrustment;
import xietong.v1.EntrustmentState;

/** What may be done in which state (domain brief 1.6): the one table of it, for rules, answers and tests. */
public enum Act {
    SUBMIT("Submit", ENTRUSTMENT_STATE_UNSPECIFIED),
    APPROVE("Approve", ENTRUSTMENT_STATE_PENDING_APPROVAL),
    SIGN("Sign", ENTRUSTMENT_STATE_SENT),
    REQUEST_SUPPLEMENT("RequestSupplement", ENTRUSTMENT_STATE_SIGNED, ENTRUSTMENT_STATE_IN_PROGRESS),
    SUPPLEMENT("Supplement", ENTRUSTMENT_STATE_NEED_SUPPLEMENT),
    REPORT("Report", ENTRUSTMENT_STATE_SIGNED, ENTRUSTMENT_STATE_IN_PROGRESS),
    CONFIRM("Confirm", ENTRUSTMENT_STATE_FEEDBACK),
    RETURN(
            "Return",
            ENTRUSTMENT_STATE_SIGNED,
            ENTRUSTMENT_STATE_IN_PROGRESS,
            ENTRUSTMENT_STATE_NEED_SUPPLEMENT),
    WITHDRAW(
            "Withdraw",
            ENTRUSTMENT_STATE_PENDING_APPROVAL,
            ENTRUSTMENT_STATE_SENT,
            ENTRUSTMENT_STATE_SIGNED,
            ENTRUSTMENT_STATE_IN_PROGRESS,
            ENTRUSTMENT_STATE_NEED_SUPPLEMENT),
    URGE("Urge", ENTRUSTMENT_STATE_SENT, ENTRUSTMENT_STATE_SIGNED, ENTRUSTMENT_STATE_IN_PROGRESS),
    RATE("Rate", ENTRUSTMENT_STATE_CONFIRMED, ENTRUSTMENT_STATE_RETURNED),
    RAISE_DISPUTE(
            "RaiseDispute",
            ENTRUSTMENT_STATE_SIGNED,
            ENTRUSTMENT_STATE_IN_PROGRESS,
            ENTRUSTMENT_STATE_NEED_SUPPLEMENT,
            ENTRUSTMENT_STATE_FEEDBACK),
    SETTLE_DISPUTE("SettleDispute", ENTRUSTMENT_STATE_DISPUTED);

    private final String rpc;
    private final Set<EntrustmentState> from;

    Act(String rpc, EntrustmentState first, EntrustmentState... more) {
        this.rpc = rpc;
        this.from = EnumSet.of(first, more);
    }

    /** The method's short name. */
    public String rpc() {
        return rpc;
    }

    /** The method's full name. */
    public String method() {
        return "xietong.v1." + call();
    }

    /** The method's name without the package. */
    String call() {
        return "EntrustmentService/" + rpc;
    }

    /** States in which it may be done. */
    public Set<EntrustmentState> from() {
        return from;
    }

    /** What may be done in a state, by anyone. */
    public static List<Act> allowedIn(EntrustmentState state) {
        return Arrays.stream(values()).filter(a -> a.from.contains(state)).toList();
    }

    /** What may be done with a matter, by anyone: it is rated once, and not after its personal data was erased. */
    static List<Act> allowed(Entrustment matter) {
        return allowedIn(matter.getState()).stream()
                .filter(a -> a != RATE || matter.getRating() == 0 && !matter.getErased())
                .toList();
    }
}

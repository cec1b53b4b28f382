// SPDX-License-Identifier: Apache-2.0
package xietong.rules.alert;

import com.google.protobuf.Message;
import java.util.List;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.StandardRule;
import xietong.v1.Alert;
import xietong.v1.CommandHeader;
import xietong.v1.Reason;

/** What every command on an alert shares. Refused with REASON_STATE_FORBIDS where {@link AlertAct} does not allow it. */
abstract class AlertRule<C extends Message> extends StandardRule<C, Alert> {
    private static final AlertResource RESOURCE = new AlertResource();

    private final AlertAct act;

    AlertRule(AlertAct act, C prototype) {
        super("AlertService/" + act.rpc(), prototype, AlertResource.KIND);
        this.act = act;
    }

    /** Writes the draft; refuses where the class header says so. */
    abstract void apply(AlertDraft draft, C command, CommandHeader head);

    @Override
    public Decision<Alert> decide(Alert state, C command, Context context) {
        RESOURCE.requireAllowed(act.rpc(), state);
        var draft = new AlertDraft(resource(command, context.caller()), state, act.rpc(), context);
        apply(draft, command, header(command));
        return draft.tellActor().decision();
    }

    /** Refused with REASON_NOT_CLAIMED where the caller has not claimed it. */
    static void requireClaim(AlertDraft draft) {
        if (!draft.before.getClaim().getOrganisation().equals(draft.context().caller().code())) {
            throw AlertResource.claimed(
                    Reason.REASON_NOT_CLAIMED, "whoever acts has claimed it before", draft.before);
        }
    }

    /** Refusal of what the legal basis does not allow. */
    static Refused basisForbids(String field, AlertDraft draft, List<String> accepted) {
        var basis = draft.context().book().locating().basis(draft.before.getLegalBasis());
        return new Refused(Reason.REASON_BASIS_FORBIDS, field + ": the legal basis does not allow it")
                .with("field", field)
                .with("legal_basis", draft.before.getLegalBasis())
                .with("accepted", String.join(",", accepted))
                .with("article", basis.source());
    }
}

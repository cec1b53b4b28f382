// SPDX-License-Identifier: Apache-2.0
package xietong.rules.entrustment;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Checks;
import xietong.rules.CommandRule;
import xietong.rules.Context;
import xietong.rules.Decision;
import xietong.rules.Refused;
import xietong.rules.identifier.CaseNumber;
import xietong.rules.identifier.InvalidIdentifier;
import xietong.v1.CommandHeader;
import xietong.v1.DocumentRef;
import xietong.v1.Entrustment;
import xietong.v1.Paper;
import xietong.v1.Reason;

/**
 * What every command on a matter shares: it names the matter in {@code id}, its state must allow it, and it becomes a
 * step. Refused with REASON_STATE_FORBIDS where {@link Act} does not allow it, and with REASON_FIELD_INVALID where
 * {@code header.case_number} is set and not the matter's. Every refusal tells the state and what it allows.
 */
abstract class EntrustmentRule<C extends Message> implements CommandRule<C, Entrustment> {
    private final Act act;
    private final C prototype;
    private final FieldDescriptor header;
    private final FieldDescriptor id;

    EntrustmentRule(Act act, C prototype) {
        this.act = act;
        this.prototype = prototype;
        this.header = prototype.getDescriptorForType().findFieldByName("header");
        this.id = prototype.getDescriptorForType().findFieldByName("id");
    }

    /** Writes the draft; refuses where the class header says so. */
    abstract void apply(Draft draft, C command, CommandHeader head);

    @Override
    public final Decision<Entrustment> decide(Entrustment state, C command, Context context) {
        try {
            act.requireAllowed(state);
            CommandHeader head = header(command);
            if (id != null && !head.getCaseNumber().isEmpty() && !names(head.getCaseNumber(), state)) {
                throw Refused.field("header.case_number", "empty, or the case number of the matter");
            }
            var draft = new Draft(state, act.rpc(), context);
            apply(draft, command, head);
            return draft.decision();
        } catch (Refused refused) {
            boolean nothingYet = id == null && state.getRevision() == 0;
            throw nothingYet ? refused : Act.explained(refused, state);
        }
    }

    private static boolean names(String caseNumber, Entrustment matter) {
        try {
            return CaseNumber.parse(caseNumber).value().equals(matter.getCaseNumber());
        } catch (InvalidIdentifier e) {
            return false;
        }
    }

    @Override
    public final String method() {
        return act.method();
    }

    @Override
    public final C prototype() {
        return prototype;
    }

    @Override
    public final String kind() {
        return EntrustmentResource.KIND;
    }

    @Override
    public final CommandHeader header(C command) {
        return (CommandHeader) command.getField(header);
    }

    @Override
    public final String resource(C command, Caller caller) {
        return id == null ? "" : (String) command.getField(id);
    }

    /** Papers that carry a document each, of a kind that the rule book knows. */
    static List<Paper> papers(String field, List<Paper> papers, Context context) {
        Checks.list(field, papers, 0);
        Set<String> kinds = context.book().matters().papers().keySet();
        for (Paper paper : papers) {
            if (!kinds.contains(paper.getKind())) {
                throw Refused.field(field + ".kind", String.join(", ", kinds));
            }
            Checks.text(field + ".number", paper.getNumber(), 100);
            document(field + ".document", paper.getDocument());
        }
        return papers;
    }

    private static void document(String field, DocumentRef document) {
        int organisation = document.getOrganisation().length();
        if (!document.getDigest().matches("sha256:[0-9a-f]{64}") || organisation < 1 || organisation > 32) {
            throw new Refused(Reason.REASON_DOCUMENT_UNKNOWN, field + ": no document is named")
                    .with("field", field)
                    .with("accepted", "organisation, and sha256: with 64 lower-case hexadecimal digits");
        }
        Checks.text(field + ".name", document.getName(), 200);
        Checks.text(field + ".media_type", document.getMediaType(), 100);
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.writer;

import com.google.protobuf.Message;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.CommandRule;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Rights;
import xietong.v1.OrganisationKind;
import xietong.v1.Reason;

/**
 * How the caller of a command stands to the resource on which its rights are checked: whether it may, and whether it
 * is told where the resource stands when it is refused. A stranger is told nothing.
 *
 * @param target the resource, if there is one
 * @param party whether the resource itself knows the caller
 * @param permitted whether the rights table allows the command
 */
record Standing(Optional<Draft.Loaded> target, boolean party, boolean permitted) {

    /** Refused with REASON_NOT_PARTY where there is no such resource. */
    static Standing of(
            CommandRule<Message, Message> rule, Message command, Caller caller, Rights rights, Draft draft) {
        String subject = rule.subject(command, caller);
        Optional<Draft.Loaded> target = subject.isEmpty() ? Optional.empty() : draft.load(subject);
        boolean implicit = rule.kind().equals(subject);
        if (!subject.isEmpty() && target.isEmpty() && !implicit) {
            throw Refused.notParty();
        }
        var relations = EnumSet.noneOf(Relation.class);
        target.ifPresent(t -> relations.addAll(own(t, caller, draft)));
        boolean party = !relations.isEmpty();
        if (caller.organisation().getKind() == OrganisationKind.ORGANISATION_KIND_OPERATOR) {
            relations.add(Relation.OPERATOR);
        }
        if (subject.isEmpty()) {
            relations.add(Relation.NONE);
        }
        boolean permitted =
                rights.permits(rule.method(), caller.organisation().getKind(), caller.role(), relations);
        if (!permitted && relations.isEmpty()) {
            throw Refused.notParty();
        }
        return new Standing(target, party, permitted);
    }

    private static Set<Relation> own(Draft.Loaded target, Caller caller, Draft draft) {
        return Catalogue.resource(target.row().kind())
                .relations(target.state(), caller, draft.book.directory());
    }

    void requireRight() {
        if (!permitted) {
            throw new Refused(Reason.REASON_RIGHT_MISSING, "this is not yours to do in this role and relation");
        }
    }

    /** The same refusal, with where the resource stands for those who may know it. */
    Refused explained(Refused refused) {
        boolean secret = refused.reason() == Reason.REASON_NOT_PARTY || !party && !permitted;
        return secret || target.isEmpty()
                ? refused
                : Catalogue.resource(target.get().row().kind()).explained(refused, target.get().state());
    }
}

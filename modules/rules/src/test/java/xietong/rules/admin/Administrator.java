// SPDX-License-Identifier: Apache-2.0
package xietong.rules.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.Set;
import xietong.rules.Caller;
import xietong.rules.Case;
import xietong.rules.Catalogue;
import xietong.rules.Checks;
import xietong.rules.Config;
import xietong.rules.Context;
import xietong.rules.Contract;
import xietong.rules.Court;
import xietong.rules.Decision;
import xietong.rules.Look;
import xietong.rules.Motion;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Rights;
import xietong.rules.book.RuleBook;
import xietong.v1.Mode;
import xietong.v1.OfficerRole;

/** The operator's administrator at a desk: gives commands on one resource and sees what they do. */
final class Administrator {
    static final Instant NOW = Case.beijing("2026-03-02T09:00");

    private RuleBook book = Config.BOOK;
    private Mode mode = Mode.MODE_LIVE;

    Administrator on(Mode ledger) {
        mode = ledger;
        return this;
    }

    RuleBook book() {
        return book;
    }

    static <B extends Message.Builder> Motion<B> motion(B command) {
        return Court.OPERATOR.by(command).as(Court.OPERATOR.officer(1, OfficerRole.OFFICER_ROLE_ADMINISTRATOR));
    }

    private Context context(Motion<?> motion) {
        return new Context(NOW, motion.caller(book.directory()), book, mode, "", Look.NOTHING);
    }

    /** The command is accepted; changes of the rule book are in force from then on. */
    Decision<Message> does(Message.Builder command, Message state) {
        Motion<?> motion = motion(command);
        Caller caller = motion.caller(book.directory());
        var rule = motion.rule();
        Checks.header(rule.header(motion.command()));
        assertThat(Rights.standard().permits(
                rule.method(), caller.organisation().getKind(), caller.role(), Set.of(Relation.OPERATOR))).isTrue();
        Decision<Message> decision = rule.decide(state, motion.command(), context(motion));
        if (!decision.rules().isEmpty()) {
            book = book.with(Catalogue.resourceOf(decision.state()).revision(decision.state()), decision.rules());
        }
        return decision;
    }

    /** The command is refused for a reason that the contract lists. */
    Refused refused(Motion<?> motion, Message state) {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> motion.rule().decide(state, motion.command(), context(motion)));
        assertThat(refused).as("should be refused").isNotNull();
        assertThat(Contract.reasons(motion.rule().method())).contains(refused.reason());
        return Catalogue.resourceOf(state).explained(refused, state);
    }

    Refused refused(Message.Builder command, Message state) {
        return refused(motion(command), state);
    }
}

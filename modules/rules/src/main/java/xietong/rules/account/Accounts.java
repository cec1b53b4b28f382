// SPDX-License-Identifier: Apache-2.0
package xietong.rules.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.Refused;
import xietong.rules.Times;
import xietong.rules.session.SessionResource;
import xietong.store.v1.OfficerState;
import xietong.store.v1.SessionEnd;
import xietong.v1.AccountState;
import xietong.v1.OfficerRole;
import xietong.v1.Reason;

/** What the rules of accounts share: names, periods, and the end of sessions. */
public final class Accounts {
    /** Failures in a row after which an account rests. */
    public static final int MOST_FAILURES = 5;
    /** For so long. */
    public static final Duration LOCK = Duration.ofMinutes(15);
    /** A setup code counts for so long. */
    public static final Duration SETUP = Duration.ofDays(3);
    /** A wall's code counts for so long. */
    public static final Duration WALL_CODE = Duration.ofHours(1);
    /** A session's officer where it is a wall's: this and the wall's identifier, which no officer's may begin with. */
    public static final String WALL_PREFIX = "wall:";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\u3400-\\u4dbf\\u4e00-\\u9fff._-]{1,64}");

    private Accounts() {}

    /** An identifier that people type. */
    static String id(String field, String value) {
        if (!isId(value)) {
            throw Refused.field(field, "1 to 64 of letters A-Z a-z, digits, Chinese characters and - _ .");
        }
        return value;
    }

    /** Whether it has the form of an identifier. */
    public static boolean isId(String value) {
        return ID.matcher(value).matches();
    }

    /** Whether the account is locked at a moment. */
    public static boolean isLocked(OfficerState state, Instant now) {
        return state.getAccount().hasLockExpireTime()
                && now.isBefore(Times.instant(state.getAccount().getLockExpireTime()));
    }

    /** Refuses with REASON_NOT_PARTY where there is no such account, or it was removed. */
    static void requireThere(AccountState state) {
        if (state == AccountState.ACCOUNT_STATE_UNSPECIFIED || state == AccountState.ACCOUNT_STATE_REMOVED) {
            throw Refused.notParty();
        }
    }

    /** Refuses with REASON_STATE_FORBIDS what is not the generation, or not a role, in which the account may sign in now. */
    static void requireOpen(OfficerState state, AccountState wanted, long generation, Instant now) {
        if (state.getGeneration() != generation
                || state.getAccount().getState() != wanted
                || isLocked(state, now)) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "the account does not sign in so now");
        }
    }

    /** Refuses with REASON_STATE_FORBIDS a step that was used. */
    static void requireFresh(OfficerState state, long step) {
        if (step <= state.getLastStep()) {
            throw new Refused(Reason.REASON_STATE_FORBIDS, "the code was used");
        }
    }

    /** Whether a role is one in which people sign in. */
    static boolean isPersons(OfficerRole role) {
        return role != OfficerRole.OFFICER_ROLE_UNSPECIFIED
                && role != OfficerRole.UNRECOGNIZED
                && role != OfficerRole.OFFICER_ROLE_SYSTEM
                && role != OfficerRole.OFFICER_ROLE_WALL;
    }

    /** Ends all sessions of an officer, or of a wall. */
    static Effect endAll(String organisation, String officer, Context context) {
        String id = SessionResource.officer(organisation, officer);
        long revision = context.look().state(id, SessionEnd.getDefaultInstance()).map(SessionEnd::getRevision).orElse(0L);
        return Effect.quiet(id, SessionEnd.newBuilder()
                .setOrganisation(organisation)
                .setOfficerId(officer)
                .setRevision(revision + 1)
                // After what began at this very instant.
                .setBeginTime(Times.timestamp(context.now().plusNanos(1_000)))
                .build());
    }

    /** Refuses with REASON_FIELD_INVALID what are no roles of a person. */
    static void roles(List<OfficerRole> roles) {
        boolean good = !roles.isEmpty()
                && roles.stream().allMatch(Accounts::isPersons)
                && roles.stream().distinct().count() == roles.size();
        if (!good) {
            throw Refused.field("roles", "one or more, each once: OFFICER, APPROVER, COMMAND_CENTRE, ADMINISTRATOR, AUDITOR,"
                    + " POLICE, GRID_WORKER");
        }
    }
}

// SPDX-License-Identifier: Apache-2.0
package xietong.hub.gateway;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.Optional;
import xietong.hub.Shown;
import xietong.hub.States;
import xietong.ledger.HistoryRecord;
import xietong.ledger.Ledger;
import xietong.rules.Caller;
import xietong.rules.Catalogue;
import xietong.rules.Times;
import xietong.rules.account.OfficerResource;
import xietong.rules.account.WallResource;
import xietong.rules.admin.AdminRules;
import xietong.rules.approval.ProposalResource;
import xietong.store.v1.HistoryBody;
import xietong.store.v1.PersonalPart;
import xietong.store.v1.PersonalParts;
import xietong.v1.AuditKind;
import xietong.v1.AuditRecord;
import xietong.v1.CommandHeader;
import xietong.v1.OrganisationKind;

/**
 * Who may see which acts on the record. Readings in clear: the organisation that read, with the reason, and whoever may
 * see what was read, without it, since it may tell of persons. The operator sees that there was a reading, by whom and
 * when, but neither of what nor why: it is party to nothing. What administrators did: the operator; what they proposed to
 * each other, the organisation whose they are, and the operator without the reason.
 * Accounts and sign-ins: the organisation whose they are; the operator sees that there was an act, not about whom.
 */
final class AuditSight {
    private static final String SESSIONS = "xietong.v1.SessionService/";
    /** Place of {@code header.reason} in every command. */
    private static final String REASON = "1." + CommandHeader.REASON_FIELD_NUMBER;

    private final Ledger ledger;
    private final States states;

    AuditSight(Ledger ledger, States states) {
        this.ledger = ledger;
        this.states = states;
    }

    /** What an act is; UNSPECIFIED for what no audit looks at. */
    static AuditKind kind(HistoryRecord record) {
        if (record.kind().equals(AdminRules.ACCESS)) {
            return AuditKind.AUDIT_KIND_READING;
        }
        if (isAccount(record)) {
            return AuditKind.AUDIT_KIND_ACCOUNT;
        }
        boolean own = record.kind().equals(AdminRules.RULE_BOOK) || record.kind().equals(AdminRules.HUB);
        return own || isProposal(record) || record.command().equals(AdminRules.ERASE)
                ? AuditKind.AUDIT_KIND_ADMINISTRATION
                : AuditKind.AUDIT_KIND_UNSPECIFIED;
    }

    private static boolean isProposal(HistoryRecord record) {
        return record.kind().equals(ProposalResource.KIND);
    }

    /** Accounts, and sessions as they were opened and closed; not what ended with an account. */
    private static boolean isAccount(HistoryRecord record) {
        return record.kind().equals(OfficerResource.KIND)
                || record.kind().equals(WallResource.KIND)
                || record.command().startsWith(SESSIONS);
    }

    /** Who acted; of an account, whose it is: the hub's own commands about it are about its officer's acts. */
    static String organisation(HistoryRecord record) {
        return isAccount(record) ? record.resource().split("/", 3)[1] : record.organisation();
    }

    /** The resource that was read in clear, or changed. */
    static String about(HistoryRecord record) {
        if (!record.kind().equals(AdminRules.ACCESS)) {
            return record.resource();
        }
        String[] parts = record.resource().split("/", 2);
        return parts[1].substring(0, parts[1].lastIndexOf('/'));
    }

    /** Whether it is in the reader's list. */
    boolean sees(HistoryRecord record, Caller reader) {
        return isOperator(reader) || seesWhole(record, reader);
    }

    /** Whether the reader is told what it was about, and may have the record itself. */
    boolean seesWhole(HistoryRecord record, Caller reader) {
        return switch (kind(record)) {
            case AUDIT_KIND_READING -> isOwn(record, reader) || isParty(record, reader);
            case AUDIT_KIND_ACCOUNT -> isOwn(record, reader);
            default -> isOperator(reader) || isProposal(record) && isOwn(record, reader);
        };
    }

    boolean seesReason(HistoryRecord record, Caller reader) {
        return kind(record) == AuditKind.AUDIT_KIND_ADMINISTRATION && !isProposal(record) ? isOperator(reader) : isOwn(record, reader);
    }

    private static boolean isOperator(Caller reader) {
        return reader.organisation().getKind() == OrganisationKind.ORGANISATION_KIND_OPERATOR;
    }

    private boolean isOwn(HistoryRecord record, Caller reader) {
        return states.parts(reader).contains(organisation(record));
    }

    private boolean isParty(HistoryRecord record, Caller reader) {
        return ledger.state(about(record)).flatMap(row -> Shown.view(states, row, reader)).isPresent();
    }

    AuditRecord record(HistoryRecord record, Caller reader) {
        var shown = AuditRecord.newBuilder()
                .setPosition(record.position())
                .setOrdinal(record.ordinal())
                .setTime(Times.timestamp(record.stamp()))
                .setKind(kind(record))
                .setOrganisation(organisation(record))
                .setOfficerId(record.officer())
                .setCommand(record.command())
                .setRuleBookVersion(record.rulesVersion());
        boolean whole = seesWhole(record, reader);
        if (whole) {
            shown.setResource(about(record));
        }
        header(record).ifPresent(header -> shown.setRole(header.getOfficer().getRole())
                .setCaseNumber(whole ? header.getCaseNumber() : ""));
        Optional<PersonalPart> reason = reason(record);
        if (reason.isPresent() && seesReason(record, reader)) {
            shown.setReason(reason.get().getValue().toStringUtf8());
        } else {
            shown.setReasonWithheld(reason.isPresent() || record.parts() == null);
        }
        return shown.build();
    }

    /** Head of the command, without what is personal; empty where it is no command of anyone's. */
    private static Optional<CommandHeader> header(HistoryRecord record) {
        return Catalogue.<Message>rule(record.command()).map(rule -> {
            try {
                HistoryBody body = HistoryBody.parseFrom(record.body());
                return rule.header(rule.prototype().getParserForType().parseFrom(body.getCommand()));
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("history at " + record.position() + " cannot be read", e);
            }
        });
    }

    /** The reason with its salt; empty where none was given, or it was erased. */
    static Optional<PersonalPart> reason(HistoryRecord record) {
        try {
            return record.parts() == null
                    ? Optional.empty()
                    : PersonalParts.parseFrom(record.parts()).getPartsList().stream()
                            .filter(part -> part.getPath().equals(REASON))
                            .findFirst();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("history at " + record.position() + " cannot be read", e);
        }
    }
}

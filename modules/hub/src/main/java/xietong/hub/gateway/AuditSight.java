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
import xietong.rules.admin.AdminRules;
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
 * when, but neither of what nor why: it is party to nothing. What administrators did: the operator.
 */
final class AuditSight {
    private static final String ERASE = "xietong.v1.AdminService/Erase";
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
        boolean own = record.kind().equals(AdminRules.RULE_BOOK) || record.kind().equals(AdminRules.HUB);
        return own || record.command().equals(ERASE)
                ? AuditKind.AUDIT_KIND_ADMINISTRATION
                : AuditKind.AUDIT_KIND_UNSPECIFIED;
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
        return kind(record) == AuditKind.AUDIT_KIND_READING
                ? isOwn(record, reader) || isParty(record, reader)
                : isOperator(reader);
    }

    boolean seesReason(HistoryRecord record, Caller reader) {
        return kind(record) == AuditKind.AUDIT_KIND_ADMINISTRATION ? isOperator(reader) : isOwn(record, reader);
    }

    private static boolean isOperator(Caller reader) {
        return reader.organisation().getKind() == OrganisationKind.ORGANISATION_KIND_OPERATOR;
    }

    private boolean isOwn(HistoryRecord record, Caller reader) {
        return states.parts(reader).contains(record.organisation());
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
                .setOrganisation(record.organisation())
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

// SPDX-License-Identifier: Apache-2.0
package xietong.rules.subject;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import xietong.rules.Context;
import xietong.rules.Effect;
import xietong.rules.Look;
import xietong.rules.Notices;
import xietong.rules.Refused;
import xietong.rules.Relation;
import xietong.rules.Times;
import xietong.v1.AddressState;
import xietong.v1.GridTask;
import xietong.v1.Reason;
import xietong.v1.Subject;
import xietong.v1.SubjectAddress;
import xietong.v1.SubjectFile;
import xietong.v1.SubjectName;

/** Files of persons: one for each identifier in a case; names and addresses are added, none is overwritten. */
public final class Subjects {
    static final String BY_IDENTITY = "subject/identity";

    private static final int MOST_NAMES = 10;
    private static final int MOST_ADDRESSES = 50;

    private Subjects() {}

    /** Owner of lists by person and case; nothing can be read from it. */
    public static String owner(String court, String caseNumber, String identifier) {
        try {
            byte[] bytes = String.join("\n", court, caseNumber, identifier).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file of a person in a case, if there is one. */
    public static Optional<String> find(String court, String caseNumber, String identifier, Look look) {
        return look.listed(BY_IDENTITY, owner(court, caseNumber, identifier)).stream().findFirst();
    }

    /** A new file of a person as known so far. */
    public static SubjectFile.Builder opened(String id, String court, String caseNumber, Subject subject, Context context) {
        var file = SubjectFile.newBuilder()
                .setId(id)
                .setCourt(court)
                .setCaseNumber(caseNumber)
                .setKind(subject.getKind())
                .setIdentifier(subject.getIdentifier());
        subject.getFormerNamesList().forEach(n -> file.addNames(name(n, court, context)));
        file.addNames(name(subject.getName(), court, context));
        for (String address : subject.getAddressesList()) {
            file.addAddresses(address(address, AddressState.ADDRESS_STATE_REPORTED, court, "", context));
        }
        return file;
    }

    private static SubjectName name(String name, String organisation, Context context) {
        return SubjectName.newBuilder()
                .setName(name)
                .setTime(Times.timestamp(context.now()))
                .setOrganisation(organisation)
                .build();
    }

    private static SubjectAddress address(
            String text, AddressState state, String organisation, String task, Context context) {
        return SubjectAddress.newBuilder()
                .setText(text)
                .setState(state)
                .setTime(Times.timestamp(context.now()))
                .setOrganisation(organisation)
                .setTask(task)
                .build();
    }

    /** Adds a name; the last one is the present one. Refused with REASON_FIELD_INVALID for one that is known. */
    public static void addName(SubjectFile.Builder file, String name, boolean current, Context context) {
        boolean known = file.getNamesList().stream().anyMatch(n -> n.getName().equals(name));
        if (known || file.getNamesCount() > MOST_NAMES) {
            throw Refused.field("name", "another than those known, at most " + MOST_NAMES);
        }
        SubjectName added = name(name, context.caller().code(), context);
        file.addNames(current ? file.getNamesCount() : file.getNamesCount() - 1, added);
    }

    /** Adds a version of where someone lives; those of the same text end with it. */
    public static void addAddress(
            SubjectFile.Builder file, String text, AddressState state, String organisation, String task, Context context) {
        if (file.getAddressesCount() >= MOST_ADDRESSES) {
            throw new Refused(Reason.REASON_TOO_LARGE, "more addresses than are kept").with("accepted", MOST_ADDRESSES);
        }
        for (SubjectAddress.Builder earlier : file.getAddressesBuilderList()) {
            if (!earlier.hasUntilTime() && earlier.getText().equals(text)) {
                earlier.setUntilTime(Times.timestamp(context.now()));
            }
        }
        file.addAddresses(address(text, state, organisation, task, context));
    }

    /** What the grid reported becomes a dated version, in the person's file or a new one. */
    public static Effect reported(GridTask task, String taskId, String text, Context context) {
        Subject subject = task.getSubject().getSubject();
        Optional<String> known = find(task.getCourt(), task.getCaseNumber(), subject.getIdentifier(), context.look());
        String id = known.orElseGet(() -> context.newId(1));
        SubjectFile.Builder file = known
                .flatMap(k -> context.look().state(k, SubjectFile.getDefaultInstance()))
                .map(SubjectFile::toBuilder)
                .orElseGet(() -> opened(id, task.getCourt(), task.getCaseNumber(), subject, context));
        addAddress(file, text, AddressState.ADDRESS_STATE_REPORTED, context.caller().code(), taskId, context);
        var notices = Notices.toAll(SubjectFileResource.KIND);
        notices.tell(task.getCourt(), "address_reported", Relation.SENDER);
        return new Effect(id, file.setRevision(file.getRevision() + 1).build(), notices.all());
    }

    /** Former names of a person: those that his file knows, then those by which a matter knew him, each once. */
    public static List<String> formerNames(Subject known, Subject own) {
        var names = new LinkedHashSet<>(known.getFormerNamesList());
        names.addAll(own.getFormerNamesList());
        names.add(own.getName());
        names.removeAll(List.of(known.getName(), ""));
        return List.copyOf(names);
    }

    /** The person as known now: the last name is the present one, the others are former. */
    public static Subject known(SubjectFile.Builder file) {
        int last = file.getNamesCount() - 1;
        var subject = Subject.newBuilder()
                .setKind(file.getKind())
                .setIdentifier(file.getIdentifier())
                .setName(file.getNames(last).getName());
        file.getNamesList().subList(0, last).forEach(n -> subject.addFormerNames(n.getName()));
        return subject.build();
    }
}

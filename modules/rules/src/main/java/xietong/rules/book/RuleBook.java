// SPDX-License-Identifier: Apache-2.0
package xietong.rules.book;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import xietong.rules.calendar.LegalCalendar;
import xietong.rules.directory.Directory;
import xietong.v1.Organisation;

/**
 * The rules in force, immutable: documents (matters, clocks, calendar, agreements, freezes, collaborations, locate, grid, warnings, administration, retention) and the directory, in numbered
 * versions. The ledger keeps it as entries {@code document/<name>} (YAML text) and {@code organisation/<code>}
 * (serialised); what was started under an older version keeps what it was given then.
 */
public final class RuleBook {
    /** The document that a rule book may lack: nothing is asked of administrators then. */
    public static final String ADMINISTRATION = "administration";
    /** The same: nothing is erased by the passing of time then. */
    public static final String RETENTION = "retention";
    /** Documents that a rule book may lack, since there were books before there were such documents. */
    public static final Set<String> LATER = Set.of(ADMINISTRATION, RETENTION);
    /** Names of the documents. */
    public static final List<String> DOCUMENTS = List.of("matters", "clocks", "calendar", "agreements", "freezes", "collaborations", "locate", "grid", "warnings", ADMINISTRATION, RETENTION);

    private static final String DOCUMENT = "document/";
    private static final String ORGANISATION = "organisation/";

    private final long version;
    private final Map<String, String> texts;
    private final Matters matters;
    private final Clocks clocks;
    private final LegalCalendar calendar;
    private final Agreements agreements;
    private final Freezes freezes;
    private final Collaborations collaborations;
    private final Locating locating;
    private final Grids grids;
    private final Warnings warnings;
    private final Administration administration;
    private final Retention retention;
    private final Directory directory;

    private RuleBook(long version, Map<String, String> texts, Directory directory) {
        this.version = version;
        this.texts = Collections.unmodifiableMap(texts);
        this.directory = directory;
        this.matters = Matters.parse(text("matters"));
        // A ledger founded before there were warnings has none until they are applied.
        this.warnings = this.texts.containsKey("warnings") ? Warnings.parse(text("warnings")) : Warnings.NONE;
        this.clocks = Clocks.parse(text("clocks")).with(warnings.clocks());
        warnings.requireKnown(clocks);
        this.calendar = calendar(text("calendar"));
        this.agreements = Agreements.parse(text("agreements"), matters);
        this.freezes = Freezes.parse(text("freezes"), matters);
        this.collaborations = Collaborations.parse(text("collaborations"), matters);
        this.locating = Locating.parse(text("locate"), matters);
        this.grids = Grids.parse(text("grid"), matters);
        this.administration =
                this.texts.containsKey(ADMINISTRATION) ? Administration.parse(text(ADMINISTRATION)) : Administration.NONE;
        this.retention = this.texts.containsKey(RETENTION) ? Retention.parse(text(RETENTION)) : Retention.NONE;
        agreements.byCode().values().forEach(a -> a.getMembersList().forEach(m -> {
            if (directory.find(m.getOrganisation()).isEmpty()) {
                throw Yaml.invalid(
                        "agreements", a.getCode() + ": member " + m.getOrganisation() + " is not in the directory");
            }
        }));
    }

    private RuleBook(RuleBook before, long version, Directory directory) {
        this.version = version;
        this.texts = before.texts;
        this.matters = before.matters;
        this.clocks = before.clocks;
        this.calendar = before.calendar;
        this.agreements = before.agreements;
        this.freezes = before.freezes;
        this.collaborations = before.collaborations;
        this.locating = before.locating;
        this.grids = before.grids;
        this.warnings = before.warnings;
        this.administration = before.administration;
        this.retention = before.retention;
        this.directory = directory;
    }

    /** From the ledger's entries; refused with REASON_RULES_INVALID where a document is missing or wrong. */
    public static RuleBook of(long version, Map<String, byte[]> entries) {
        var texts = new TreeMap<String, String>();
        var organisations = new ArrayList<Organisation>();
        entries.forEach((key, body) -> {
            if (key.startsWith(DOCUMENT)) {
                texts.put(key.substring(DOCUMENT.length()), new String(body, StandardCharsets.UTF_8));
            } else {
                organisations.add(organisation(body));
            }
        });
        return new RuleBook(version, texts, Directory.of(organisations));
    }

    /** The next version, with these entries changed. */
    public RuleBook with(long next, Map<String, byte[]> changed) {
        Directory changedDirectory = directory;
        var changedTexts = new TreeMap<>(texts);
        for (var e : changed.entrySet()) {
            if (e.getKey().startsWith(ORGANISATION)) {
                changedDirectory = changedDirectory.with(organisation(e.getValue()));
            } else {
                changedTexts.put(
                        e.getKey().substring(DOCUMENT.length()), new String(e.getValue(), StandardCharsets.UTF_8));
            }
        }
        return changedTexts.equals(texts)
                ? new RuleBook(this, next, changedDirectory)
                : new RuleBook(next, changedTexts, changedDirectory);
    }

    /** Entry of a document. */
    public static Map.Entry<String, byte[]> document(String name, String text) {
        if (!DOCUMENTS.contains(name)) {
            throw Yaml.invalid(name, "no such document; accepted: " + DOCUMENTS);
        }
        return Map.entry(DOCUMENT + name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Key of an organisation's entry, whose body is the {@link Organisation}. */
    public static String organisationKey(String code) {
        return ORGANISATION + code;
    }

    /** Entry of an organisation. */
    public static Map.Entry<String, byte[]> entry(Organisation organisation) {
        return Map.entry(organisationKey(organisation.getCode()), organisation.toByteArray());
    }

    private static Organisation organisation(byte[] body) {
        try {
            return Organisation.parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
            throw Yaml.invalid("directory", "an entry cannot be read: " + e.getMessage());
        }
    }

    private static LegalCalendar calendar(String text) {
        try {
            return LegalCalendar.fromYaml(text);
        } catch (IllegalArgumentException e) {
            throw Yaml.invalid("calendar", e.getMessage());
        }
    }

    private String text(String document) {
        return Objects.requireNonNullElseGet(texts.get(document), () -> {
            throw Yaml.invalid(document, "the document is missing");
        });
    }

    /** Version, from 1. */
    public long version() {
        return version;
    }

    /** Documents by name. */
    public Map<String, String> texts() {
        return texts;
    }

    /** Kinds of matter. */
    public Matters matters() {
        return matters;
    }

    /** Clocks. */
    public Clocks clocks() {
        return clocks;
    }

    /** Calendar. */
    public LegalCalendar calendar() {
        return calendar;
    }

    /** Agreements. */
    public Agreements agreements() {
        return agreements;
    }

    /** Measures on property. */
    public Freezes freezes() {
        return freezes;
    }

    /** Collaboration between courts. */
    public Collaborations collaborations() {
        return collaborations;
    }

    /** Looking for persons and vehicles. */
    public Locating locating() {
        return locating;
    }

    /** Tasks of the grid. */
    public Grids grids() {
        return grids;
    }

    /** Warnings and nodes of a case. */
    public Warnings warnings() {
        return warnings;
    }

    /** What is asked of administrators. */
    public Administration administration() {
        return administration;
    }

    /** How long what has ended is kept. */
    public Retention retention() {
        return retention;
    }

    /** Organisations. */
    public Directory directory() {
        return directory;
    }
}

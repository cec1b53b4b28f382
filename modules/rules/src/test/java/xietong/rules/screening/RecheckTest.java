// SPDX-License-Identifier: Apache-2.0
package xietong.rules.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import xietong.rules.Refused;
import xietong.v1.IdentifierDigest;
import xietong.v1.IdentifierKind;
import xietong.v1.MatchKind;
import xietong.v1.Organisation;
import xietong.v1.SightedDigests;
import xietong.v1.SightedHits;
import xietong.v1.SightedIdentity;
import xietong.v1.SightingForm;
import xietong.v1.SightingReport;
import xietong.v1.Subject;
import xietong.v1.WatchTarget;
import xietong.v1.WatchedPerson;

/** What a list found is held against the order itself, and a source sends in the forms that it may. */
class RecheckTest {
    private static final Digester KEY = Digester.of("k1", "0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    private static final WatchTarget TARGET = WatchTarget.newBuilder()
            .setPerson(WatchedPerson.newBuilder()
                    .setSubject(Subject.newBuilder().setName("王演示").setIdentifier("990100190001010011"))
                    .setBirthDate("1900-01-01"))
            .build();
    private static final Recheck RECHECK = new Recheck(KEY, Map.of("k1", KEY));

    private static SightingReport digest(Identifier identifier, IdentifierKind label) {
        return SightingReport.newBuilder()
                .setDigests(SightedDigests.newBuilder().setKey("k1").addDigests(IdentifierDigest.newBuilder()
                        .setKind(label)
                        .setDigest(ByteString.copyFrom(KEY.digest(identifier).bytes()))))
                .build();
    }

    private static SightingReport hit(IdentifierKind kind) {
        return SightingReport.newBuilder().setHits(SightedHits.newBuilder().setKey("k1").setKind(kind)).build();
    }

    @Test
    void aLabelMakesNoMatchSurer() {
        Identifier name = Identifier.name("王演示", "1900-01-01");
        Identifier number = Identifier.citizenId("990100190001010011");
        assertThat(RECHECK.of(digest(name, IdentifierKind.IDENTIFIER_KIND_CITIZEN_ID), TARGET))
                .contains(MatchKind.MATCH_KIND_CANDIDATE);
        assertThat(RECHECK.of(digest(number, IdentifierKind.IDENTIFIER_KIND_NAME_AND_BIRTH), TARGET))
                .contains(MatchKind.MATCH_KIND_EXACT);
        assertThat(RECHECK.of(digest(Identifier.name("李演示", "1900-01-01"), name.kind()), TARGET)).isEmpty();
        assertThat(RECHECK.of(hit(IdentifierKind.IDENTIFIER_KIND_PLATE), TARGET)).contains(MatchKind.MATCH_KIND_CANDIDATE);
        assertThat(RECHECK.of(hit(IdentifierKind.IDENTIFIER_KIND_CITIZEN_ID), TARGET)).contains(MatchKind.MATCH_KIND_EXACT);
    }

    @Test
    void inClearTheSurestIdentifierCounts() {
        var named = SightedIdentity.newBuilder().setName("王演示").setBirthDate("1900-01-01");
        assertThat(RECHECK.of(SightingReport.newBuilder().setIdentity(named).build(), TARGET))
                .contains(MatchKind.MATCH_KIND_CANDIDATE);
        assertThat(RECHECK.of(
                        SightingReport.newBuilder().setIdentity(named.setIdentifier("990100190001010011")).build(), TARGET))
                .contains(MatchKind.MATCH_KIND_EXACT);
    }

    @Test
    void aSourceSendsInTheFormsThatTheDirectoryNames() {
        SightingReport clear = SightingReport.newBuilder().setIdentity(SightedIdentity.getDefaultInstance()).build();
        Organisation plain = Organisation.getDefaultInstance();
        Organisation agreed = Organisation.newBuilder().addSightings(SightingForm.SIGHTING_FORM_CLEAR).build();
        assertThatThrownBy(() -> Forms.require(plain, clear)).isInstanceOf(Refused.class);
        assertThatCode(() -> Forms.require(plain, hit(IdentifierKind.IDENTIFIER_KIND_PLATE))).doesNotThrowAnyException();
        assertThatCode(() -> Forms.require(agreed, clear)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Forms.require(agreed, hit(IdentifierKind.IDENTIFIER_KIND_PLATE))).isInstanceOf(Refused.class);
    }

    @Test
    void allChangesOfOneCommitAreInForceAtItsPosition() {
        var index = new WatchIndex(new ListBuilder("k1", 2).build(1));
        Digest one = KEY.digest(Identifier.plate("闽E00000"));
        Digest other = KEY.digest(Identifier.plate("闽E00001"));
        index.apply(List.of(new ListChange(1, 7, 11, List.of(one), false), new ListChange(1, 7, 12, List.of(other), false)));
        var found = new ArrayList<Long>();
        index.find(one, found::add);
        index.find(other, found::add);
        assertThat(found).containsExactly(11L, 12L);
        assertThat(index.position()).isEqualTo(7);
        index.confirm(7, Instant.EPOCH);
        assertThat(index.isSure(Instant.EPOCH, Duration.ZERO)).isTrue();
    }
}

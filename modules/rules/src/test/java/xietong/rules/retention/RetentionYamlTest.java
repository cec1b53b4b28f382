// SPDX-License-Identifier: Apache-2.0
package xietong.rules.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import xietong.rules.Catalogue;
import xietong.rules.Config;
import xietong.rules.Refused;
import xietong.rules.book.Retention;
import xietong.rules.book.RuleBook;
import xietong.v1.Reason;

/** Periods of {@code retention.yaml}: off as shipped, refused below what the law keeps. */
class RetentionYamlTest {

    static Stream<Map.Entry<String, Retention.Least>> kinds() {
        return Retention.least().entrySet().stream();
    }

    private static Retention years(String years) {
        return Config.edited("retention", "\nyears: {}", "\nyears: {" + years + "}").retention();
    }

    private static Refused refused(String was, String is) {
        Refused refused = catchThrowableOfType(Refused.class, () -> Config.edited("retention", was, is));
        assertThat(refused).as("should be refused").isNotNull();
        assertThat(refused.reason()).isEqualTo(Reason.REASON_RULES_INVALID);
        assertThat(refused.metadata()).containsEntry("document", "retention");
        return refused;
    }

    @Test
    void asShippedNothingIsErasedByThePassingOfTime() {
        assertThat(Config.BOOK.retention().isOff()).isTrue();
        assertThat(Config.BOOK.retention().of("entrustment")).isEmpty();
    }

    @Test
    void aRuleBookFromBeforeThereWasSuchADocumentErasesNothingEither() {
        var entries = new HashMap<>(Config.entries());
        entries.remove("document/retention");
        assertThat(RuleBook.of(1, entries).retention().isOff()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aPeriodBelowWhatTheLawKeepsIsRefusedAndTheRefusalSaysWhatIsAccepted(Map.Entry<String, Retention.Least> kind) {
        Retention.Least least = kind.getValue();
        assertThat(least.years()).isGreaterThanOrEqualTo(3);
        Refused refused = refused("\nyears: {}", "\nyears: {" + kind.getKey() + ": " + (least.years() - 1) + "}");
        assertThat(refused.metadata())
                .containsEntry("accepted", least.years() + " to 100").containsEntry("article", least.source());
        assertThat(refused).hasMessageContainingAll(kind.getKey(), least.source());
        assertThat(years(kind.getKey() + ": " + least.years()).of(kind.getKey())).hasValue(least.years());
        assertThat(Catalogue.kinds()).contains(kind.getKey());
        assertThat(Config.document("retention")).as("the file says it beside the kind")
                .containsPattern("#   " + kind.getKey() + " +" + least.years() + " +PIPL");
    }

    @Test
    void onlyKindsThatMarkWhatIsErasedCanBeNamed() {
        kinds().forEach(kind -> assertThat(
                        Catalogue.resource(kind.getKey()).empty().getDescriptorForType().findFieldByName("erased"))
                .as(kind.getKey()).isNotNull());
    }

    @ParameterizedTest
    @ValueSource(strings = {"duty: 5", "subject: 5", "rulebook: 9", "levy: 3", "entrustment: 101", "entrustment: null", "entrustment: -5"})
    void whatHasNoEndOrIsNoNumberOfYearsIsRefused(String line) {
        assertThat(refused("\nyears: {}", "\nyears: {" + line + "}").metadata()).containsKey("accepted");
    }

    @Test
    void theHourIsOneOfTheDay() {
        assertThat(refused("hour: 2\n", "hour: 24\n")).hasMessageContaining("0 to 23");
        assertThat(refused("hour: 2\n", "hour: -1\n")).hasMessageContaining("0 to 23");
        assertThat(refused("hour: 2\n", "hours: 2\n")).hasMessageContainingAll("hours", "accepted");
        assertThat(refused("\nyears: {}", "\n")).hasMessageContaining("years is needed");
    }
}

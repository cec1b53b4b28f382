// SPDX-License-Identifier: Apache-2.0
package xietong.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import xietong.v1.Officer;
import xietong.v1.PersonMatter;
import xietong.v1.PropertyMatter;
import xietong.v1.RoomMessage;
import xietong.v1.Subject;

/** The one masking pass, example by example and over random messages of every type. */
class MaskingTest {
    private static final Pattern LONG_RUN = Pattern.compile("[0-9]{7}");
    private static final long SEED = Long.getLong("xietong.seed", System.nanoTime());

    @BeforeAll
    static void tellTheSeed() {
        System.out.println("MaskingTest -Dxietong.seed=" + SEED);
    }

    @ParameterizedTest
    @CsvSource({"张三, 张*", "欧阳某某, 欧***", "张, *", "𠮷田, 𠮷*"})
    void aNameKeepsItsFirstCharacter(String name, String masked) {
        assertThat(Masking.mask(Officer.newBuilder().setName(name).build()).getName()).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"360102190001019994, 360102********9994", "36032319000101992X, 360323********992X",
            "360102000101999, ********", "9900001, *******", "12345678901234, ********"})
    void aNumberHidesTheDateOfBirthAndAShortOneEverything(String number, String masked) {
        assertThat(Masking.mask(Subject.newBuilder().setIdentifier(number).build()).getIdentifier()).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"629999000012, 6299****0012", "6299990000000000012, 6299***********0012", "62999900001, ********",
            "123456, ******"})
    void anAccountKeepsFourDigitsAtEachEndWhereItIsLongEnough(String account, String masked) {
        assertThat(Masking.mask(PropertyMatter.newBuilder().setAssetNumber(account).build()).getAssetNumber())
                .isEqualTo(masked);
    }

    @Test
    void aPlateATelephoneAnAddressAndATextKeepWhatTheContractSays() {
        assertThat(Masking.mask(PropertyMatter.newBuilder().setPlate("赣A12300").build()).getPlate())
                .isEqualTo("赣A***00");
        assertThat(phone("13812340000")).isEqualTo("138****0000");
        assertThat(phone("8812345")).isEqualTo("*******");
        assertThat(Masking.mask(PersonMatter.newBuilder().setLastKnownPlace("某路九号").build()).getLastKnownPlace())
                .isEqualTo("***");
    }

    private static String phone(String number) {
        return Masking.mask(Subject.newBuilder().setPhone(number).build()).getPhone();
    }

    @ParameterizedTest
    @CsvSource({
        "请于2026-11-21 18:00前解除49个账户共800000.00元, 请于2026-11-21 18:00前解除49个账户共800000.00元",
        "账户6299990000000000012已解除, 账户***已解除",
        "账户6299 9900 0000 0000 012已解除, 账户***已解除",
        "身份证99010019000101001X, 身份证***",
        "护照E12345678, 护照***",
        "车辆赣A8F3K2停在院内, 车辆赣***停在院内",
        "车辆赣A·12345D停在院内, 车辆赣***停在院内",
        "电话13800000000转8001, 电话***转8001",
        "（2018）京0117执90021号, （2018）京0117执90021号"
    })
    void wordsAmongMembersAreShownButForNumbersOfPersons(String said, String shown) {
        assertThat(Masking.mask(RoomMessage.newBuilder().setText(said).build()).getText()).isEqualTo(shown);
    }

    @Test
    void anOrganisationKeepsItsNameAndCodeButNotItsTelephone() {
        Subject company = Examples.company();
        Subject masked = Masking.mask(company);
        assertThat(masked.getName()).isEqualTo(company.getName());
        assertThat(masked.getIdentifier()).isEqualTo(company.getIdentifier());
        assertThat(masked.getPhone()).isEqualTo("010****0003");
        assertThat(Masking.mask(company.toBuilder().clearKind().build()).getName())
                .as("kind not said").startsWith("演*");
    }

    @Test
    void aWholeMatterShowsNothingOfItsPersons() {
        String shown = Masking.mask(Case.sent("FREEZE_DEPOSIT").hears(Court.JIZHOU.sign()).matter())
                .toByteString().toStringUtf8();
        assertThat(shown).doesNotContain(Examples.DEBTOR_ID, Examples.APPLICANT_ID, Examples.ACCOUNT, "吴试乙", "周试甲",
                "13900000002", "某路", "承办", "请协助");
        assertThat(shown).contains("吴**", "（2018）京0117执9002号", "京0117", "FREEZE_DEPOSIT");
    }

    static Stream<Descriptor> types() {
        return Messages.all().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void noRandomMessageLeaksThroughMaskingOrErasureAndPathsAreUnique(Descriptor type) {
        Random random = new Random(SEED + type.getFullName().hashCode());
        for (int i = 0; i < 8; i++) {
            Message message = parsed(Messages.random(type, random, 4));
            check(message);
        }
    }

    /** As the hub gets it: of the generated class where there is one. */
    private static Message parsed(Message dynamic) {
        try {
            String name = dynamic.getDescriptorForType().getFullName();
            var prototype = (Message) Class.forName(name).getMethod("getDefaultInstance").invoke(null);
            return prototype.getParserForType().parseFrom(dynamic.toByteString());
        } catch (ReflectiveOperationException | com.google.protobuf.InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static void check(Message message) {
        var hidden = new ArrayList<String>();
        PersonalFields.rewrite(message, (path, kind, owner, value) -> {
            if (!(owner instanceof Subject s) || !s.getKind().name().endsWith("ORGANISATION")) {
                hidden.add(value);
            }
            return value;
        });
        var shown = new ArrayList<String>();
        PersonalFields.rewrite(Masking.mask(message), (path, kind, owner, value) -> {
            if (!(owner instanceof Subject s) || !s.getKind().name().endsWith("ORGANISATION")) {
                shown.add(value);
            }
            return value;
        });
        assertThat(shown).hasSameSizeAs(hidden);
        assertThat(shown).noneMatch(value -> LONG_RUN.matcher(value).find());
        assertThat(shown).filteredOn(hidden::contains).as("shown as it is").isEmpty();

        var parts = new ArrayList<PersonalFields.Part>();
        Message rest = PersonalFields.takeOut(message, parts);
        assertThat(parts).extracting(PersonalFields.Part::path).doesNotHaveDuplicates();
        assertThat(PersonalFields.of(rest)).allMatch(part -> part.value().isEmpty());
        assertThat(Masking.erase(message)).isEqualTo(rest);
        assertThat(PersonalFields.of(Masking.erase(message))).allMatch(part -> part.value().isEmpty());
        String bytes = rest.toByteString().toStringUtf8();
        assertThat(parts).filteredOn(part -> part.value().length() > 3)
                .noneMatch(part -> bytes.contains(part.value()));
    }
}

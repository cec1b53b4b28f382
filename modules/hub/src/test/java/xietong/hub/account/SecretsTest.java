// SPDX-License-Identifier: Apache-2.0
package xietong.hub.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import xietong.hub.identity.Identity;
import xietong.rules.Refused;

/** Codes, second factors and passwords, without a ledger. */
class SecretsTest {
    private static final byte[] RFC = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private final SecondFactor factor = new SecondFactor();

    @TempDir
    Path folder;

    /** RFC 6238, appendix B, SHA-1; six of the eight digits. */
    @Test
    void codesAreThoseOfTheStandard() {
        assertThat(factor.code(RFC, factor.step(Instant.ofEpochSecond(59)))).isEqualTo("287082");
        assertThat(factor.code(RFC, factor.step(Instant.ofEpochSecond(1_111_111_109)))).isEqualTo("081804");
        assertThat(factor.code(RFC, factor.step(Instant.ofEpochSecond(20_000_000_000L)))).isEqualTo("353130");
    }

    @Test
    void aCodeIsTakenOneStepEarlyAndLateAndNoFurther() {
        Instant now = Instant.ofEpochSecond(1_800_000_000);
        long step = factor.step(now);
        for (int off = -3; off <= 3; off++) {
            assertThat(factor.match(RFC, factor.code(RFC, step + off), now).isPresent())
                    .as("%d", off)
                    .isEqualTo(Math.abs(off) <= 1);
        }
        assertThat(factor.match(RFC, " " + factor.code(RFC, step).substring(0, 3) + " " + factor.code(RFC, step).substring(3), now))
                .hasValue(step);
        assertThat(factor.match(RFC, "", now)).isEmpty();
    }

    /** RFC 4648, section 10. */
    @Test
    void base32IsThatOfTheStandardAndComesBack() {
        String[][] known = {{"", ""}, {"f", "MY"}, {"fo", "MZXQ"}, {"foo", "MZXW6"}, {"foob", "MZXW6YQ"},
            {"fooba", "MZXW6YTB"}, {"foobar", "MZXW6YTBOI"}};
        for (String[] pair : known) {
            assertThat(Base32.of(pair[0].getBytes(StandardCharsets.US_ASCII))).isEqualTo(pair[1]);
        }
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            assertThat(Base32.bytes(Base32.of(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void secretsAreTheHubsOwnTheSameAfterARestartAndOthersForEveryOfficerAndGeneration() {
        Path keys = folder.resolve("a");
        var secrets = new AccountSecrets(Identity.initialise(keys, List.of()));
        String code = secrets.setupCode("京0117", "1024", 1);
        assertThat(code).matches("([A-Z2-7]{4}-){5}[A-Z2-7]{4}");
        assertThat(new AccountSecrets(Identity.load(keys)).setupCode("京0117", "1024", 1)).isEqualTo(code);
        var other = new AccountSecrets(Identity.initialise(folder.resolve("b"), List.of()));
        assertThat(List.of(
                        secrets.setupCode("京0117", "1024", 2),
                        secrets.setupCode("京0117", "1025", 1),
                        secrets.setupCode("津0119", "1024", 1),
                        secrets.wallCode("京0117", "1024", 1),
                        other.setupCode("京0117", "1024", 1)))
                .doesNotContain(code)
                .doesNotHaveDuplicates();
        assertThat(secrets.totp("京0117", "1024", 1)).hasSize(20).isNotEqualTo(secrets.totp("京0117", "1024", 2));
        assertThat(AccountSecrets.isSame(code, code.toLowerCase().replace('-', ' '))).isTrue();
        assertThat(AccountSecrets.isSame(code, code.substring(1))).isFalse();
    }

    @Test
    void aWallsCredentialIsTakenAsItWasGivenOnly() {
        var secrets = new AccountSecrets(Identity.initialise(folder.resolve("c"), List.of()));
        var wall = new AccountSecrets.Wall("京0117", "hall", 3, "device");
        String credential = secrets.credential(wall);
        assertThat(secrets.wall(credential)).contains(wall);
        String another = secrets.credential(new AccountSecrets.Wall("京0117", "hall", 4, "device"));
        String mixed = another.substring(0, another.indexOf('.')) + credential.substring(credential.indexOf('.'));
        for (String wrong : List.of("", ".", "x.y", mixed, credential + "A", "A" + credential)) {
            assertThat(secrets.wall(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void aPasswordIsKnownByItsDigestUnderTheHubsKeyOnly() {
        var passwords = new Passwords();
        byte[] key = {1, 2, 3};
        Passwords.Kept kept = passwords.keep("Heping-2026-执行", key);
        assertThat(passwords.isSame(kept, Passwords.SCHEME, "Heping-2026-执行", key)).isTrue();
        assertThat(passwords.isSame(kept, Passwords.SCHEME, "Ｈeping-2026-执行", key)).as("full width").isTrue();
        assertThat(passwords.isSame(kept, Passwords.SCHEME, "heping-2026-执行", key)).isFalse();
        assertThat(passwords.isSame(kept, Passwords.SCHEME, "Heping-2026-执行", new byte[] {1, 2, 4})).isFalse();
        assertThat(passwords.isSame(Passwords.nobody(), Passwords.SCHEME, "", key)).isFalse();
        assertThat(passwords.keep("Heping-2026-执行", key).salt()).isNotEqualTo(kept.salt());
    }

    @Test
    void aPasswordThatIsGuessedTooEasilyIsRefused() {
        for (String weak : List.of("", "Ab1-Ab1-", "alllowercase1", "12345678901", "Abc-1024-xyz9")) {
            assertThatThrownBy(() -> Passwords.requireStrong(weak, "1024")).as(weak)
                    .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.metadata()).containsEntry("field", "password"));
        }
        assertThatThrownBy(() -> Passwords.requireStrong("Ab1-".repeat(33), "1024")).isInstanceOf(Refused.class);
        for (String good : List.of("Ab1-Ab1-Ab", "执行局Heping2026")) {
            assertThatCode(() -> Passwords.requireStrong(good, "1024")).doesNotThrowAnyException();
        }
    }
}

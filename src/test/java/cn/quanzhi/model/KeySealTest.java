package cn.quanzhi.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.quanzhi.kernel.PermanentFailure;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySealTest {

    private static final String WHERE = "QUANZHI_MODEL_SEALING_KEY";
    private static final String DIGITS = "000102030405060708090a0b0c0d0e0f";
    private static final String KEY = "sk-a-providers-key-密";
    private static final UUID PROVIDER = UUID.fromString("00000000-0000-7000-8000-000000000001");
    private static final UUID OTHER = UUID.fromString("00000000-0000-7000-8000-000000000002");

    private final KeySeal seal = new KeySeal(DIGITS, WHERE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                DIGITS,
                DIGITS + "F0F1F2F3F4F5F6F7",
                DIGITS + DIGITS,
            })
    void opensWhatItSealed(String digits) {
        KeySeal one = new KeySeal(digits, WHERE);
        byte[] sealed = one.sealed(PROVIDER, KEY);
        assertThat(new KeySeal(digits, WHERE).opened(PROVIDER, sealed)).isEqualTo(KEY);
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("sk-");
    }

    @Test
    void opensNoKeyAsAnotherProviders() {
        byte[] sealed = seal.sealed(PROVIDER, KEY);
        assertThatThrownBy(() -> seal.opened(OTHER, sealed)).isInstanceOf(PermanentFailure.class);
    }

    @Test
    void opensNothingWithAnotherSealingKey() {
        byte[] sealed = seal.sealed(PROVIDER, KEY);
        KeySeal other = new KeySeal(DIGITS.replace('0', '1'), WHERE);
        assertThatThrownBy(() -> other.opened(PROVIDER, sealed)).isInstanceOf(PermanentFailure.class);
    }

    @Test
    void opensNothingThatWasTouchedOrCutShort() {
        byte[] sealed = seal.sealed(PROVIDER, KEY);
        for (int at = 0; at < sealed.length; at++) {
            byte[] touched = sealed.clone();
            touched[at] ^= 1;
            assertThatThrownBy(() -> seal.opened(PROVIDER, touched)).isInstanceOf(PermanentFailure.class);
        }
        assertThatThrownBy(() -> seal.opened(PROVIDER, new byte[5])).isInstanceOf(PermanentFailure.class);
    }

    @Test
    void sealsTheSameKeyOtherwiseEachTime() {
        assertThat(seal.sealed(PROVIDER, KEY)).isNotEqualTo(seal.sealed(PROVIDER, KEY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "change-me", "0001", DIGITS + "0", DIGITS + "\n", "zz0102030405060708090a0b0c0d0e0f"})
    void refusesToStartWithoutAKeyAndSaysWhereItStandsButNotWhat(String wrong) {
        assertThatThrownBy(() -> new KeySeal(wrong, WHERE))
                .isInstanceOfSatisfying(SealingKeyUnusable.class, failure -> {
                    String said = String.valueOf(new SealingKeyUnusableAnalyzer()
                            .analyze(failure, failure)
                            .getDescription());
                    assertThat(said).contains(WHERE, "32", "48", "64");
                    assertThat(wrong.isEmpty() || !said.contains(wrong)).isTrue();
                });
    }
}

package cn.quanzhi.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void takesOutWhatNobodySees() {
        assertThat(Words.clean("text", "计量\u202e器具\u200b检定\ufeff")).isEqualTo("计量器具检定");
        assertThat(Words.clean("text", "a\udb40\udc41b")).isEqualTo("ab");
    }

    @Test
    void keepsLinesTabsAndJoinedEmoji() {
        assertThat(Words.clean("text", "一\n二\t三 👨‍👩‍👧")).isEqualTo("一\n二\t三 👨‍👩‍👧");
    }

    @Test
    void refusesWhatNoStoreKeeps() {
        assertThatThrownBy(() -> Words.clean("text", "a\u0000b")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Words.clean("text", "a\ud800b")).isInstanceOf(ProblemException.class);
    }
}

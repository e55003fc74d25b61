package cn.quanzhi.answering.citation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried only where it can begin is found wherever it stands. */
class FinderTest {

    @ParameterizedTest
    @ValueSource(strings = {"只有", "终身", "不管谁", "半数", "每个", "翻倍"})
    void eachWideWordIsSeen(String word) {
        Surface.Said said = Surface.Said.of("茶秤不合格的，停止使用。");
        assertThat(Surface.brought("茶秤不合格的，" + word + "停止使用。", said).isNothing())
                .isFalse();
    }

    @Test
    void aWordIsFoundFromItsOwnBeginningAndWithWhatMustFollow() {
        Finder finder = Finder.ofWords("茶秤|不管(?=谁|什么)");
        Finder.Search search = finder.in("不管，茶茶秤不管谁");
        assertThat(search.next()).isTrue();
        assertThat(search.found().start()).isEqualTo(4);
        assertThat(search.next()).isTrue();
        assertThat(search.found().group()).isEqualTo("不管");
        assertThat(search.next()).isFalse();
    }
}

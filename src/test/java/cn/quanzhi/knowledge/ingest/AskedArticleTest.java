package cn.quanzhi.knowledge.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.quanzhi.knowledge.ingest.AskedArticle.Elsewhere;
import java.util.List;
import org.junit.jupiter.api.Test;

class AskedArticleTest {

    private static final AskedArticle ASKED =
            new AskedArticle("样品法", "2020", "3-2", List.of(new Elsewhere("2027修订", "5"), new Elsewhere("甲=乙", "6-1")));

    @Test
    void itsPathSaysAllOfIt() {
        assertThat(AskedArticle.of(ASKED.path(), "3-2")).isEqualTo(ASKED);
    }

    @Test
    void anotherVersionHasTheNumberThatTheFileSaysAndNoOther() {
        assertThat(ASKED.saidIn("2027修订")).contains("5");
        assertThat(ASKED.saidIn("甲=乙")).contains("6-1");
        assertThat(ASKED.saidIn("2027")).isEmpty();
        assertThat(ASKED.saidIn("2020")).isEmpty();
    }

    @Test
    void anyOtherPathIsRefused() {
        assertThatThrownBy(() -> AskedArticle.of(List.of("样品法"), "3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("样品法");
        assertThat(AskedArticle.isPath(List.of("样品法", "2020", "第一章"))).isFalse();
        assertThat(AskedArticle.isPath(List.of())).isFalse();
    }
}

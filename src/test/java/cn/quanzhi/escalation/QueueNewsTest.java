package cn.quanzhi.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QueueNewsTest {

    @Test
    void tellsEachOfTheLastStepsAndOnlyLeapsBeforeThem() {
        assertThat(QueueNews.isNews(null, 30)).isTrue();
        assertThat(QueueNews.isNews(3, 3)).isFalse();
        assertThat(QueueNews.isNews(3, 2)).isTrue();
        assertThat(QueueNews.isNews(6, 5)).isTrue();
        assertThat(QueueNews.isNews(30, 29)).isFalse();
        assertThat(QueueNews.isNews(30, 24)).isTrue();
        assertThat(QueueNews.isNews(30, 36)).isTrue();
    }
}

package cn.quanzhi.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.retrieval.Retriever.Evidence;
import cn.quanzhi.retrieval.Retriever.Found;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadingsTest {

    private static final LocalDate FROM = LocalDate.of(2018, 1, 1);

    private static Found found(int number, double score) {
        Passage passage = new Passage(
                new UUID(0, number),
                new UUID(0, 2),
                new UUID(0, 3),
                "shared",
                DocumentKind.LAW,
                "样品法",
                null,
                "",
                "全国",
                "样品法" + number,
                String.valueOf(number),
                List.of(),
                "text",
                "hash",
                0,
                FROM,
                null);
        Validity validity = new Validity(Validity.Status.IN_FORCE, FROM, null, null, null);
        return new Found(passage, validity, score, false, Map.of());
    }

    @Test
    void whatBothReadingsFindComesBeforeWhatOneFinds() {
        Evidence first = new Evidence(List.of(found(1, 5), found(2, 4), found(3, 1)), 0.6, 0.1);
        Evidence last = new Evidence(List.of(found(4, 5), found(2, 4), found(5, 2)), 0.7, 0.2);
        Evidence merged = Readings.merged(List.of(first, last), 3);
        assertThat(merged.items()).extracting(item -> item.passage().article()).containsExactly("2", "1", "4");
        assertThat(merged.items()).extracting(Found::score).containsExactly(8.0, 7.0, 6.0);
        assertThat(merged.similarity()).isEqualTo(0.7);
    }
}

package cn.quanzhi.answering;

import static org.assertj.core.api.Assertions.assertThat;

import cn.quanzhi.answering.intent.Intent;
import cn.quanzhi.answering.intent.Seen;
import cn.quanzhi.knowledge.AskedQuestions;
import cn.quanzhi.knowledge.DocumentKind;
import cn.quanzhi.knowledge.LetterEmbeddings;
import cn.quanzhi.knowledge.Passage;
import cn.quanzhi.knowledge.Validity;
import cn.quanzhi.model.Embeddings;
import cn.quanzhi.retrieval.Retriever;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final float[] NEAR = {0.6f, 0.8f, 0, 0};
    private static final float[] NEAR_TOO = {0.6f, 0, 0, 0.8f};
    private static final float[] ASKED = {1, 0, 0, 0};
    private static final String REPORT = "检测报告几天能出";
    private static final String FEES = "检测费由谁来出";

    private final List<String> told = new ArrayList<>();
    private final List<String> embedded = new ArrayList<>();
    private final Passage article = passage(1, DocumentKind.LAW, "样品管理条例");
    private final Passage guide = passage(2, DocumentKind.GUIDE, "样品怎么寄送");
    private final AskedQuestions typical = (site, passages) ->
            List.of(new AskedQuestions.Asked(REPORT, NEAR, article), new AskedQuestions.Asked(FEES, NEAR_TOO, guide));
    private final Suggestions suggestions = new Suggestions(typical, new Counted(), new Told());

    /** Takes only {@link #REPORT} and guides for a question of the trade. */
    private final class Told extends MessageIntents {
        Told() {
            super(new LetterEmbeddings(), new AnsweringSettings(8, 0.66, 0.5, 0.3, 0.5, 0.9, 0.2, 0.8));
        }

        @Override
        Wish of(String message, Seen seen, boolean followsUp) {
            told.add(message);
            return new Wish(message.equals(FEES) ? Intent.COMPLAINT : Intent.CONSULTATION, Map.of());
        }
    }

    private final class Counted implements Embeddings {
        @Override
        public String name() {
            return "counted";
        }

        @Override
        public int dimensions() {
            return NEAR.length;
        }

        @Override
        public float[] embed(String text) {
            embedded.add(text);
            return new float[] {0.6f, 0, 0.8f, 0};
        }

        @Override
        public List<float[]> embedAll(List<String> texts) {
            return texts.stream().map(this::embed).toList();
        }
    }

    @Test
    void whatWouldBeHandedOverIsNotSuggested() {
        assertThat(asked("抽检不合格怎么办")).containsExactly(REPORT + "？", guide.title() + "？");
    }

    @Test
    void whatASuggestionIsIsFoundOutOnce() {
        assertThat(asked("抽检不合格怎么办")).isEqualTo(asked("样品坏了怎么办"));
        assertThat(told).containsExactlyInAnyOrder(REPORT, FEES, guide.title());
        assertThat(embedded).containsExactly(guide.title());
    }

    private List<String> asked(String text) {
        Question question = new Question(
                "demo",
                text,
                text,
                List.of(text),
                ASKED,
                new Wish(Intent.CONSULTATION, Map.of()),
                TODAY,
                TODAY,
                List.of());
        List<Retriever.Found> found = List.of(found(article), found(guide));
        return suggestions.of(question, new Retriever.Evidence(found, 0.8, 0.2), List.of());
    }

    private static Retriever.Found found(Passage passage) {
        Validity inForce = new Validity(Validity.Status.IN_FORCE, passage.effectiveFrom(), null, null, null);
        return new Retriever.Found(passage, inForce, 1, false, Map.of());
    }

    private static Passage passage(int number, DocumentKind kind, String title) {
        return new Passage(
                new UUID(0, number),
                new UUID(1, number),
                new UUID(2, number),
                "shared",
                kind,
                title,
                null,
                "2020",
                "全国",
                "《" + title + "》第一条",
                "1",
                List.of(),
                "样品应当封存。",
                "hash" + number,
                1,
                LocalDate.of(2020, 1, 1),
                null);
    }
}
